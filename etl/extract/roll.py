"""A roll of visits: lines of travellers and days, under a heading that says they are visits, or who went where."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit, load
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import HOME, PersonMention, Status, TimeExpression
from etl.spans import Span

# "VIP visits", "3. High-level visits:", "Official visits of leaders"
_HEADING = pattern(
    r"(?i)^\W*(?:[\dA-Z]{1,3}[.)] ?)?(?:(?:vip|incoming|outgoing|inward|outward|inbound|outbound|"
    r"foreign|high[- ]level|high-ranking|official|state|recent|key|major|important|"
    r"bilateral|mutual|list|of|the|other|some|leaders'?|ministerial|exchanges?|political|and|top) )*visits?"
    r"(?: (?:of|by|between|since|at|and|exchanged?|paid|in|to|from|during|abroad)\b[^.;]{0,60})?:?\W*$"
)
_INWARD = pattern(
    r"(?i)^\W*(?:\w{1,3}[.)] ?)?(?:(?:high[- ]level|vip|state|official|foreign) )*(?:incoming|inward|inbound|foreign)\b"
)
_OUTWARD = pattern(
    r"(?i)^\W*(?:\w{1,3}[.)] ?)?(?:(?:high[- ]level|vip|state|official) )*(?:outgoing|outward|outbound)\b"
)
_ONE_WAY = pattern(
    r"(?i)^\W*(?:incoming|inward|inbound|outgoing|outward|outbound)(?: (?:state |official )?visits?)?[^\w]*$"
)
# "From Peru to Kenya", "Visits from Kenya to Peru:"
_TO_HOME = pattern(r"(?i)\bvisits? to (?:the )?$")
_FROM_TO = pattern(
    r"(?i)^\W*(?:[\dA-Z]{1,3}[.)] ?)?(?:(?:vip |official |high-level |state )*visits? )?(?:from|by)\b[^.;\d]{3,70}$"
)
_TO = pattern(r"(?i)^ (?:side )?to (?:the )?$")
_GOES_TO = pattern(r"(?i)^(?: (?-i:[A-Z])[\w-]+){0,2}(?: (?:from|of) [^,;]{3,30})?,? (?:to|in) (?:the )?$")
# "From Peru: President A (May 2006), Premier B (2009)", "* Peruvian side: ..."
_OF_A_SIDE = pattern(r"(?i)^\W*(?:\w[.)] )?(?:from|by|on)? ?(?:the )?[^,;:.()\d]{3,40}:\s")
# "High-level visits: Premier A (2004), President B (2007); King C (March 2005)"
_VISITS_LISTED = pattern(
    r"(?i)^\W*(?:(?:vip|foreign|high[- ]level|high-ranking|official|state|recent|key|major|important|mutual|main|past)"
    r" )*visits?(?: exchanged)?: "
)
_LONGEST_HEADING, _LONGEST_LINE, _LONGEST_LIST = 100, 170, 900
_FURNITURE = 24
_RULE = "visit noun"


class Heading(Struct, frozen=True):
    """What a heading says of the lines under it: the foreign side and who moves, where it tells a direction."""

    mover: str | None = None
    code: str | None = None


def rolls(page: Page) -> Mapping[int, Heading]:
    """The heading over each line of a roll, by the order of the sentence."""
    return dict(_under_headings(page))


def _under_headings(page: Page) -> Iterator[tuple[int, Heading]]:
    heading: Heading | None = None
    for sentence in page.sentences:
        found = _heading(page, sentence)
        if found is not None:
            heading = found
        elif lists_both(page, sentence):
            yield sentence.order, Heading()
        elif heading is not None and _is_line(page, sentence):
            yield sentence.order, heading
        elif sentence.span.end - sentence.span.start > _FURNITURE:
            heading = None


def _heading(page: Page, sentence: Sentence) -> Heading | None:
    words = page.words(sentence.span)
    if len(words) > _LONGEST_HEADING or page.people_in(sentence.span):
        return None
    if _HEADING.search(words) or _ONE_WAY.search(words):
        inward = _INWARD.search(words) is not None or _comes_here(page, sentence)
        return Heading("partner" if inward else "home" if _OUTWARD.search(words) else None)
    if not _FROM_TO.search(words):
        return None
    lands = [mention for mention in page.partners_in(sentence.span) if mention.kind != "organisation"]
    if len(lands) != 2 or lands[0].home == lands[1].home:
        return None
    if not _TO.search(page.flat[lands[0].span.end : max(lands[0].span.end, lands[1].span.start)]):
        return None
    origin, goal = lands
    return Heading("home", goal.code) if origin.home else Heading("partner", origin.code)


def _comes_here(page: Page, sentence: Sentence) -> bool:
    """Whether a heading says whither: "State visits to India in 2023"."""
    return any(
        mention.home and _TO_HOME.search(page.flat[sentence.span.start : mention.span.start])
        for mention in page.partners_in(sentence.span)
    )


def _is_line(page: Page, sentence: Sentence) -> bool:
    if _side_listed(page, sentence) is not None:
        return len(page.words(sentence.span)) <= _LONGEST_LIST
    return sentence.span.end - sentence.span.start <= _LONGEST_LINE and bool(page.people_in(sentence.span))


def visits(page: Page, sentence: Sentence, heading: Heading, before: TimeExpression | None) -> list[Act]:
    """The visits of a line, on its own days or, under a direction, in the year of the line before it."""
    if (one := _side_listed(page, sentence)) is not None:
        return _each_by_his_days(page, sentence, one)
    if lists_both(page, sentence):
        return _of_either_side(page, sentence)
    times = [time for time in page.times_in(sentence.span) if time.interval is not None and time.dates_engagements]
    people = [person for person in page.people_in(sentence.span) if person.role]
    if not people or len(times) > 1:
        return []
    time = times[0] if times else before if heading.code else None
    if time is None or time.interval is None:
        return []
    if heading.code is not None and heading.mover is not None:
        return [_act(page, sentence, heading.mover, heading.code, person, time, time.interval) for person in people]
    gone = _whither(page, sentence, people[0])
    if gone is None and heading.mover == "partner" and (side := page.side(people[0])) not in (HOME, None):
        gone = ("partner", side)
    return [_act(page, sentence, *gone, people[0], time, time.interval)] if gone else []


def lists_both(page: Page, sentence: Sentence) -> bool:
    """Whether a line lists visits of either side behind a colon: "Visits: Premier A (2004); King B (March 2005)"."""
    return _VISITS_LISTED.search(page.words(sentence.span)) is not None


def _of_either_side(page: Page, sentence: Sentence) -> list[Act]:
    """The visits of a line that lists both sides' travellers: home's go to the land of the story, its own come here."""
    land = page.topics.get(sentence.section.story) or _only_land(page, sentence)
    if land is None or land in page.bodies:
        return []
    movers = {HOME: "home", land: "partner"}
    return [
        _act(page, sentence, movers[side], land, person, time, days)
        for person, time, days in _with_his_days(page, sentence)
        if (side := page.side(person)) in movers
    ]


def _only_land(page: Page, sentence: Sentence) -> str | None:
    """The one foreign country that the story names up to the line."""
    story = [one.span for one in page.sentences[: sentence.order + 1] if one.section.story == sentence.section.story]
    named = {mention.code for span in story for mention in page.partners_in(span) if not mention.home}
    lands = named - page.bodies
    return lands.pop() if len(lands) == 1 else None


def _side_listed(page: Page, sentence: Sentence) -> Heading | None:
    """Whose travellers a line lists, when it opens with the name of a land and a colon."""
    opened = _OF_A_SIDE.search(page.words(sentence.span))
    if opened is None:
        return None
    lands = page.partners_in(Span(sentence.span.start, sentence.span.start + opened.end()))
    topic = page.topics.get(sentence.section.story)
    if len(lands) != 1 or lands[0].kind == "organisation" or not (topic and page.people_in(sentence.span)):
        return None
    return Heading("home", topic) if lands[0].home else Heading("partner", lands[0].code)


def _each_by_his_days(page: Page, sentence: Sentence, side: Heading) -> list[Act]:
    """One visit for each day that follows a traveller's name."""
    return [
        _act(page, sentence, side.mover or "", side.code or "", person, time, days)
        for person, time, days in _with_his_days(page, sentence)
    ]


def _with_his_days(page: Page, sentence: Sentence) -> Iterator[tuple[PersonMention, TimeExpression, Interval]]:
    """Each traveller with each of the times that follow his name."""
    people = [person for person in page.people_in(sentence.span) if person.role]
    ends = [*(person.span.start for person in people[1:]), sentence.span.end]
    for person, end in zip(people, ends, strict=True):
        for time in page.times_in(Span(person.span.end, max(person.span.end, end))):
            if time.interval is not None and time.dates_engagements:
                yield person, time, time.interval


def _whither(page: Page, sentence: Sentence, traveller: PersonMention) -> tuple[str, str] | None:
    """Mover and foreign side of "President A to Kenya in May 2006"."""
    for place in page.places_in(Span(traveller.span.end, sentence.span.end)):
        if not _GOES_TO.search(page.flat[traveller.span.end : place.span.start]):
            continue
        side = page.side(traveller)
        if place.code != page.home:
            return ("home", place.code) if side in (HOME, None) else None
        code = side if side not in (HOME, None) else page.topics.get(sentence.section.story)
        return ("partner", code) if code else None
    return None


def _act(
    page: Page, sentence: Sentence, mover: str, code: str, person: PersonMention, time: TimeExpression, days: Interval
) -> Act:
    trigger = next(row for row in load() if row.rule == _RULE)
    clause = Clause(Hit(trigger, person.span), sentence.span, sentence)
    people, outward = (person,), mover == "home"
    ahead = days.first > page.published(sentence).last
    return Act(
        clause, trigger.type, None, ordered((code,)), people if outward else (), () if outward else people, True,
        None, mover, True, Status.PLANNED if ahead else Status.HELD, days, (time,),
        f"“{time.span.of(page.text)}” stands in a roll of visits", rules=(_RULE,), tellings=(clause,),
    )  # fmt: skip
