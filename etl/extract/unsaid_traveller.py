"""Who travels where a dated journey names nobody: the story's guest, or home's own, whom it has told of before."""

from collections.abc import Sequence

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.slots import inviters
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention

_HIS_INVITATION = pattern(r"^'s? (?:[a-z]+ )?invitation\b")
_HE = pattern(r"(?i)\b(?:he|she|I|we|you|they)\b")
_REPORTED = pattern(
    r"(?i)\b(?:report|cover|comment|praise|hail|analy[sz]|follow|watch)\w* (?:on )?(?:the |his |this )?$"
)


def guest_of_the_story(page: Page, clause: Clause) -> Travel | None:
    """The story's one foreign side, on its way to home: "Two carriers have called here, one in March 2018"."""
    sentence = clause.sentence
    topic = page.topics.get(sentence.section.story)
    named = {m.code for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation"}
    people = page.people_in(sentence.span)
    hosts = inviters(page, people, sentence.span)
    sides = {page.side(one) for one in people if one not in hosts and not _invites(page, one)}
    if topic is None or not _dated(page, clause) or _of_someone(page, clause) or HOME in sides or not named <= {topic}:
        return None
    return Travel("partner", (), (), (topic,), True)


def _invites(page: Page, person: PersonMention) -> bool:
    """Whether it is "at A's invitation"."""
    return _HIS_INVITATION.search(page.flat[person.span.end : person.span.end + 30]) is not None


def own_of_the_story(
    page: Page, clause: Clause, goals: tuple[str, ...], casts: Sequence[Cast], last: Travel | None
) -> Travel | None:
    """Home's people told of before, on their way to `goals`: "The delegation flies to Lima on Tuesday"."""
    people = page.people_in(clause.sentence.span)
    hosts = inviters(page, people, clause.sentence.span)
    foreign = {page.side(one) for one in people if one not in hosts and not _invites(page, one)} - {None, HOME}
    own = next((cast.home_people for cast in reversed(casts) if cast.home_people), ())
    guest = last is not None and last.mover != "home"
    if not own or foreign or guest or not _dated(page, clause) or _reported(page, clause):
        return None
    return Travel("home", own, (), goals, True)


def _dated(page: Page, clause: Clause) -> bool:
    """Whether the journey has days, and is more than "will be there next year" or "I was there last week"."""
    been = clause.hit.trigger.rule.startswith("been")
    return not been and any(time.interval is not None for time in page.times_in(clause.zone))


def _of_someone(page: Page, clause: Clause) -> bool:
    """Whether "he" travels: somebody told of before, whoever that was."""
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    return _HE.search(ahead) is not None


def _reported(page: Page, clause: Clause) -> bool:
    """Whether the press only writes of it: "State media there reported the trip on Tuesday"."""
    return _REPORTED.search(page.flat[clause.sentence.span.start : clause.hit.span.start]) is not None
