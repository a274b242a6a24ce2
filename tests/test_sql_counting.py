"""Counting with uncertain dates: the frequency view against a count by hand, for every kind of period."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.export import answers
from etl.load.fill import statements
from tests import sample_build as sample
from tests.benchmarks import generate

KINDS = ("day", "week", "month", "quarter", "half", "year", "fiscal year")
FIRST = date(2019, 11, 1)
Spans = list[tuple[str, date, date, str, bool]]
Drawn = list[tuple[str, int, int, str, bool]]
spans = st.lists(
    st.tuples(
        st.sampled_from(["LAO", "CHN"]),
        st.integers(0, 900),
        st.sampled_from([0, 0, 0, 1, 3, 6, 27, 30, 89, 364, 400]),
        st.sampled_from(["held", "held", "ongoing", "planned", "cancelled"]),
        st.booleans(),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("counting"))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate.published(1_000, tmp_path_factory.mktemp("took place"))


def bounds(kind: str, day: date, start: int) -> tuple[date, date]:
    """The period that `day` lies in, worked out day by day."""

    def same(other: date) -> bool:
        return _name(kind, other, start) == _name(kind, day, start)

    first = last = day
    while same(first - timedelta(days=1)):
        first -= timedelta(days=1)
    while same(last + timedelta(days=1)):
        last += timedelta(days=1)
    return first, last


def _name(kind: str, day: date, start: int) -> object:
    return {
        "day": day,
        "week": day.isocalendar()[:2],
        "month": (day.year, day.month),
        "quarter": (day.year, (day.month - 1) // 3),
        "half": (day.year, day.month > 6),
        "year": day.year,
        "fiscal year": day.year - (day.month < start),
    }[kind]


def by_hand(rows: Spans, kind: str, start: int) -> dict[tuple[str, date, date], list[float]]:
    counts: dict[tuple[str, date, date], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0, 0, 0.0])
    for partner, first, last, status, is_part in rows:
        if status not in ("held", "ongoing"):
            continue
        day = first
        while day <= last:
            opens, closes = bounds(kind, day, start)
            shared = (min(closes, last) - max(opens, first)).days + 1
            count = counts[partner, opens, closes]
            for at in (0, 3) if is_part else (0,):
                count[at] += opens <= first and last <= closes
                count[at + 1] += 1
                count[at + 2] += shared / ((last - first).days + 1)
            day = closes + timedelta(days=1)
    return counts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(drawn=[("LAO", -19_000, 27, "held", True)], kind="week", start=1)  # the weeks of the sixties count alike
@given(drawn=spans, kind=st.sampled_from(KINDS), start=st.sampled_from([1, 4, 7, 10]))
def test_frequency_is_the_count_by_hand(file: Path, drawn: Drawn, kind: str, start: int) -> None:
    rows = [
        (partner, FIRST + timedelta(days=offset), FIRST + timedelta(days=offset + length), status, is_part)
        for partner, offset, length, status, is_part in drawn
    ]
    found = {tuple(row[:3]): row[3:] for row in frequency(file, rows, kind, start)}
    expected = by_hand(rows, kind, start)
    assert set(found) == set(expected)
    for key, (*whole, share, certain_parts, possible_parts, share_of_parts) in expected.items():
        assert [*found[key][:2], *found[key][3:5]] == [*whole, certain_parts, possible_parts], (key, rows)
        assert [found[key][2], found[key][5]] == pytest.approx([share, share_of_parts], abs=0.0001)


def frequency(file: Path, rows: Spans, kind: str, start: int) -> Iterator[tuple[object, ...]]:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS sample (READ_ONLY)")
        [(view,), (table,)] = connection.execute(
            "SELECT sql FROM duckdb_views() WHERE view_name = 'frequency' "
            "UNION ALL SELECT sql FROM duckdb_tables() WHERE table_name = 'frequency_count'"
        ).fetchall()
        connection.execute(
            "CREATE TABLE engagement_partner "
            "(partner VARCHAR, date_first DATE, date_last DATE, status VARCHAR, is_part BOOLEAN)"
        )
        for row in rows:
            connection.execute("INSERT INTO engagement_partner VALUES (?, ?, ?, ?, ?)", list(row))
        connection.execute(table)
        connection.execute("CREATE VIEW frequency_count_given AS FROM engagement_partner")
        connection.execute("CREATE MACRO is_counted(period, partner, period_first) AS true")
        connection.execute(statements("derive", "frequency_count.sql"))
        connection.execute(view)
        connection.execute(f"SET VARIABLE fiscal_start = {start}")
        yield from connection.execute(
            "SELECT partner, period_first, period_last, certain, possible, expected, certain_parts, possible_parts, "
            "expected_parts FROM frequency WHERE period = ?",
            [kind],
        ).fetchall()


def test_expected_sums_to_the_number_of_engagements(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        sums = connection.execute("SELECT period, partner, sum(expected) FROM frequency GROUP BY ALL").fetchall()
        dated = dict(connection.execute(
            "SELECT partner, count(*) FROM took_place WHERE date_first IS NOT NULL GROUP BY partner"
        ).fetchall())  # fmt: skip
    assert {period for period, _, _ in sums} == set(KINDS)
    for _, partner, total in sums:
        assert total == pytest.approx(dated[partner], abs=0.001)


def test_undated_and_planned_engagements_count_in_no_period(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM frequency WHERE partner = 'JPN'").fetchall() == [(0,)]
        [(days,)] = connection.execute(
            "SELECT sum(possible) FROM frequency WHERE partner = 'CUB' AND period = 'year'"
        ).fetchall()  # fmt: skip
    assert days == 1, "the undated lot is in no year, the window in one"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("SELECT engagement_id, count(*) OVER (PARTITION BY whole_key) FROM engagement_whole "
         "JOIN engagement USING (engagement_key) WHERE engagement_id IN ('e-visit', 'e-talks', 'e-lot')",
         [("e-lot", 1), ("e-talks", 2), ("e-visit", 2)]),
        ("SELECT inbound, came, visits_in, balance FROM reciprocity WHERE partner = 'LAO' AND year = 2024",
         [(2, 1, 1, 1)]),
        ("SELECT sum(engagements)::INTEGER, sum(wholes)::INTEGER FROM last_contact WHERE partner = 'LAO'", [(3, 2)]),
        ("SELECT engagements, wholes FROM silence WHERE partner = 'LAO'", [(3, 2)]),
        ("SELECT certain, certain_parts, possible_parts, expected_parts FROM frequency "
         "WHERE partner = 'LAO' AND period_first = DATE '2024-01-01' AND period = 'year'", [(2, 1, 1, 1)]),
        ("SELECT count(*), count(*) FILTER (NOT is_part) FROM took_place WHERE partner = 'LAO'", [(3, 2)]),
    ],
)  # fmt: skip
def test_a_visit_with_its_talks_counts_at_either_level(
    file: Path, question: str, rows: list[tuple[object, ...]]
) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        assert sorted(connection.execute(question).fetchall()) == rows


def test_a_part_of_a_part_belongs_to_the_whole_at_the_top(file: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(shutil.copy(file, tmp_path / "deep.duckdb"))) as connection:
        parts = {"e-talks": "e-visit", "e-message": "e-talks", "e-lot": "e-message"}
        for part, whole in parts.items():
            key = "(SELECT engagement_key FROM engagement WHERE engagement_id = ?)"
            connection.execute(f"UPDATE engagement SET part_of_key = {key} WHERE engagement_id = ?", [whole, part])
        [(wholes,)] = connection.execute(
            "SELECT list(DISTINCT w.engagement_id) FROM engagement_whole AS h "
            "JOIN engagement AS e USING (engagement_key) JOIN engagement AS w ON w.engagement_key = h.whole_key "
            "WHERE e.engagement_id IN ('e-visit', 'e-talks', 'e-message', 'e-lot')"
        ).fetchall()  # fmt: skip
    assert wholes == ["e-visit"]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("engagements", {"until": "2100-01-01"}),
        ("ambassadors", {}),
        ("busiest-days", {}),
        ("calls-and-visits", {}),
        ("change-on-year", {"least": "0"}),
        ("channels", {}),
        ("directions", {}),
        ("first-contacts", {}),
        ("hosts-and-guests", {}),
        ("ladder", {"partner": "LAO"}),
        ("leaders-travel", {}),
        ("levels", {}),
        ("one-source", {}),
        ("partners", {}),
        ("people", {}),
        ("places", {}),
        ("quiet-partners", {"days": "0"}),
        ("reciprocity", {}),
        ("seasons", {}),
        ("tiers-and-contact", {}),
        ("upgrades", {}),
    ],
)
def test_what_was_only_planned_took_no_place(
    thousand: Path, tmp_path: Path, question: str, given: dict[str, str]
) -> None:
    def rows(status: str) -> int:
        changed = Path(shutil.copy(thousand, tmp_path / f"{status}.duckdb"))
        with duckdb.connect(str(changed)) as connection:
            connection.execute(f"UPDATE engagement SET status = '{status}'")
            connection.execute(f"UPDATE engagement_partner SET status = '{status}'")
        return answers.answer(changed, question, given).height

    assert (rows("held") > 0, rows("planned"), rows("postponed")) == (True, 0, 0)


def test_wholes_keep_their_limit_where_nothing_is_a_part(file: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(shutil.copy(file, tmp_path / "whole.duckdb"))) as connection:
        connection.execute(
            "CREATE OR REPLACE TABLE engagement AS SELECT * REPLACE (NULL::UINTEGER AS part_of_key) FROM engagement"
        )
        assert len(connection.execute("FROM engagement_whole LIMIT 2").fetchall()) == 2
        assert connection.execute("FROM engagement_whole WHERE whole_key <> engagement_key").fetchall() == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("one two three four five six seven eight nine ten eleven twelve thirteen", True),
        ("ONE thir twel elev", True),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen", False),
        ("one two three four five six seven eight nine ten eleven twelfth", False),
        ("hirteen", False),
    ],
)
def test_a_text_has_every_word_asked_for_however_many(file: Path, words: str, found: bool) -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen"
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("SELECT has_words(spaced(?), ?)", [text, words]).fetchall() == [(found,)]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("conflict", "contradiction"), ("confidence", "low confidence"), ("overdue", "overdue plan"),
        ("wide", "wide date"), ("undated", "no date"), (None, None),
    ],
)  # fmt: skip
def test_the_page_and_the_question_review_the_same(tmp_path: Path, reason: str | None, said: str | None) -> None:
    file = generate.published(2_000, tmp_path, texts=True)
    with duckdb.connect(str(file)) as connection:
        connection.execute("UPDATE engagement SET conflicts = 1 WHERE engagement_key % 7 = 0")
        connection.execute("INSERT INTO conflict SELECT engagement_key, 0, 'x' FROM engagement WHERE conflicts > 0")
        connection.execute("UPDATE engagement SET confirmed_by = 'Desk' WHERE engagement_key % 5 = 0")
        connection.execute("UPDATE engagement SET overdue = true WHERE engagement_key % 11 = 1")
    given = {"row_limit": "100000"} | ({"reason": reason} if reason else {})
    page = answers.answer(file, "page_review", given)["engagement_id"].to_list()
    asked = answers.answer(file, "review", {"rows": "100000"})
    of_engagements = ~pl.col("reason").is_in(["perhaps one", "doubtful claim"])
    listed = asked.filter(of_engagements & pl.col("reason").is_in([said] if said else asked["reason"].implode()))
    assert page
    assert len(set(page)) == len(page)
    assert set(page) == set(listed["engagement_id"])


@pytest.mark.parametrize("view", ["took_place", "partner_engagement"])
def test_levels_in_words_are_compared_by_their_rank(tmp_path: Path, view: str) -> None:
    file = generate.published(1_000, tmp_path)
    held = "status IN ('held', 'ongoing')"
    with duckdb.connect(str(file), read_only=True) as connection:
        ranked = connection.execute(f"SELECT count(*) FROM {view} WHERE {held} AND level_rank <= 3").fetchall()
        counted = connection.execute(
            f"SELECT count(*) FROM engagement_partner WHERE {held} AND level <= 'minister'::level"
        ).fetchall()
        alike = connection.execute(
            f"SELECT DISTINCT level, level_rank - 1 - enum_code(level::level) FROM {view}"
        ).fetchall()
        [(said,)] = connection.execute("SELECT comment FROM duckdb_types() WHERE type_name = 'level'").fetchall()
    assert ranked == counted
    assert "level <= 'minister'::level" in said, "what the file itself tells to ask is what counts right"
    assert {off for _, off in alike} == {0}
