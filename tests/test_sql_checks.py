"""Every check of sql/checks passes on a sound file and fails on the fault it is there for."""

import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl.load import checks
from etl.paths import statements
from tests import sample_build as sample

FAULTS = {
    "article_id_unique": "UPDATE article SET article_id = 'same'",
    "article_key_unique": "UPDATE article SET article_key = 3 WHERE article_key = 4",
    "article_mentions_counted": "UPDATE article SET mentions = 9 WHERE article_key = 1",
    "article_text_belongs": "UPDATE article_text SET text = 'other' WHERE article_key = 1",
    "build_is_one_row": "UPDATE build SET engagements = 99",
    "conflicts_counted": "DELETE FROM conflict",
    "contact_months_counted": "DELETE FROM contact_month WHERE partner = 'CHN'",
    "dates_are_whole": "UPDATE mention SET date_last = NULL WHERE mention_key = 0",
    "engagement_has_telling": "UPDATE mention SET engagement_key = NULL WHERE mention_key = 3",
    "engagement_id_unique": "UPDATE engagement SET engagement_id = 'same'",
    "engagement_key_by_date": "UPDATE engagement SET date_first = DATE '1999-01-01' WHERE engagement_id = 'e-trip'",
    "engagement_partner_copies": "UPDATE engagement_partner SET status = 'planned' WHERE partner = 'LAO'",
    "engagement_search_complete": "DELETE FROM engagement_search WHERE engagement_key = 2",
    "everything_is_explained": "COMMENT ON COLUMN engagement.place IS NULL",
    "evidence_quotes_text": "UPDATE evidence SET text = 'never said' WHERE field = 'date'",
    "frequency_adds_up": "UPDATE frequency_count SET expected = expected + 0.1 WHERE period = 'week'",
    "home_is_no_partner": "UPDATE engagement_partner SET partner = 'VNM' WHERE partner = 'JPN'",
    "id_history_leads": "INSERT INTO id_history VALUES ('e-lost', 'e-nowhere', 'merge', 'by mistake')",
    "mention_place_unique": "UPDATE mention SET mention_index = 0",
    "outlets_counted": "UPDATE outlet_count SET alone = alone - 1",
    "parts_have_wholes": "UPDATE engagement SET part_of_key = 77 WHERE engagement_id = 'e-talks'",
    "partners_are_known": "UPDATE article_partner SET partner = 'ATL' WHERE partner = 'CUB'",
    "rows_have_parents": "UPDATE unresolved SET article_key = 50",
    "spans_lie_in_text": "UPDATE section SET span_end = 5000 WHERE article_key = 0",
    "tiers_do_not_overlap": "UPDATE tier SET valid_to = NULL WHERE partner = 'JPN'",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("sound"))


def test_every_check_has_its_fault() -> None:
    assert set(FAULTS) == set(checks.names())


@pytest.mark.parametrize("name", checks.names())
def test_the_sound_file_passes_and_the_faulty_one_fails(sound: Path, tmp_path: Path, name: str) -> None:
    faulty = tmp_path / "faulty.duckdb"
    shutil.copy(sound, faulty)
    with duckdb.connect(str(faulty)) as connection:
        checks.look_at(connection, None)
        assert checks.failures(connection, name) == []
        connection.execute(FAULTS[name])
        found = checks.failures(connection, name)
    assert found, f"{name} does not see: {FAULTS[name]}"
    assert checks.meaning(name).endswith(".")


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE engagement SET part_of_key = engagement_key WHERE engagement_id = 'e-talks'",
        "UPDATE frequency_count SET expected_parts = 0",
        "CREATE MACRO unexplained(x) AS x",
        "COMMENT ON TYPE level IS NULL",
        "INSERT INTO id_history VALUES ('x', 'x', 'merge', 'to itself')",
        "INSERT INTO engagement_partner BY NAME SELECT * FROM engagement_partner WHERE partner = 'CUB'",
        "DELETE FROM article_text WHERE article_key = 1; INSERT INTO article_text VALUES (70, 'of no article')",
        "UPDATE engagement SET tellings = 0, articles = 0",
        "DELETE FROM build",
        "INSERT INTO mention_partner VALUES (900, 'LAO')",
    ],
)
def test_other_faults_are_seen_by_some_check(sound: Path, tmp_path: Path, fault: str) -> None:
    faulty = tmp_path / "faulty.duckdb"
    shutil.copy(sound, faulty)
    with duckdb.connect(str(faulty)) as connection:
        checks.look_at(connection, None)
        connection.execute(fault)
        assert [name for name in checks.names() if checks.failures(connection, name)]


NOTHING = {name: pl.Series([], dtype=pl.UInt32) for name in ("article", "mention", "engagement")}
NOTHING |= {"partner": pl.Series([], dtype=pl.String)}
KEYS = pl.int_range(10_000, dtype=pl.UInt32, eager=True)
EVERYTHING = dict.fromkeys(NOTHING, KEYS) | {"partner": pl.Series(["CHN", "CUB", "JPN", "LAO"])}
NARROWED = [name for name in checks.names() if "_touched(" in statements("checks", f"{name}.sql")]


@pytest.mark.parametrize("name", NARROWED)
def test_of_a_file_written_onto_another_what_was_touched_is_looked_at(sound: Path, tmp_path: Path, name: str) -> None:
    faulty = tmp_path / "faulty.duckdb"
    shutil.copy(sound, faulty)
    with duckdb.connect(str(faulty)) as connection:
        connection.execute(FAULTS[name])
        for touched, seen in ((EVERYTHING, True), (NOTHING, False), (None, True)):
            checks.look_at(connection, touched)
            assert bool(checks.failures(connection, name)) is seen


@pytest.mark.parametrize("name", ["article_text_belongs", "evidence_quotes_text"])
def test_of_texts_those_of_fresh_articles_are_looked_at(sound: Path, tmp_path: Path, name: str) -> None:
    faulty = tmp_path / "faulty.duckdb"
    shutil.copy(sound, faulty)
    with duckdb.connect(str(faulty)) as connection:
        connection.execute(FAULTS[name])
        [(key,)] = connection.execute(
            "SELECT article_key FROM mention JOIN evidence USING (mention_key) WHERE text = 'never said' "
            "UNION SELECT article_key FROM article_text WHERE text = 'other'"
        ).fetchall()
        for fresh, seen in (([key], True), ([key + 1], False)):
            checks.look_at(connection, EVERYTHING | {"article": pl.Series(fresh, dtype=pl.UInt32)})
            assert bool(checks.failures(connection, name)) is seen
