"""Readings and engagements as columns: every value where it belongs, whatever the order of arrival."""

import random
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from etl.load import Shard, Tables, article_rows
from etl.load import columns as columns_module
from etl.load.fill import DERIVED, WRITTEN_LAST, columns, tables
from etl.merge import columns as merge_columns
from etl.model import Engagement, Status, Telling
from tests import sample_build as sample
from tests.sample_build import frames


def lazily(tables: dict[str, pl.DataFrame]) -> dict[str, pl.LazyFrame]:
    return {table: frame.lazy() for table, frame in tables.items()}


def columns_of(engagements: list[Engagement]) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = [(t.article_id, t.index, e.engagement_id) for e in engagements for t in e.tellings]
    return merge_columns.frame(engagements), pl.DataFrame(
        rows, schema=["article_id", "mention_index", "engagement_id"], orient="row"
    )


def made() -> dict[str, pl.DataFrame]:
    return frames(sample.readings(), sample.engagements(), (), sample.review())


def test_every_table_that_articles_fill_is_filled() -> None:
    reference = {"partner", "partner_name", "milestone", "tier"}
    filled = set(sample.rows())
    assert filled == set(tables()) - {*DERIVED, *WRITTEN_LAST}, "the sample leaves a table of the schema untested"
    assert reference <= filled


@pytest.mark.parametrize("table", sorted(set(tables()) - {*DERIVED, *WRITTEN_LAST}))
def test_frames_have_the_columns_the_schema_states(table: str) -> None:
    frame = sample.rows()[table]
    assert isinstance(frame, pl.DataFrame)
    stated = columns(table)
    assert dict(frame.schema) == dict(list(stated.items())[: frame.width])


def test_order_of_arrival_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns_module, "FLUSH", 3)
    expected = made()
    for seed in range(20):
        shuffled, engagements = sample.readings(), sample.engagements()
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(engagements)
        again = frames(shuffled, engagements, (), sample.review())
        for table, frame in expected.items():
            assert_frame_equal(frame, again[table])


def test_engagements_are_numbered_by_date_and_undated_come_first() -> None:
    ids = made()["engagement"]["engagement_id"].to_list()
    assert ids == ["e-lot", "e-talks", "e-visit", "e-window", "e-message", "e-trip"]


def test_part_and_whole_are_joined_by_key() -> None:
    frame = made()["engagement"]
    talks, visit = (
        frame.row(by_predicate=pl.col("engagement_id") == name, named=True) for name in ("e-talks", "e-visit")
    )
    assert talks["part_of_key"] == visit["engagement_key"]
    assert visit["part_of_key"] is None


def test_evidence_is_the_words_of_the_raw_text() -> None:
    dated = made()["evidence"].filter(pl.col("field") == "date")
    assert dated["text"].to_list() == [sample.TEXTS["a1"][39:51]]


def test_first_and_last_publication_come_from_the_tellings() -> None:
    visit = made()["engagement"].row(by_predicate=pl.col("engagement_id") == "e-visit", named=True)
    assert (visit["first_published"], visit["last_published"]) == (date(2024, 6, 21), date(2024, 6, 22))
    assert (visit["tellings"], visit["articles"]) == (2, 2)


def test_a_telling_that_no_reading_has_is_named() -> None:
    lost = Engagement("e", sample.mentions()[0], (Telling("nowhere", 0),), None, Status.HELD)
    with pytest.raises(KeyError, match="nowhere"):
        frames(sample.readings(), [lost])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("inbox/bad.csv:7: no column 'text'", ("inbox/bad.csv", 7, "no column 'text'")),
        ("inbox/empty.txt: the file is empty", ("inbox/empty.txt", None, "the file is empty")),
        ("C: odd", ("C", None, "odd")),
        ("no place at all", ("", None, "no place at all")),
    ],
)
def test_failures_keep_source_and_line_apart(text: str, row: tuple[str, int | None, str]) -> None:
    from etl.errors import InputError

    assert frames([], [], [InputError(text)])["failure"].row(0) == row


def test_nothing_in_makes_empty_tables() -> None:
    assert {table: frame.height for table, frame in frames([], []).items() if frame.height} == {}


def test_articles_in_shards_or_left_out_make_the_same_tables_as_those_wanted_alone() -> None:
    merged = columns_of(sample.engagements()[:1])
    whole = [sample.readings()[:1], sample.readings()[1:]]
    shards = [Shard(lazily(article_rows(part)), pl.Series([0])) for part in whole]
    alone = [Shard(lazily(article_rows([reading]))) for reading in sample.readings()[:2]]
    made, expected = (dict(Tables(given, *merged)) for given in (shards, alone))
    for table, frame in expected.items():
        assert_frame_equal(frame, made[table])
