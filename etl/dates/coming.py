"""Names of days and months that lie ahead though no verb of the future says so: the story, or the present, does."""

import re
from datetime import date, timedelta

from etl.dates.forecast import is_expected, is_foretold
from etl.dates.present import told_as_ahead, told_in_present
from etl.dates.scene import Scene, Told
from etl.dates.shapes import Clock, Daytime, Month, Quarter, Shape, Weekday
from etl.dates.tense import is_done
from etl.intervals import day
from etl.spans import Span

_SOON, _NEAR, _REACH = 10, 120, 300
# "They leave on Sunday for a visit next week": before the days told
_SETS_OUT = re.compile(
    r"\b(?:leav(?:e|es|ing)|depart\w*|set(?:s|ting)? (?:off|out)|fl(?:y|ies|ying)|tak(?:e|es|ing) off|embark\w*|"
    r"[Bb]efore|[Aa]head|[Ee]ve|[Pp]rior|[Uu]ntil|till)\b[^.;\n]*\Z"
)
# "goes to Lima on Monday and meets A on Thursday", not "receives A on Friday, who comes on Thursday"
_THEN = re.compile(
    r"\A(?![^.;\n]*\b(?:who|which|after|following|having|until|till|from)\b)[^.;\n]*\b(?:and|then)\b[^.;\n]*\Z"
)


def is_told_as_nearer(text: str, span: Span, shape: Shape) -> bool:
    """Whether the words lead up to the nearer days of that name, which lie ahead, or tell them in the present."""
    start, end = span.start, span.end
    if told_as_ahead(text, start) or told_in_present(text, start, end):
        return True
    match shape:
        case Quarter():
            return is_expected(text, start, end)
        case Month():
            return is_foretold(text, start, end)
    return False


def is_told_ahead(text: str, end: int, shape: Weekday, scene: Scene) -> bool:
    """Whether "Friday's talks" are of the Friday that the story has just told as still to come."""
    if not (text.startswith(("'s ", "’s "), end) and scene.told.day):
        return False
    told = scene.told.day.first
    return told > scene.today and told.weekday() == shape.number and not is_done(text, end)


def is_of_what_comes(shape: Shape, scene: Scene) -> bool:
    """Whether a bare weekday falls, as the next of its name, on days that the story has told of as still to come."""
    match shape:
        case Weekday(number) | Daytime(_, Weekday(number)) | Clock(_, Weekday(number)):
            coming = scene.told.coming
            next_one = scene.today + timedelta(days=(number - scene.today.weekday()) % 7)
            return coming is not None and next_one > scene.today and coming.contains(day(next_one))
    return False


def told_from(text: str, start: int, shape: Shape, scene: Scene) -> date | None:
    """The first of the days still to come from which a weekday counts that is told as one of their trip.

    "She visits Lima next week, and will see A on Thursday", of a paper of Tuesday: not the Thursday before she goes.
    """
    coming = scene.told.coming
    match shape:
        case Weekday(number) | Daytime(_, Weekday(number)):
            if coming is None or not 0 < (coming.first - scene.today).days <= _SOON:
                return None
            next_one = scene.today + timedelta(days=(number - scene.today.weekday()) % 7)
            if next_one >= coming.first or _SETS_OUT.search(text, max(0, start - 70), start):
                return None
            day_of_it = coming.first + timedelta(days=(number - coming.first.weekday()) % 7)
            within = coming.days > 1 and coming.contains(day(day_of_it)) and _stands_near(text, start, scene.told)
            goes_on = next_one > scene.today and _goes_on(text, start, scene)
            return coming.first if within or goes_on else None
    return None


def _stands_near(text: str, start: int, told: Told) -> bool:
    """Whether the days to come were told shortly before, in the same paragraph."""
    return start - told.coming_end < _REACH and "\n" not in text[told.coming_end : start]


def _goes_on(text: str, start: int, scene: Scene) -> bool:
    """Whether the sentence tells what follows a day still to come that it told just before."""
    told = scene.told
    return told.day == told.coming and start - told.day_end < _NEAR and bool(_THEN.match(text[told.day_end : start]))
