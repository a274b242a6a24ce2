"""sql/schema.sql is the truth: everything explained, ranks in order, and the dictionary complete."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from etl.intervals import Granularity
from etl.load import fill
from etl.model import Anchor, Basis, Channel, Direction, EngagementType, Level, SectionKind, Status
from tests import sample_build as sample

ENUMS = {
    "engagement_type": EngagementType, "channel": Channel, "direction": Direction, "level": Level, "status": Status,
    "granularity": Granularity, "section_kind": SectionKind, "basis": Basis, "anchor": Anchor,
}  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("schema"))


def asked(file: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(question).fetchall()


@contextmanager
def altered(file: Path, folder: Path, change: str, *values: object) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the file with every engagement changed."""
    with duckdb.connect(str(shutil.copy(file, folder / "altered.duckdb"))) as connection:
        connection.execute(f"UPDATE engagement SET {change}", list(values))
        yield connection


@pytest.mark.parametrize("name", ENUMS)
def test_enums_are_those_of_the_model_in_its_order(file: Path, name: str) -> None:
    assert asked(file, f"SELECT unnest(enum_range(NULL::{name}))::VARCHAR") == [(item.value,) for item in ENUMS[name]]


def test_levels_sort_highest_first(file: Path) -> None:
    levels = [row[0] for row in asked(file, "SELECT level FROM engagement ORDER BY level, engagement_key")]
    assert levels == sorted(levels, key=lambda level: Level(level).rank)
    assert levels[0] == "leader"
    assert levels[-1] == "deputy-minister"


def test_every_table_view_and_column_has_a_meaning(file: Path) -> None:
    assert asked(file, "SELECT DISTINCT table_name FROM data_dictionary WHERE table_meaning IS NULL") == []
    assert asked(file, "SELECT table_name, column_name FROM data_dictionary WHERE meaning IS NULL") == []


def test_every_column_of_tables_and_views_has_its_comment_where_duckdb_keeps_comments(file: Path) -> None:
    bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    assert asked(file, bare) == []
    differing = (
        "SELECT d.table_name, d.column_name FROM data_dictionary AS d JOIN duckdb_columns() AS c "
        "ON (c.database_name, c.table_name, c.column_name) = (d.file, d.table_name, d.column_name) "
        "WHERE d.kind IN ('table', 'view') AND d.meaning IS DISTINCT FROM c.comment"
    )
    assert asked(file, differing) == []
    unexplained = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''"
    assert asked(file, unexplained + " UNION " + unexplained.replace("view", "table")) == []


def test_a_column_of_a_view_means_what_it_means_in_the_table_the_view_is_about(file: Path) -> None:
    told = "SELECT DISTINCT meaning FROM data_dictionary WHERE column_name = 'date_first' AND table_name IN "
    assert len(asked(file, told + "('telling', 'mention')")) == 1
    assert len(asked(file, told + "('telling', 'engagement')")) == 2


def test_meanings_are_sentences(file: Path) -> None:
    for table, column, text in asked(file, "SELECT table_name, column_name, meaning FROM data_dictionary"):
        assert re.search(r"[.;)]$", str(text)), f"{table}.{column}: {text}"


@pytest.mark.parametrize(
    ("engagement", "edtf"),
    [("e-visit", "2024-06-19"), ("e-trip", "2025-09"), ("e-window", "2025-01-01/2025-04-30"), ("e-lot", None)],
)
def test_edtf(file: Path, engagement: str, edtf: str | None) -> None:
    assert asked(file, f"SELECT edtf FROM engagement WHERE engagement_id = '{engagement}'") == [(edtf,)]


def test_edtf_is_that_of_the_model(file: Path) -> None:
    for engagement in sample.engagements():
        expected = engagement.date.edtf if engagement.date else None
        assert asked(file, f"SELECT edtf FROM engagement WHERE engagement_id = '{engagement.engagement_id}'") == [
            (expected,)
        ]


def test_the_version_stands_in_the_file(file: Path) -> None:
    assert asked(file, "SELECT schema_version FROM build") == [(fill.SCHEMA_VERSION,)]


@pytest.mark.parametrize(
    ("engagement", "row"),
    [
        ("e-visit", ("LAO", "VNM", "CONSULT", "visit", "042", 1, 1)),
        ("e-message", ("VNM", "CHN", "SUPPORT", None, "050", 1, 1)),
        ("e-trip", ("VNM", "JPN", "AGREE", None, "036", 4, None)),
        ("e-window", ("VNM", "CUB", "CONSULT", "third-party", "044", 5, None)),
        ("e-lot", ("VNM", "CUB", "CONSULT", None, "040", None, None)),
    ],
)
def test_interchange(file: Path, engagement: str, row: tuple[object, ...]) -> None:
    found = asked(
        file,
        "SELECT actor, recipient, plover_event, plover_mode, cameo_code, ucdp_date_precision, ucdp_where_precision "
        "FROM interchange "
        f"WHERE engagement_id = '{engagement}' ORDER BY actor, recipient",
    )
    assert found[0] == row


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2024-06-19", "2024-06-19", 1), ("2024-06-19", "2024-06-20", 2), ("2024-06-19", "2024-06-24", 2),
        ("2024-06-19", "2024-06-25", 3), ("2024-06-19", "2024-06-26", 4), ("2024-06-19", "2024-07-18", 4),
        ("2024-07-01", "2024-07-31", 4), ("2024-06-19", "2024-07-19", 5), ("2023-07-01", "2024-06-30", 5),
        ("2024-01-01", "2024-12-31", 5), ("2023-01-01", "2024-01-01", None), (None, None, None),
    ],
)  # fmt: skip
def test_date_precision_is_that_of_ucdp(
    file: Path, tmp_path: Path, first: str | None, last: str | None, precision: int | None
) -> None:
    with altered(file, tmp_path, "date_first = ?, date_last = ?", first, last) as connection:
        found = connection.execute("SELECT DISTINCT ucdp_date_precision FROM interchange").fetchall()
    assert found == [(precision,)]


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("visit", "planned", "036"), ("call", "proposed", "036"), ("agreement", "planned", "032"),
        ("exchange", "planned", "031"), ("exchange", "held", "060"), ("agreement", "held", "057"),
        ("call", "held", "041"),
    ],
)  # fmt: skip
def test_codes_of_cameo_follow_type_and_status(file: Path, tmp_path: Path, kind: str, status: str, code: str) -> None:
    with altered(file, tmp_path, "direction = 'inbound', type = ?, status = ?", kind, status) as connection:
        assert connection.execute("SELECT DISTINCT cameo_code FROM interchange").fetchall() == [(code,)]


def test_the_page_on_the_schema_is_up_to_date() -> None:
    from etl.load import describe
    from etl.paths import SQL

    assert (SQL / "SCHEMA.md").read_text(encoding="utf-8") == describe.page(), "run python -m etl.load.describe"


def test_the_table_of_tables_in_the_readme_is_up_to_date() -> None:
    from etl.load import describe
    from etl.paths import PROJECT

    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert text == describe.readme(text), "run python -m etl.load.describe"
    assert "| `engagement_partner` |" in text


def test_every_version_says_what_changed() -> None:
    from etl.paths import SQL

    versions = re.findall(r"^## (\d+)$", (SQL / "CHANGES.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in versions] == list(range(fill.SCHEMA_VERSION, 0, -1))
