"""Found expressions in, dated ones out: each shape placed against publication and what its story told before."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct, structs

from etl.dates.beside import completed
from etl.dates.chronicle import chronicle
from etl.dates.coming import is_of_what_comes, is_told_ahead, is_told_as_nearer, told_from
from etl.dates.denote import TIMELESS, Denoted, as_written, denoted, is_written
from etl.dates.embedded import looks_back, sets_no_scene
from etl.dates.ends import counts_days, run_told, told_apart
from etl.dates.find import Found
from etl.dates.forecast import is_counted, is_next_time
from etl.dates.from_publication import placed, seen_from
from etl.dates.narrative import SENTENCE_END, narrates, section_of_each
from etl.dates.needs import (
    MOVED_BY_TENSE,
    asks_tense,
    has_figures,
    is_named,
    is_tenseless,
    lies_ahead,
)
from etl.dates.opening import named_by_opening
from etl.dates.page import day_first, is_posted, is_quoted_today
from etl.dates.place import place
from etl.dates.present import just_met, lies_nearer_ahead, was_dropped, was_put_off, was_to_come
from etl.dates.put_off import moved_from
from etl.dates.quoted import said_on
from etl.dates.review_year import years_reviewed
from etl.dates.scene import FUTURE, OPEN, PAST, Scene, Telling, Tense, Told
from etl.dates.shapes import (
    Away,
    Clock,
    Day,
    Daytime,
    Length,
    Month,
    Near,
    Same,
    Shape,
    Shift,
    Unit,
    Weekday,
)
from etl.dates.storyline import carries, follows, is_of_late, line_of
from etl.dates.tense import tense_of
from etl.dates.voice import stated_year
from etl.intervals import Granularity, Interval
from etl.model import Anchor, Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

_BLANK, _LONGEST_STAY = 40, 21
_NO_GRAIN = Granularity.NONE
_OF_NOW = frozenset({Shift, Daytime})
_COUNTED = frozenset({Away, Same, Shift})
_ENDED = frozenset({"ended", "since", "Since"})
_NAMES = frozenset({Weekday, Daytime})
_LONG_STRETCHES = frozenset({"P6M", "P9M", "P12M"})


def resolve(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> tuple[TimeExpression, ...]:
    """One TimeExpression for each of `found`, in order; `publications` holds one Publication a section.

    Expressions outside every section are left out; a range that a history tells becomes its two ends, each an event of
    its own there.
    """
    if not sections:
        return ()
    out: list[TimeExpression] = []
    told: dict[int, Told] = {}
    order = day_first(text, found) if has_figures(found) else None
    found = named_by_opening(text, completed(text, found))
    homes = section_of_each(sections, found)
    tellings = narrates(text, sections, homes, found, publications)
    has_line, counts = any(tellings), counts_days(found)
    reviewed = years_reviewed(text, sections, found, publications)
    lines = chronicle(text, found, homes, sections, publications, reviewed)
    speeches = said_on(text, found)
    view: _View | None = None
    for number, (one, home, telling) in enumerate(zip(found, homes, tellings, strict=True)):
        if not sections[home].span.overlaps(one.span):
            continue
        origin = lines.origin(number, publications[home]) if lines.heads else publications[home]
        if view is None or view.home != home or view.publication is not origin or view.scene.telling is not telling:
            memory = told.setdefault(sections[home].story, Told(has_line, counts))
            if sections[home].kind is SectionKind.CAPTION and memory.day is not None:
                memory = memory.apart()
            entry = origin is not publications[home]
            year = None if entry else reviewed.get(sections[home].story)
            scene = Scene(origin.interval.last, memory, telling=telling, day_first=order, entry=entry, reviewed=year)
            view = _View(home, scene, origin, seen_from(origin, year))
        if telling is Telling.HISTORY:
            out += [_dated(text, part, view) for part in told_apart(text, one, scene.told.line)]
        else:
            heard = _heard(found[speeches[number]].shape, view) if number in speeches else view
            out.append(_dated(text, one, heard))
        if lines.heads:
            lines.tell(number, out[-1].interval)
    return tuple(out)


class _View(Struct, frozen=True):
    """Where expressions of one section are seen from; `alone` places what publication alone decides, nothing else."""

    home: int
    scene: Scene
    publication: Publication
    alone: Callable[[Shape, Tense, bool], Denoted | None]
    heard: bool = False


def _heard(spoken: Shape, view: _View) -> _View:
    """The view of whoever speaks in a quotation, on the day `spoken` names; `view` itself when that is not over."""
    window = view.publication.interval
    day = placed(spoken, structs.replace(view.scene, tense=PAST), window)
    if day is None or day.days != 1 or day.last >= window.last:
        return view
    speech = Publication(day, Basis.NONE, "the day on which it was said")
    alone = seen_from(speech, view.scene.reviewed)
    return _View(view.home, structs.replace(view.scene, today=day.last), speech, alone, heard=True)


def _dated(text: str, one: Found, view: _View) -> TimeExpression:
    scene = view.scene
    memory = scene.told
    if memory.left:
        memory.come_back(text, one.span.start)
    if type(one.shape) is Length and _is_stretch_compared(text, one.shape, one.span.start):
        memory.forget_quarter()
    told = as_written(one.shape) if is_written(one.shape) else _told(text, one, view)
    span, interval = one.span, told.interval
    # told by place, not by name, which takes half the time
    expression = TimeExpression(
        span, text[span.start : span.end], told.type, told.value, interval, told.anchor, one.rule, told.why,
        told.modifier, one.dates_engagements,
    )  # fmt: skip
    if interval is None and type(one.shape) not in TIMELESS and (stated_year(one.shape) or 1) < 1:
        memory.is_ancient = True
    if interval and interval.granularity is not _NO_GRAIN and one.dates_engagements:
        _remember(text, one, interval, scene)
    return expression


def _remember(text: str, one: Found, interval: Interval, scene: Scene) -> None:
    """What follows goes on from `interval`, unless it only described or compared something."""
    told = scene.told
    if told.counts_days and interval.granularity is Granularity.DAY:
        told.run = run_told(text, one, interval) or told.run
    if sets_no_scene(text, one, interval, told):
        told.beside = interval
        return
    goes_on = not told.has_line or carries(text, one, interval, told.line)
    is_day, to_come = interval.first == interval.last, interval.last > scene.today
    if is_day and to_come:
        told.ahead = interval
    elif is_day:
        told.done = interval
    if to_come and interval.days <= _LONGEST_STAY:
        told.coming, told.coming_end = interval, one.span.end
    told.tell(interval, one.span.end, goes_on, is_day and looks_back(text, one, interval, told, not scene.narrative))


def _told(text: str, one: Found, view: _View) -> Denoted:
    """What an expression denotes where it stands, in the light of publication and of what the story told before."""
    shape, anchor, scene, publication = one.shape, None, view.scene, view.publication
    narrative = scene.narrative
    if type(shape) is Clock and shape.of is None and is_posted(text, one.span):
        shape = Clock(shape.text, Shift(Unit.DAY, 0), shape.zone)
    elif type(shape) in _OF_NOW and is_quoted_today(text, one.span, shape) and scene.told.last(Granularity.DAY):
        shape, anchor = _today_told(shape), Anchor.EVENT
    elif narrative and isinstance(shape, Month | Day) and _comes_after(text, one, scene):
        shape = Near(shape, 1, previous=True)
    tense = OPEN if is_tenseless(shape) or _is_settled(shape, view) else _tense_of(text, one, scene)
    behind = one.span.start - 6 if one.span.start > 6 else 0
    ended = text[behind : behind + 5] in _ENDED
    trip = told_from(text, one.span.start, shape, scene) if tense is FUTURE and not narrative else None
    if trip is not None:
        scene = structs.replace(_seen(text, one, scene, tense, ended), today=trip)
        return denoted(shape, scene, publication, place(shape, scene))
    told = None if narrative else view.alone(shape, tense, ended)
    if told is None:
        scene = _seen(text, one, scene, tense, ended)
        told = denoted(shape, scene, publication, placed(shape, scene, publication.interval))
    anchor = anchor or (Anchor.EVENT if view.heard and told.interval else None)
    return structs.replace(told, anchor=anchor) if anchor else told


def _is_settled(shape: Shape, view: _View) -> bool:
    """Whether an hour or a part of the day is of the only day that the story has told, which is over by publication."""
    match shape:
        case Clock(_, None) | Daytime(_, None):
            told = view.scene.told
            return told.day is None or (told.ahead is None and told.day.first <= view.publication.interval.first)
    return False


def _comes_after(text: str, one: Found, scene: Scene) -> bool:
    """Whether a name in a history is the next of its name after what was told, however near the one before lies."""
    if follows(text, one.span.start):
        return True
    month = one.shape.number if isinstance(one.shape, Month) else None
    return month is not None and is_of_late(text, one.span, month, scene.told.line, scene.today)


def _is_stretch_compared(text: str, length: Length, start: int) -> bool:
    """Whether months are summed up that go beyond a quarter: "for the nine months"."""
    return length.period in _LONG_STRETCHES and text[start : start + 4].lower() in {"the ", "nine", "six "}


def _counts_from_told(text: str, one: Found, scene: Scene) -> bool:
    """Whether "a day earlier" or "the same day" may go on from more than one day told: one over, one to come."""
    told, shape = scene.told, one.shape
    if told.day is None or (type(shape) is Shift and shape.unit is not Unit.DAY):
        return False
    if type(shape) is not Shift and (told.day.first > scene.today or told.beside is not None):
        return True
    return told.ahead is not None and SENTENCE_END.search(text, told.day_end, one.span.start + 1) is not None


def _tense_of(text: str, one: Found, scene: Scene) -> Tense:
    """Tense of the clause, asked only where it can move the answer."""
    if type(one.shape) in _COUNTED and _counts_from_told(text, one, scene):
        return tense_of(text, one.span.start, one.span.end)
    return _tense(text, one, scene) if type(one.shape) in MOVED_BY_TENSE else OPEN


def _tense(text: str, one: Found, scene: Scene) -> Tense:
    """Tense of a clause around what is named or looked for from publication."""
    start, end = one.span.start, one.span.end
    if type(one.shape) is Weekday and is_told_ahead(text, end, one.shape, scene):
        return FUTURE
    tense = tense_of(text, start, end) if asks_tense(text, start, end, one.shape, scene) else OPEN
    named = _is_name(one.shape)
    if tense is not FUTURE and named and is_next_time(text, start):
        return FUTURE
    if tense is FUTURE and (
        was_dropped(text, start, end, one.shape, scene.today) or just_met(text, start, one.shape, scene.today)
    ):
        return PAST
    if tense is FUTURE and isinstance(one.shape, Month) and _is_over(text, one.span, one.shape, scene.today):
        return OPEN
    settled = tense is FUTURE or (tense is OPEN and isinstance(one.shape, Day))
    nearer_ahead = not settled and scene.reviewed is None and lies_nearer_ahead(one.shape, scene.today)
    if nearer_ahead and is_told_as_nearer(text, one.span, one.shape):
        return FUTURE
    planned = tense is not OPEN and named and was_to_come(text, start)
    moved = tense is PAST and named and moved_from(text, start) is not None
    if moved or (planned and (tense is FUTURE or was_put_off(text, start))):
        return FUTURE if lies_nearer_ahead(one.shape, scene.today) else PAST
    if tense is not OPEN:
        return tense
    if is_of_what_comes(one.shape, scene):
        return FUTURE
    return FUTURE if scene.entry and lies_ahead(one.shape, scene.today) else tense


def _is_over(text: str, span: Span, month: Month, today: date) -> bool:
    """Whether a month is over though the words around it look ahead: it heads an entry, or figures are of it."""
    return _heads_entry(text, span.start, span.end) or is_counted(text, span.end, month.number, today)


def _heads_entry(text: str, start: int, end: int) -> bool:
    """Whether a month and a colon open what was done in it: "February: a visit by A. May: talks with B"."""
    return text.startswith(": ", end) and text[max(0, start - _BLANK) : start].rstrip(" ")[-1:] in ("", "\n", ".", ")")


def _is_name(shape: Shape) -> bool:
    return type(shape) in _NAMES or is_named(shape)


def _seen(text: str, one: Found, scene: Scene, tense: Tense, ended: bool) -> Scene:
    """The scene with what the clause adds: its tense, whether something ended then, how far the story has come."""
    if tense is OPEN and not ended and not scene.narrative:
        return scene
    line = line_of(text, one.span.start, scene.told) if scene.narrative else None
    return Scene(
        scene.today,
        scene.told,
        tense,
        scene.telling,
        ended,
        line,
        scene.day_first,
        entry=False,
        reviewed=scene.reviewed,
    )


def _today_told(shape: Shape) -> Shape:
    return Daytime(shape.code, Same(Unit.DAY)) if isinstance(shape, Daytime) else Same(Unit.DAY)
