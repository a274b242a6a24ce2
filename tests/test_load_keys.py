"""Keys leave room: whatever comes later finds a place in the order, and what stands keeps its key."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.keys import END, ORDER, Among, NoRoomError, Spaced

DAYS = st.one_of(st.none(), st.integers(0, 6).map(lambda day: date(2024, 1, 1) + timedelta(day)))
ROWS = st.lists(st.tuples(DAYS, st.integers(0, 40)), unique_by=lambda row: row[1], min_size=1, max_size=30)
SCHEMA = {"date_first": pl.Date, "date_last": pl.Date, "engagement_id": pl.String}


def ordered(rows: list[tuple[date | None, int]]) -> pl.DataFrame:
    frame = pl.DataFrame([(day, day, f"{name:02}") for day, name in rows], schema=SCHEMA, orient="row")
    columns, nulls_last = ORDER["engagement"]
    return frame.sort(columns, nulls_last=nulls_last)


def stored(folder: Path, rows: pl.DataFrame) -> Path:
    file = folder / "former.duckdb"
    file.unlink(missing_ok=True)
    with duckdb.connect(str(file)) as connection:
        connection.register("given", rows)
        connection.execute("CREATE TABLE engagement AS FROM given")
    return file


@settings(max_examples=60, deadline=None)
@given(ROWS, st.randoms())
def test_what_comes_later_stands_where_a_build_from_nothing_has_it(tmp_path_factory, rows, chance) -> None:
    first = ordered(chance.sample(rows, len(rows) // 2))
    keyed = first.with_columns(Spaced().of("engagement", first).alias("engagement_key"))
    later = ordered([row for row in rows if f"{row[1]:02}" not in set(first["engagement_id"])] + rows[:1])
    later = later.unique("engagement_id", maintain_order=True)
    file = stored(tmp_path_factory.mktemp("keys"), keyed)
    placed = later.with_columns(Among(file).of("engagement", later).alias("engagement_key"))
    both = pl.concat([keyed, placed]).unique(["engagement_id", "engagement_key"]).sort("engagement_key")
    assert both["engagement_key"].is_unique().all()
    assert both["engagement_id"].to_list() == ordered(rows)["engagement_id"].to_list()
    assert both["engagement_key"][0] > 0


def test_where_no_room_is_left_all_is_to_be_written_anew(tmp_path: Path) -> None:
    full = ordered([(date(2024, 1, 1), 1), (date(2024, 1, 3), 2)])
    file = stored(tmp_path, full.with_columns(pl.Series("engagement_key", [7, 8], dtype=pl.UInt32)))
    with pytest.raises(NoRoomError, match="no room for new rows of engagement"):
        Among(file).of("engagement", ordered([(date(2024, 1, 2), 3)]))


def test_rows_after_the_last_leave_room_for_more(tmp_path: Path) -> None:
    last = ordered([(date(2024, 1, 1), 1)])
    file = stored(tmp_path, last.with_columns(pl.Series("engagement_key", [256], dtype=pl.UInt32)))
    later = ordered([(date(2024, 1, 2), name) for name in range(2, 40)])
    assert Among(file).of("engagement", later).max() < 20_000 < END


def test_build_after_build_finds_room_before_what_is_planned(tmp_path: Path) -> None:
    """What is held stands before what lies ahead, always between the same two."""
    rows = ordered([(date(2024, 1, 1), 0), (date(2025, 1, 1), 99)])
    keyed = rows.with_columns(Spaced().of("engagement", rows).alias("engagement_key"))
    for number in range(1, 25):
        later = ordered([(date(2024, 1, 1) + timedelta(number), number)])
        placed = later.with_columns(Among(stored(tmp_path, keyed)).of("engagement", later).alias("engagement_key"))
        keyed = pl.concat([keyed, placed]).sort("engagement_key")
    assert keyed.equals(keyed.sort("date_first"))
