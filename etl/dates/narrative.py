"""Which expressions a story itself dates: history is told from its own last date, news from its publication."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from etl.dates.find import Found
from etl.dates.one_run import is_of_these_days, is_one_run
from etl.dates.present import LONGEST_YEAR, days_ahead
from etl.dates.scene import Telling, Tense
from etl.dates.shapes import Clock, Day, Daytime, Holiday, Month, Part, Range, Season, Shape, Within, Year
from etl.dates.tense import tense_of
from etl.dates.voice import Voice, voice_of
from etl.model import Publication, Section
from etl.spans import Span

_OPENING = re.compile(r"(?:^|\n|[.!?:][\"'”’)]?\s+)\s*(?:\w+ ){0,2}\(?\Z")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+[\"“‘(]?[A-ZĐ]|\n\s*\n")
_PARAGRAPH = re.compile(r"(?:\A|\n)(?:In|During|By) (?:the year )?\Z")
_PREPOSITION = re.compile(r"(?i)\b(?:in|on|during|by|early|late|mid)\s\Z")
# Planned from now, even in a sentence that looked back: "invited in July 1997, they will join on March 12".
_WILL = re.compile(r"\b(?:will|shall|(?:is|are) (?:now )?(?:to|due|set|scheduled|planned|expected|slated) )\b")
_WILL_BE = re.compile(rf"{_WILL.pattern}(?:(?![.!?;] |\n).)*\Z")
_WHEN = re.compile(r", (?:when|the year (?:when|in which|that))\b")
# "a war in 1979. It began on"
_IT_BEGAN = re.compile(
    r"\. (?:It|They) (?:began|started|opened|ended|lasted|broke|closed|took|met|was|were|came|ran)\b"
)
# "the campaign of 1863 opened in April"
_BEGAN_THEN = re.compile(r" (?:began|opened|started|ended|closed|broke out|took place|ran|lasted)\b")
_PARTICIPLE_OPENS = re.compile(
    r"(?:\A|\n|[.!?:][\"'”’)]?\s+)(?:(?:First|Formally|Officially|Jointly|Newly) )?"
    r"(?:[A-Z]?[a-z]+ed|Born|Built|Begun|Held|Set up|Chosen|Written|Drawn up|Won|Made) (?:\w+ )?(?:in|on|since) \Z"
)
# "A, who had last met them in April 2023,": the words of an aside; the sentence after it is told from publication
_ASIDE = re.compile(
    r"(?:, (?:who|whom|whose|which|where)\b"
    r"|\b(?:last|previously|most recently) (?:[a-z]+ed|met|held|spoke|came|went)\b"
    r"|\b(?:last|previous|latest|most recent) (?:[a-z-]+ )?(?:meetings?|talks|visits?|trips?|rounds?|sessions?|calls?|"
    r"dialogues?|consultations?|summits?) (?:of [a-z]+ )?(?:was|were|took place|had been|came)\b"
    r"|\b(?:its|his|her|their) (?:last|previous|latest|most recent)(?: [a-z-]+){1,3} (?:in|on|occurred|struck|dates?)\b"
    r")[^.;\n]*\Z"
)
# "The pact, which both signed in July 2013, was": the main clause goes on from publication
_TOLD_ASIDE = re.compile(
    r"(?:, (?:who|whom|whose|which|where)\b|, (?:(?:first|formally|officially|jointly|newly) )?"
    r"(?:[a-z-]+ed|set up|begun|held|drawn up|born|built)\b|\b(?:which|that) [^,.;\n]* )[^,.;\n]*\Z"
)
# "2016 was a good year, the ministers found on 15 February": the year was only talked of
_YEAR_TALKED_OF = re.compile(
    r" (?:was|is|were|had been|has been|saw|made|brought|gave|proved|witnessed|marked|turned|ended|went|passed|let)\b"
    r"[^.;]*, [^.;]*\b(?:said|told|found|noted|agreed|stressed|met|when|affirmed|stated|held|received|heard|recalled)\b"
)
_CLOSED = re.compile(r"(?:, | (?:was|were|is|are|has|have) )")
_QUOTED = re.compile('["“”]')
_AHEAD = frozenset({Day, Month, Season, Part, Range, Daytime})
_TOLD_FROM = _AHEAD | {Holiday}
_SENTENCE = 160
_STORY_NEEDS = 6
_REACH = 400
# Days.
_OF_LATE = 31


def narrates(
    text: str,
    sections: Sequence[Section],
    homes: Sequence[int],
    found: Sequence[Found],
    publications: Sequence[Publication],
) -> list[Telling]:
    """For each of `found`, whether publication dates it, the scene it goes on from, or the line of a history.

    `homes` says in which section each stands.

    A whole story narrates when dates of years past far outnumber words that speak from now; inside the news, a
    clause does when the dates before it in its sentence or paragraph do.
    """
    flags = [Telling.NEWS] * len(found)
    for members in _stories(sections, homes):
        published = publications[homes[members[0]]].interval.last
        year = published.year
        own = [found[index] for index in members]
        voices = [voice_of(one.shape) for one in own]
        if not any([voice.opens for voice in voices]):
            continue
        if _is_history(voices, year):
            history = not is_of_these_days(own, published)
        else:
            history = not any([voice.now for voice in voices]) and is_one_run(own, published)
        if history:
            told = [Telling.NEWS if _will_be(text, one) else Telling.HISTORY for one in own]
        else:
            told = [
                Telling.BACKGROUND if goes_on else Telling.NEWS for goes_on in _paragraphs(text, own, voices, published)
            ]
        for index, telling in zip(members, told, strict=True):
            flags[index] = telling
    return flags


def _stories(sections: Sequence[Section], homes: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the expressions of each story; `homes` says in which section each stands."""
    if len(sections) == 1 and homes:
        yield list(range(len(homes)))
    elif sections:
        stories = [sections[home].story for home in homes]
        for _, group in groupby(sorted(range(len(homes)), key=stories.__getitem__), key=stories.__getitem__):
            yield list(group)


def section_of_each(sections: Sequence[Section], found: Sequence[Found]) -> list[int]:
    """The number of the section that each of `found` stands in, or of the one that follows it."""
    out: list[int] = []
    number = 0
    for one in found:
        while number < len(sections) - 1 and sections[number].span.end <= one.span.start:
            number += 1
        out.append(number)
    return out


def _is_history(voices: Sequence[Voice], year: int) -> bool:
    far = near = 0
    for voice in voices:
        far += voice.year is not None and voice.year < year - 1
        near += voice.now
    return (far >= _STORY_NEEDS and far > 5 * near) or (far >= _STORY_NEEDS / 2 and near == 0)


def _paragraphs(text: str, found: Sequence[Found], voices: Sequence[Voice], published: date) -> Iterator[bool]:
    """Whether each expression goes on from a dated one shortly before it."""
    origin: Found | None = None
    opens, year = False, published.year
    for one, voice in zip(found, voices, strict=True):
        yield bool(origin and voice.year is None and _goes_on(text, origin, one, opens, published))
        if voice.year is not None or voice.last_year:
            origin = one if voice.year != year and _sets_scene(text, one) else None
            opens = bool(origin and voice.year is not None and voice.year < year - 1 and _opens_background(text, one))
        elif voice.now:
            origin = None
        elif voice.that_year:
            origin = one if _sets_scene(text, one) else None


def _sets_scene(text: str, one: Found) -> bool:
    """Whether the words date a clause: "In 1973, ...", "on 30 March 1973", "in 2004, when", not "the 1973 accords".

    "Founded in 1989, the forum meets" dates no meeting.
    """
    if text.startswith((", ", ". "), one.span.end) and (
        _WHEN.match(text, one.span.end) or _IT_BEGAN.match(text, one.span.end)
    ):
        return True
    if isinstance(one.shape, Year) and _BEGAN_THEN.match(text, one.span.end):
        return True
    if text.endswith((" in ", " on ", " since "), 0, one.span.start) and _PARTICIPLE_OPENS.search(
        text, max(0, one.span.start - 40), one.span.start
    ):
        return False
    if isinstance(one.shape, Within):
        if text.startswith(("the ", "The "), one.span.start) and not isinstance(one.shape.inner, Season):
            return False
        return bool(_PREPOSITION.search(text, one.span.start - 12, one.span.start))
    return leads(text, one.span)


def _opens_background(text: str, one: Found) -> bool:
    """Whether a year opens its paragraph, "In 2018 they met twice. In March, ...", or the next sentence goes on."""
    opens = _PARAGRAPH.search(text, one.span.start - 12, one.span.start)
    return isinstance(one.shape, Year | Part) and bool(opens or _IT_BEGAN.match(text, one.span.end))


def _will_be(text: str, one: Found) -> bool:
    """Whether a history looks ahead of the day it is read: "They will meet again on 20 June"."""
    if type(one.shape) not in _AHEAD:
        return False
    before = text[max(0, one.span.start - _SENTENCE) : one.span.start]
    return bool(_WILL_BE.search(before)) and not _QUOTED.search(before)


def _goes_on(text: str, origin: Found, one: Found, opens: bool, published: date) -> bool:
    """Whether `one` is told from `origin`; one that `opens` its paragraph tells from it to its end.

    A day of the last weeks is news, unless it stands in one sentence with `origin`.
    """
    if type(one.shape) not in _TOLD_FROM or voice_of(one.shape).now:
        return False
    gap = one.span.start - origin.span.end
    if gap > _REACH or "\n\n" in text[origin.span.end : one.span.start]:
        return False
    if not SENTENCE_END.search(text, origin.span.end, one.span.start):
        if _is_of_late(one.shape, published) and (_closes_aside(text, origin) or _talks_of_year(text, origin, one)):
            return False
        return not _WILL.search(text, origin.span.end, one.span.start)
    if tense_of(text, one.span.start, one.span.end) is Tense.FUTURE:
        return False
    if "\n" in text[origin.span.end : one.span.start] or _is_of_late(one.shape, published):
        return False
    return opens or (_is_dated(origin.shape) and not _is_aside(text, origin))


def _is_dated(shape: Shape) -> bool:
    """Whether words name a month, season or day with its year, or a part of it: "by mid-January 1991"."""
    match shape:
        case Part(_, of) | Daytime(_, of) | Clock(_, of):
            return isinstance(of, Within)
    return isinstance(shape, Within)


def _is_of_late(shape: Shape, published: date) -> bool:
    """Whether a day lies in the weeks before publication."""
    match shape:
        case Day(int() as month, number) | Range(Day(int() as month, number), _):
            return (LONGEST_YEAR - days_ahead(month, number, published)) % LONGEST_YEAR <= _OF_LATE
    return False


def _is_aside(text: str, one: Found) -> bool:
    """Whether words stand in a clause on a person or in a look at the last time, which carries no story on."""
    return _ASIDE.search(text, one.span.start - _REACH, one.span.start) is not None


def _closes_aside(text: str, one: Found) -> bool:
    """Whether words end what is told in passing of a noun, behind which the main clause goes on."""
    told = _TOLD_ASIDE.search(text, max(0, one.span.start - _SENTENCE), one.span.start)
    return told is not None and _CLOSED.match(text, one.span.end) is not None


def _talks_of_year(text: str, year: Found, one: Found) -> bool:
    """Whether a year is the subject of what somebody says of it on the day of `one`."""
    return isinstance(year.shape, Year) and bool(_YEAR_TALKED_OF.match(text, year.span.end, one.span.start))


def leads(text: str, span: Span) -> bool:
    """Whether the words open their sentence ("In 1975, ...") or stand in a heading."""
    if _OPENING.search(text, span.start - 60, span.start):
        return True
    line = (
        text[max(0, span.start - 80) : span.start].rpartition("\n")[2]
        + text[span.start : span.end + 60].partition("\n")[0]
    )
    return len(line) < 80 and not line.rstrip().endswith((".", ",", ";", "?", "!", '"', "”"))
