"""Counting with uncertain dates: the frequency view against a count by hand, for every kind of period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.load.fill import statements
from tests import sample_build as sample

KINDS = ("day", "week", "month", "quarter", "half", "year", "fiscal year")
FIRST = date(2019, 11, 1)
Spans = list[tuple[str, date, date, str]]
Drawn = list[tuple[str, int, int, str]]
spans = st.lists(
    st.tuples(
        st.sampled_from(["LAO", "CHN"]),
        st.integers(0, 900),
        st.sampled_from([0, 0, 0, 1, 3, 6, 27, 30, 89, 364, 400]),
        st.sampled_from(["held", "held", "ongoing", "planned", "cancelled"]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("counting"))


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
    counts: dict[tuple[str, date, date], list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for partner, first, last, status in rows:
        if status not in ("held", "ongoing"):
            continue
        day = first
        while day <= last:
            opens, closes = bounds(kind, day, start)
            shared = (min(closes, last) - max(opens, first)).days + 1
            count = counts[partner, opens, closes]
            count[0] += opens <= first and last <= closes
            count[1] += 1
            count[2] += shared / ((last - first).days + 1)
            day = closes + timedelta(days=1)
    return counts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(drawn=[("LAO", -19_000, 27, "held")], kind="week", start=1)  # the weeks of the sixties count alike
@given(drawn=spans, kind=st.sampled_from(KINDS), start=st.sampled_from([1, 4, 7, 10]))
def test_frequency_is_the_count_by_hand(file: Path, drawn: Drawn, kind: str, start: int) -> None:
    rows = [
        (partner, FIRST + timedelta(days=offset), FIRST + timedelta(days=offset + length), status)
        for partner, offset, length, status in drawn
    ]
    found = {tuple(row[:3]): row[3:] for row in frequency(file, rows, kind, start)}
    expected = by_hand(rows, kind, start)
    assert set(found) == set(expected)
    for key, (certain, possible, share) in expected.items():
        assert found[key][:2] == (certain, possible), (key, rows)
        assert found[key][2] == pytest.approx(share, abs=0.0001)


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
            connection.execute("INSERT INTO engagement_partner VALUES (?, ?, ?, ?, false)", list(row))
        connection.execute(table)
        connection.execute("CREATE VIEW frequency_count_given AS FROM engagement_partner")
        connection.execute(statements("derive", "frequency_count.sql"))
        connection.execute(view)
        connection.execute(f"SET VARIABLE fiscal_start = {start}")
        yield from connection.execute(
            "SELECT partner, period_first, period_last, certain, possible, expected FROM frequency WHERE period = ?",
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
