"""What holds of every text: spans, order, publication, locale, and work that grows no faster than the text."""

import ast
import csv
import locale
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import intervals
from etl.dates import Found, find, resolve
from etl.dates.denote import denoted
from etl.dates.from_publication import moves_with_week, placed, seen_from
from etl.dates.grammar import readings
from etl.dates.scene import Scene, Tense, Told
from etl.dates.shapes import Clock, Daytime, Near, Shape, Shift, Unit, Weekday
from etl.model import Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

CASES = Path(__file__).parent / "corpus" / "time_positive.csv"
with CASES.open(encoding="utf-8", newline="") as lines:
    TEXTS = [row["text"] for row in csv.DictReader(lines)]
VOCABULARY = """
last next this the of in on to and from until May 5 12 2024 June 1975 - – , . ( ) Monday year month week ago two early
late end days later noon 10:30 p.m. EDT '99 1950s 60s quarter spring Tet 31 30 February đã Việt /
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\u00a0"])
PIECES = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(TEXTS), st.text(max_size=60))
DAYS = st.dates(date(1960, 1, 1), date(2090, 1, 1))


def dated(text: str, first: date, last: date | None = None) -> tuple[TimeExpression, ...]:
    body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
    window = intervals.Interval(first, last or first, intervals.Granularity.NONE)
    return resolve(text, [body], find(text), [Publication(window, Basis.METADATA, "given")])


@settings(max_examples=300, deadline=None)
@given(PIECES, DAYS)
def test_spans_slice_the_text_and_never_overlap(text: str, published: date) -> None:
    position = 0
    for one in dated(text, published):
        assert one.span.start >= position and len(one.span) > 0
        assert text[one.span.start : one.span.end] == one.text
        position = one.span.end


@settings(max_examples=200, deadline=None)
@given(PIECES, DAYS, st.integers(0, 900))
def test_a_wide_window_never_fails_and_holds_both_ends(text: str, first: date, width: int) -> None:
    for one in dated(text, first, first + timedelta(days=width)):
        assert one.interval is None or one.interval.first <= one.interval.last


DAY, WEEK, MONTH, YEAR = 1, 7, 31, 366
RELATIVE = [
    ("They met yesterday.", DAY),
    ("They met three weeks ago today.", DAY),
    ("They met last week.", WEEK),
    ("They met on Thursday.", WEEK),
    ("They met last Thursday.", WEEK),
    ("They met two weeks ago Saturday.", WEEK),
    ("They met at the weekend.", WEEK),
    ("They met a year ago this week.", WEEK + 1),
    ("They meet next month.", MONTH),
    ("They met three months ago.", MONTH),
    ("They met forty years ago this month.", MONTH),
    ("They met last year.", YEAR),
    ("They met two years ago.", YEAR),
    ("They met in October.", YEAR),
    ("They met in the summer.", YEAR),
    ("They met last June.", YEAR),
    ("They met on Christmas Eve.", YEAR),
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(RELATIVE), DAYS)
def test_publishing_a_day_later_moves_a_relative_answer_by_at_most_a_unit(case: tuple[str, int], day: date) -> None:
    text, unit = case
    (before,), (after,) = dated(text, day), dated(text, day + timedelta(days=1))
    assert before.interval and after.interval
    assert 0 <= (after.interval.first - before.interval.first).days <= unit, (before.why, after.why)


WEEKDAYS = st.builds(Weekday, st.integers(0, 6))
AWAY = st.builds(Shift, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.WEEKEND]), st.integers(-9, 9))
IN_A_WEEK = st.one_of(WEEKDAYS, AWAY, st.builds(Near, WEEKDAYS, st.sampled_from([-1, 0, 1])))
OF_THE_WEEK = st.one_of(
    IN_A_WEEK,
    st.builds(Daytime, st.sampled_from(["MO", "AF", "EV", "NI"]), IN_A_WEEK),
    st.builds(Clock, st.sampled_from(["10:30 am", "noon", "9 p.m."]), IN_A_WEEK),
)


@settings(max_examples=300, deadline=None)
@given(OF_THE_WEEK, st.sampled_from(Tense), st.booleans(), DAYS)
def test_what_moves_with_the_week_is_told_as_if_asked_of_its_own_day(
    shape: Shape, tense: Tense, ended: bool, day: date
) -> None:
    publication = Publication(intervals.day(day), Basis.METADATA, "given")
    scene = Scene(day, Told(), tense, ended=ended)
    assert moves_with_week(shape)
    own = denoted(shape, scene, publication, placed(shape, scene, publication.interval))
    assert seen_from(publication, None)(shape, tense, ended) == own


def test_no_step_asks_the_clock() -> None:
    """Only the times it takes are measured: no day comes from the machine, so that a build is the same on any day."""
    asked = [
        f"{path.name}:{node.lineno}"
        for path in sorted((Path(__file__).parents[1] / "etl").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "localtime"}
        if isinstance(node.value, ast.Name) and node.value.id in {"date", "datetime", "time"}
    ]
    assert asked == []


@cache
def answers() -> dict[str, tuple[TimeExpression, ...]]:
    """The answer to every text, read in the order of the corpus."""
    return {text: dated(text, date(2025, 2, 21)) for text in TEXTS}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=80))
def test_an_answer_does_not_depend_on_what_was_read_before_it(texts: list[str]) -> None:
    expected = answers()
    readings.cache_clear()
    assert [dated(text, date(2025, 2, 21)) for text in texts] == [expected[text] for text in texts]


def test_an_answer_does_not_depend_on_the_locale() -> None:
    day = date(2025, 2, 21)
    expected = [dated(text, day) for text in TEXTS[:40]]
    kept = locale.setlocale(locale.LC_ALL)
    other = next((name for name in ("vi_VN.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C") if _set(name)), None)
    try:
        assert other is not None
        assert [dated(text, day) for text in TEXTS[:40]] == expected
    finally:
        locale.setlocale(locale.LC_ALL, kept)


def _set(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    return True


class Counted(str):
    """A text that counts the characters of it that are sliced: work that a clock would only estimate."""

    __slots__ = ("sliced",)
    sliced: int

    def __getitem__(self, key: object) -> str:
        piece = str.__getitem__(self, key)
        self.sliced = getattr(self, "sliced", 0) + len(piece)
        return piece


HOSTILE = [
    "last ",
    "last year ",
    "on Monday ",
    "Monday and Tuesday and ",
    "the same day a year earlier ",
    "from May to June to ",
    "9/11/",
    "January 1, 2, 3, ",
    "3 May 2010, ",
    "in 1990 and May, ",
    "1",
    "May ",
    "1, 2, 3, ",
    "5-",
    "the first ",
    "two days ",
    "20 ",
    "and June ",
    "\n \n",
    "12:",
    "'",
    "of the end ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    costs = []
    for size in (4_000, 16_000):
        text = Counted(piece * (size // len(piece)))
        find(text)
        costs.append(getattr(text, "sliced", 0) / len(text))
    assert costs[1] <= 2 * costs[0] + 50, costs


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_resolved_in_proportion_to_its_length(piece: str) -> None:
    costs = []
    for size in (4_000, 16_000):
        text = Counted(piece * (size // len(piece)))
        found, day = find(str(text)), date(2025, 2, 21)
        body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
        resolve(text, [body], found, [Publication(intervals.day(day), Basis.METADATA, "given")])
        costs.append(getattr(text, "sliced", 0) / len(text))
    assert costs[1] <= 2 * costs[0] + 50, costs


@pytest.mark.parametrize("text", ["7" * 10_000_000, "last " * 200_000], ids=["10 MB of digits", "1 MB of last"])
def test_a_huge_line_of_nothing_holds_no_date(text: str) -> None:
    assert find(text) == []


def test_sections_keep_their_own_publication_and_story() -> None:
    text = "The envoy came on June 19.\nThe minister came on June 19.\nShe left the same day."
    cuts = [0, 27, 57, len(text)]
    sections = [Section(i, SectionKind.TEASER, Span(cuts[i], cuts[i + 1]), story) for i, story in enumerate((0, 1, 1))]
    windows = [intervals.parse(text) for text in ("2018-07-09", "2025-06-22", "2025-06-22")]
    publications = [Publication(window, Basis.INFERRED, "told by the page") for window in windows]
    found = resolve(text, sections, find(text), publications)
    assert [one.value for one in found] == ["2018-06-19", "2025-06-19", "2025-06-19"]
    assert "told by the page" in found[0].why


def test_what_stands_in_no_section_is_left_out() -> None:
    text = "On 3 May 2020 they met. On 4 May 2020 they left."
    body = Section(0, SectionKind.BODY, Span(0, 23), 0)
    publication = Publication(intervals.parse("2020-06-01"), Basis.METADATA, "given")
    assert [one.text for one in resolve(text, [body], find(text), [publication])] == ["3 May 2020"]


def test_found_is_in_order_and_typed() -> None:
    found = find("On 3 May 2020 and last week they met.")
    assert [type(one) for one in found] == [Found, Found]
    assert found[1].shape == Shift(Unit.WEEK, -1)


def test_a_day_of_a_caption_amid_the_story_is_none_the_story_goes_on_from() -> None:
    parts = [
        (SectionKind.BODY, "They met in Rome on 21 January. "),
        (SectionKind.CAPTION, "The two in Bern on 20 January. "),
        (SectionKind.BODY, "The same day they left."),
    ]
    text, sections = "", []
    for kind, words in parts:
        sections.append(Section(len(sections), kind, Span(len(text), len(text) + len(words)), 0))
        text += words
    publication = Publication(intervals.day(date(2020, 1, 22)), Basis.METADATA, "given")
    found = resolve(text, sections, find(text), [publication] * len(sections))
    assert [str(one.interval.first) for one in found if one.interval] == ["2020-01-21", "2020-01-20", "2020-01-21"]
