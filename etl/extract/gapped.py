"""A verb told once for several days: "received A on Monday, on Tuesday B", "spoke to A on 4 May; on 9 May, to B"."""

from msgspec.structs import replace

from etl.extract.datable import datable
from etl.extract.dated import Dating
from etl.extract.fitting import fits
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_OPENS = pattern(r"(?i)(?:[;,]|\band)\s+(?:and\s+|then\s+|finally\s+|later\s+|lastly\s+)*(?:(?:on|in|early|late)\s+)?$")
_THEN_WHOM = pattern(
    r"(?i)^,?\s+(?:it was |(?:came |followed )?|the turn of )(?:(?:with|to|from|by|of)\s+)?"
    r"(?:(?:the|an?|his|her|their)\s+)?"
    r"(?:(?-i:[A-Z])[\w.-]*(?:'s)?\s+|[a-z-]+ly\s+|visiting\s+|new\s+){0,4}$"
)
_VERB = pattern(
    r"(?i)\b(?:said|told|was|were|is|are|will|would|has|have|had|met|held|went|came|made|paid|flew|left|took|saw|"
    r"[a-z]{3,}ed)\b"
)
_ONE_MORE = pattern(r"(?i)^,? (?:and )?(?:again )?(?:in |on )?$")
_IT_WAS = pattern(r"(?i)\bit was ")
_SUBJECT_OF_THE_NEXT = pattern(r"^ (?:[a-z]+ly |had |has |will )?$")
_SUBJECT = pattern(r"(?i)^\W*(?:the|both|these|those|two) (?:[a-z-]+ ){0,3}$")
_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL, EngagementType.VISIT, EngagementType.CONSULTATION})
_REACH = 24
_LONGEST_MEMBER = 170
_TITLE = 60


def told_once(page: Page, clause: Clause, dating: Dating, end: int) -> list[tuple[Clause, Dating]]:
    """The clause and, up to `end`, one more for each later day that names a counterpart and no verb of its own."""
    if clause.hit.trigger.type not in _KINDS or dating.interval is None or not dating.times:
        return [(clause, dating)]
    rest = Span(clause.hit.span.end, end)
    days = [
        time
        for time in page.times_in(rest)
        if time not in dating.times and _opens_member(page, clause, time) and not _told_with_it(dating, time)
    ]
    if not days or _has_verb_of_its_own(page, Span(days[-1].span.end, end)):
        return [(clause, dating)]
    ends = [*(day.span.start for day in days[1:]), _end_of_list(page, clause, days[-1], end)]
    first = replace(clause, zone=Span(clause.zone.start, min(clause.zone.end, days[0].span.start)))
    stem = None if clause.hit.trigger.verb else first.zone
    members = []
    for day, stop in zip(days, ends, strict=True):
        zone = Span(day.span.start, stop)
        if stop - day.span.start > _LONGEST_MEMBER or _VERB.search(_without_it_was(page, zone)):
            return [(clause, dating)]
        why = f"“{day.text}” opens a member of the list that the verb is told once for"
        members.append((replace(clause, zone=zone, stem=stem), Dating(day.interval, (day,), why)))
    return [(first, dating), *members]


def _end_of_list(page: Page, clause: Clause, last: TimeExpression, end: int) -> int:
    """Where a list ends that is the sentence's subject: "The visits by A in May and in June by B | were praised"."""
    if clause.hit.trigger.verb or not _SUBJECT.search(page.flat[clause.sentence.span.start : clause.hit.span.start]):
        return end
    people = page.people_in(Span(last.span.end, min(end, last.span.end + _TITLE)))
    return people[0].span.end if people else end


def _told_with_it(dating: Dating, time: TimeExpression) -> bool:
    """Whether the day is one of the first act's own: "on Tuesday and Wednesday, he"."""
    return bool(
        dating.interval and time.interval and dating.interval.days > 1 and dating.interval.contains(time.interval)
    )


def _opens_member(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a day that follows a comma or "and" is at once followed by whom it brought."""
    if not _OPENS.search(page.flat[max(clause.hit.span.end, time.span.start - _REACH) : time.span.start]):
        return False
    if not datable(page, time) or not fits(page, clause, time) or _ends_a_list_of_days(page, clause, time):
        return False
    spans = [one.span for one in page.people_in(Span(time.span.end, time.span.end + _TITLE))]
    if clause.hit.trigger.type is EngagementType.VISIT:
        spans += [one.span for one in page.places_in(Span(time.span.end, time.span.end + _TITLE))]
    return bool(spans) and _THEN_WHOM.search(page.flat[time.span.end : min(spans).start]) is not None


def _ends_a_list_of_days(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether it is only the last of several days of one traveller: "by A in 2001 and 2013, by B in 2012"."""
    if page.flat[time.span.end : time.span.end + 1] != b",":
        return False
    before = page.times_in(Span(max(clause.hit.span.end, time.span.start - _REACH), time.span.start))
    return any(_ONE_MORE.search(page.flat[other.span.end : time.span.start]) for other in before)


def _has_verb_of_its_own(page: Page, behind: Span) -> bool:
    """Whether who follows the last day is the subject of the next trigger: "in 2017 he came"."""
    people = page.people_in(behind)
    return bool(people) and _SUBJECT_OF_THE_NEXT.search(page.flat[people[-1].span.end : behind.end]) is not None


def _without_it_was(page: Page, zone: Span) -> bytes:
    words = page.words(zone)
    told = _IT_WAS.search(words)
    return words[: told.start()] + words[told.end() :] if told else words
