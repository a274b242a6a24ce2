"""Names of days and months that lie ahead though no verb of the future says so: the story, or the present, does."""

from datetime import timedelta

from etl.dates.forecast import is_expected, is_foretold
from etl.dates.present import told_as_ahead, told_in_present
from etl.dates.scene import Scene
from etl.dates.shapes import Clock, Daytime, Month, Quarter, Shape, Weekday
from etl.dates.tense import is_done
from etl.intervals import day
from etl.spans import Span


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
