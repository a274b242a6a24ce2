"""The parts under the pages: wording, files to take away, charts, the sandbox, the calendar file, the questions."""

import ast
import csv
import io
import re
import shutil
import string
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import altair as alt
import duckdb
import openpyxl
import polars as pl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st_
from PIL import Image

from dashboards import __main__ as server
from dashboards import (
    accuracy,
    briefing,
    database,
    downloads,
    filters,
    ical,
    leading,
    queries,
    sandbox,
    sheet,
    show,
    wording,
)
from dashboards.charts import comparison, frequency, picture, relationship, silence, theme
from dashboards.database import Published
from dashboards.view import View, opened
from dashboards.views import brief, calendar, compare, engagement, partner
from dashboards.wording import Words
from etl.load import fill
from tests import dashboard_data as data
from tests.benchmarks.accuracy import SETS

FOLDER = Path(__file__).resolve().parent.parent / "dashboards"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(data.full(tmp_path_factory.mktemp("parts") / "engagements-parts.duckdb"))


@pytest.fixture
def view(published: Published, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setenv("CORDIALE_DATABASE", str(published.path))
    return opened(Words("en"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(wording.rows()))
def test_wording_stands_in_both_languages_with_the_same_placeholders(key: str) -> None:
    row = wording.rows()[key]
    assert row["en"].strip() and row["vi"].strip()
    assert placeholders(row["en"]) == placeholders(row["vi"])


def test_every_wording_asked_for_has_a_row() -> None:
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "words"
            if called and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                assert node.args[0].value in wording.rows(), f"{path.name}: {node.args[0].value}"  # type: ignore[attr-defined]


def test_every_value_of_the_vocabulary_has_words() -> None:
    for field, values in filters.VOCABULARY.items():
        for value in values:
            assert f"{field}.{value}" in wording.rows()
    for reason in ("missing", "corrupt", "other_schema", "no_build", "empty"):
        assert f"unavailable.{reason}.do" in wording.rows()


def test_every_region_tier_and_milestone_of_the_seeds_has_words() -> None:
    for file, column, field in (
        ("partners", "region", "region"),
        ("tier_kinds", "tier", "tier"),
        ("milestones", "kind", "milestone"),
    ):
        with (FOLDER.parent / "seeds" / f"{file}.csv").open(encoding="utf-8", newline="") as seeds:
            values = {row[column] for row in csv.DictReader(seeds)} - {""}
        assert not {value for value in values if f"{field}.{value}" not in wording.rows()}


@pytest.mark.parametrize(
    ("key", "values", "english", "vietnamese"),
    [
        ("count.partners", {"n": 1}, "1 partner", "1 đối tác"),
        ("count.partners", {"n": "1–2"}, "1–2 partners", "1–2 đối tác"),
        ("count.articles", {"n": 12345}, "12,345 articles", "12.345 bài"),
        ("count.times", {"n": 1}, "once", "1 lần"),
        (
            "quiet.finding",
            {"n": 1, "partner": "Laos", "months": "9 months", "usual": "2"},
            "1 partner has gone quiet, Laos: 9 months of silence, usually 2",
            "1 đối tác im ắng, Laos: 9 months không tiếp xúc, thường 2",
        ),
    ],
)
def test_numbers_agree_with_their_nouns(key: str, values: dict[str, object], english: str, vietnamese: str) -> None:
    assert Words("en")(key, **values) == english
    assert Words("vi")(key, **values) == vietnamese


@pytest.mark.parametrize(
    ("first", "last", "granularity", "expected"),
    [
        (date(2024, 6, 19), date(2024, 6, 19), "day", "19 Jun 2024"),
        (date(2024, 6, 19), date(2024, 6, 20), "day", "19–20 Jun 2024"),
        (date(2024, 6, 30), date(2024, 7, 2), "day", "30 Jun–2 Jul 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "day", "30 Dec 2023–2 Jan 2024"),
        (date(2024, 6, 1), date(2024, 6, 30), "month", "June 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "year", "2024"),
        (date(2024, 3, 4), date(2024, 5, 9), "none", "within 4 Mar–9 May 2024"),
        (None, None, "none", "undated"),
    ],
)
def test_days_are_never_finer_than_known(
    first: date | None, last: date | None, granularity: str, expected: str
) -> None:
    assert Words("en").dates(first, last, granularity) == expected


@pytest.mark.parametrize(
    ("first", "last", "granularity", "expected"),
    [
        (date(2024, 6, 19), date(2024, 6, 19), "day", "19/6/2024"),
        (date(2024, 6, 19), date(2024, 6, 20), "day", "19–20/6/2024"),
        (date(2024, 6, 30), date(2024, 7, 2), "day", "30/6–2/7/2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "day", "30/12/2023–2/1/2024"),
        (date(2024, 6, 1), date(2024, 6, 30), "month", "tháng 6/2024"),
    ],
)
def test_days_in_vietnamese(first: date, last: date, granularity: str, expected: str) -> None:
    assert Words("vi").dates(first, last, granularity) == expected
    assert Words("vi").day(date(2024, 6, 19)) == "19 tháng 6 năm 2024"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 6, 30), date(2025, 7, 2), "less than a month ago"),
        (date(2024, 9, 4), date(2024, 9, 6), "9 months ago"),
        (date(2024, 9, 1), date(2024, 9, 30), "9 months ago"),
        (date(2024, 1, 1), date(2024, 12, 31), "6 to 18 months ago"),
    ],
)
def test_how_long_ago_is_as_wide_as_the_date(first: date, last: date, expected: str) -> None:
    assert partner.ago(Words("en"), first, last, date(2025, 7, 5)) == expected


@pytest.mark.parametrize("text", ["Triều Tiên", "TRIEU  TIEN", "triều tiên"])
def test_folding_is_blind_to_case_accents_and_d_with_stroke(text: str) -> None:
    assert wording.folded(text) == "trieu tien"
    assert wording.folded("Đức") == "duc"


@given(st_.text(max_size=40))
def test_a_text_cell_is_never_a_formula(text: str) -> None:
    frame = pl.DataFrame({"place": [text]}, schema={"place": pl.String})
    cell = next(iter(csv.DictReader(io.StringIO(downloads.csv(frame).decode("utf-8-sig"), newline=""))))["place"]
    assert not re.match(r"[=+\-@\t\r]", cell)


def test_workbook_holds_strings_dates_and_notes() -> None:
    frame = pl.DataFrame(
        {"place": ["=1+1", "https://x.example"], "day": [date(2024, 6, 19), None], "partners": [["LAO", "CHN"], []]}
    )
    book = openpyxl.load_workbook(io.BytesIO(downloads.xlsx(frame, [("Source", "=cmd")])))
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == ("place", "day", "partners")
    assert rows[1][0] == "=1+1" and rows[1][2] == "LAO; CHN"
    assert rows[1][1].date() == date(2024, 6, 19)  # type: ignore[union-attr]
    assert book["Data"]["A2"].data_type == "s" and book["Notes"]["B1"].data_type == "s"
    assert not book["Data"]["A3"].hyperlink


def test_parquet_comes_back_as_it_was() -> None:
    frame = pl.DataFrame({"day": [date(2024, 6, 19)], "partners": [["LAO"]]})
    assert pl.read_parquet(io.BytesIO(downloads.parquet(frame))).equals(frame)


def cells(names: int = 3, periods: int = 4) -> tuple[pl.DataFrame, list[date]]:
    starts = [date(2024, 1 + 3 * index, 1) for index in range(periods)]
    rows = [
        {
            "partner": f"P{name}",
            "name": f"Partner {name}",
            "period": start,
            "label": f"Q{start.month}",
            "certain": name,
            "possible": name + 1,
            "expected": 0.5,
            "open": start == starts[-1],
            "state": "counted",
            "state_words": "x",
            "figure": "1",
            "value": float(name),
            "change": "+1",
            "before": "1",
        }
        for name in range(names)
        for start in starts
    ]
    return pl.DataFrame(rows), starts


def drawings() -> dict[str, object]:
    words, (rows, starts) = Words("en"), cells()
    iso = [f"{start}T00:00:00" for start in starts]
    one = rows.filter(pl.col("partner") == "P1")
    contact = {
        "start": date(2024, 1, 1),
        "end": date(2024, 1, 2),
        "middle": date(2024, 1, 1),
        "lane": "Leader",
        "rank": 0,
        "way": "inbound",
        "inside": "#0072B2",
        "wide": False,
        "n": 1,
        "label": "1 Jan 2024",
        "what": "Visit",
        "engagement_id": "E1",
        "level": "leader",
        "first": "2024-01-01",
        "last": "2024-01-01",
    }
    band = {"start": date(2024, 1, 1), "end": date(2024, 9, 1), "name": "x", "short": "x", "shade": "#12436D"}
    read = {"start": date(2024, 1, 1), "end": date(2024, 2, 1), "articles": 3, "label": "Jan"}
    mark = {"start": date(2024, 3, 1), "name": "x", "label": "1 Mar 2024"}
    span = (date(2024, 1, 1), date(2024, 12, 31))
    silent = {"partner": "P1", "name": "A", "months_silent": 14, "usual_gap": 5.0, "longest_gap": 9, "label": "14"}
    silent["is_quiet"] = False
    side = {"level": "leader", "lane": "Leader", "direction": "inbound", "visits": 2, "others": 1}
    side["parts"] = 3
    sides = pl.DataFrame([side, {**side, "direction": "outbound"}])
    return {
        "ranked": frequency.ranked(one.head(1).with_columns(label=pl.lit("1–2")), words),
        "multiples": frequency.multiples(rows, iso, words),
        "heat map": frequency.heat_map(rows, one["label"].to_list(), starts, words),
        "single": frequency.single(one, words),
        "lines": comparison.lines(rows, iso, words),
        "reading": comparison.reading(one.select("label", "period", articles=pl.col("certain")), words),
        "timeline": relationship.timeline(
            *(pl.DataFrame([row]) for row in (contact, band, mark, read)), span, span[1], words
        ),
        "reciprocity": relationship.reciprocity(sides, words),
        "silence": silence.bars(pl.DataFrame([silent, {**silent, "name": "B", "is_quiet": True}]), words),
    }


def gradients(node: object) -> Iterator[dict[str, float]]:
    """Every gradient of a specification."""
    if isinstance(node, dict):
        if "gradient" in node:
            yield node
        yield from (found for value in node.values() for found in gradients(value))
    elif isinstance(node, list):
        yield from (found for value in node for found in gradients(value))


def test_stripes_of_a_painted_chart_are_upright() -> None:
    """A canvas shows slanted ones nowhere but at its corner."""
    spec = drawings()["heat map"].spec  # type: ignore[attr-defined]
    assert spec["usermeta"]["embedOptions"]["renderer"] == "canvas"
    stripes = list(gradients(spec))
    assert stripes and all(found["y1"] == found["y2"] for found in stripes)


@pytest.mark.parametrize(("share", "colour"), [(0, "#FFFFFF"), (1, "#12436D"), (2, "#12436D"), (1 / 12, "#EEF3F8")])
def test_a_share_has_its_shade(share: float, colour: str) -> None:
    assert theme.shade(share) == colour


@pytest.mark.parametrize(
    ("most", "named"),
    [(1, [0, 1]), (2, [0, 1, 2]), (5, [0, 2, 4]), (12, [0, 5, 10]), (4000, [0, 1000, 2000, 3000, 4000])],
)
def test_an_axis_of_counts_names_whole_numbers(most: int, named: list[int]) -> None:
    assert theme.counts(most) == named


@pytest.mark.parametrize("name", sorted(drawings()))
def test_chart_is_valid_vega_lite_and_becomes_a_picture(name: str) -> None:
    drawing = drawings()[name]
    alt.Chart.from_dict(drawing.on_paper())  # type: ignore[attr-defined]
    png = picture.drawn(drawing, "A finding", "What is counted, in a long line " * 8, "Source: x", "png")  # type: ignore[arg-type]
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.width > 300 and len(image.getcolors(maxcolors=1 << 24) or ()) > 5
    assert b"A finding" in picture.drawn(drawing, "A finding", "d", "s", "svg")  # type: ignore[arg-type]
    assert picture.drawn(drawing, "A finding", "d", "s", "pdf").startswith(b"%PDF")  # type: ignore[arg-type]


BREAK_OUTS = (
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM read_parquet('https://example.com/x.parquet')",
    "COPY (SELECT 1) TO '/tmp/cordiale-broken-out.csv'",
    "COPY (SELECT 1) TO '{file}.wal'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{file}.wal'",
    "EXPLAIN COPY (SELECT 1) TO '{file}.wal'",
    "/* x */ EXPLAIN /* y */ ANALYZE COPY (SELECT 1) TO '{file}.wal'",
    "EXPORT DATABASE '/tmp/cordiale-broken-out'",
    "ATTACH ':memory:' AS other",
    "ATTACH '{file}' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '64GB'",
    "SET enable_external_access = true; SELECT 1",
    "SET VARIABLE x = 1",
    "PRAGMA database_list",
    "CALL enable_logging()",
    "SELECT * FROM enable_logging()",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_databases()",
    'SELECT * FROM "duckdb_settings"()',
    "SELECT * FROM query('SELECT * FROM duckdb_' || 'settings()')",
    "SELECT current_setting('temp_directory')",
    "SELECT getenv('HOME')",
    "SELECT * FROM secret_frame",
    "CREATE TEMP TABLE t AS SELECT 1",
    "DELETE FROM engagement",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE engagement; SELECT 2",
    "CHECKPOINT",
    "SELECT * FROM checkpoint()",
    "",
    "-- nothing",
    "SELECT ((",
    "SELECT length(repeat('x', 4000000000))",
    "SELECT list_sort(range(200000000))[1]",
    "SELECT * FROM 'duckdb_databases'",
    "SELECT * FROM $$duckdb_databases$$",
    "FROM n'duckdb_databases'",
    "SELECT * FROM pg_settings",
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM duckdb_' || 'settings()'))",
    "SELECT 'it''s', getenv('HOME')",
    "SELECT 'a\\', getenv('HOME') --'",
    "SELECT E'it\\'s', getenv('HOME')",
    "SELECT $a$ ' $a$, getenv('HOME') --'",
    "SELECT $$ ' $$, getenv('HOME') --'",
    "SELECT \"a'\", getenv('HOME'), '\"'",
    "SELECT /* ' /* */ ' */ getenv('HOME')",
    "SELECT /* ' */ getenv/* x */('HOME') -- '",
    "SELECT 1 -- '\n, getenv('HOME')",
    "SELECT 'é\u3000é',\u3000getenv('HOME')",
    "SELECT * FROM query -- x\n ('SELECT 1')",
)


@pytest.mark.parametrize("sql", BREAK_OUTS)
def test_no_way_out_of_the_sandbox(published: Published, sql: str) -> None:
    secret_frame = pl.DataFrame({"secret": [1]})  # noqa: F841
    before = {path.name: path.stat().st_mtime_ns for path in published.path.parent.iterdir()}
    with pytest.raises(sandbox.RefusedError):
        sandbox.run(published, sql.format(file=published.path))
    assert {path.name: path.stat().st_mtime_ns for path in published.path.parent.iterdir()} == before
    assert not list(Path("/tmp").glob("cordiale-broken-out*"))


def test_a_slow_question_is_stopped_and_the_next_one_runs(published: Published) -> None:
    with pytest.raises(sandbox.RefusedError) as refused:
        sandbox.run(published, "SELECT count(*) FROM range(1000000000000) AS a(x) WHERE hash(x) % 7 = 3", seconds=0.3)
    assert refused.value.reason == "too_slow"
    assert sandbox.run(published, "SELECT 42 AS answer").rows["answer"].to_list() == [42]


def test_a_greedy_question_is_stopped(published: Published) -> None:
    with pytest.raises(sandbox.RefusedError) as refused:
        sandbox.run(published, "SELECT list(repeat(x::VARCHAR, 400)) FROM range(100000000) AS r(x)")
    assert refused.value.reason in ("too_large", "too_slow")


def test_rows_and_cells_are_cut(published: Published) -> None:
    answer = sandbox.run(published, "SELECT x, repeat('é', 100000) AS long FROM range(5000) AS r(x)")
    assert answer.cut and answer.rows.height == sandbox.MOST_ROWS
    assert answer.rows["long"].str.len_chars().max() == 2_000


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 'café' AS note -- Export, glob (x)",
        "SELECT 'a checkpoint, it''s getenv(x)' AS note",
        "SELECT E'it\\'s glob(x)' AS note",
        "SELECT $a$ query('x') $$ $a$ AS note",
        "SELECT /* glob(x) /* getenv */ checkpoint */ 1 AS note",
    ],
)
def test_comments_and_literals_are_no_commands(published: Published, sql: str) -> None:
    assert sandbox.run(published, sql).rows.columns == ["note"]


@pytest.mark.parametrize("sql", ["SELECT length(repeat('x', 4000000000))", "SELECT list_sort(range(200000000))[1]"])
def test_one_call_of_a_function_is_stopped_too(published: Published, sql: str) -> None:
    start = time.monotonic()
    with pytest.raises(sandbox.RefusedError) as refused:
        sandbox.run(published, sql)
    assert refused.value.reason in ("too_large", "too_slow") and time.monotonic() - start < sandbox.SECONDS + 2


def test_intervals_are_texts_and_an_unknown_type_is_refused(published: Published) -> None:
    sql = "SELECT INTERVAL 1 DAY AS a, age(DATE '2020-01-01', DATE '2019-01-01') AS b, [INTERVAL 1 DAY] AS c"
    assert sandbox.run(published, sql).rows.row(0) == ("1 day", "1 year", "[1 day]")
    with pytest.raises(sandbox.RefusedError) as refused:
        sandbox.run(published, "SELECT true::UNION(b BOOLEAN) AS a")
    assert refused.value.reason == "no_table" and refused.value.detail


def test_the_order_asked_for_is_kept(published: Published) -> None:
    rows = sandbox.run(published, "SELECT x FROM range(300000) AS r(x) ORDER BY x DESC").rows
    assert rows["x"].to_list() == list(range(299_999, 297_999, -1))


def test_variables_and_plans_are_allowed(published: Published) -> None:
    assert (
        sandbox.run(published, "SET VARIABLE partner = 'LAO';\nSELECT getvariable('partner') AS p").rows["p"][0]
        == "LAO"
    )
    assert sandbox.run(published, "RESET VARIABLE partner; SELECT 1 AS one").rows["one"][0] == 1
    assert not sandbox.run(published, "EXPLAIN SELECT 1").rows.is_empty()


@given(
    st_.one_of(
        st_.none(),
        st_.booleans(),
        st_.integers(-9, 9),
        st_.dates(),
        st_.text(),
        st_.lists(st_.text(), min_size=1).map(tuple),
    )
)
def test_a_literal_is_read_back_as_the_value(value: queries.Value) -> None:
    if (isinstance(value, str) and "\0" in value) or (isinstance(value, tuple) and any("\0" in item for item in value)):
        return
    [read] = duckdb.sql(f"SELECT {queries.literal(value)}").fetchall()
    assert (tuple(read[0]) if isinstance(read[0], list) else read[0]) == value


def test_shown_sql_pastes_unchanged_into_the_duckdb_cli(published: Published) -> None:
    cli = shutil.which("duckdb", path=str(Path(sys.executable).parent))
    if cli is None:
        pytest.skip("needs the DuckDB CLI (PyPI duckdb-cli)")
    values: dict[str, queries.Value] = {
        "from_date": date(2020, 7, 1),
        "to_date": date(2025, 7, 5),
        "per": "quarter",
        "statuses": ("held", "ongoing"),
        "partners": None,
        "parts": True,
        "partner": "LAO",
        "engagement": "E00001",
        "engagement_key": 1,
        "words": "it's",
        "at_least": "minister",
        "top": 9,
    }
    assert queries.ask(published, "page_articles", **{**values, "from_date": date(2024, 4, 1)}).height
    for name in sorted(path.stem for path in queries.FOLDER.glob("page_*.sql")):
        pasted = queries.pasteable(name, **values)
        told = subprocess.run(
            [cli, "-readonly", "-csv", str(published.path)],
            input=pasted,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert told.returncode == 0 and not told.stderr, (name, told.stderr[:300])
        expected = queries.ask(published, name, **values).height
        assert max(len(list(csv.reader(io.StringIO(told.stdout)))) - 1, 0) == expected, name


@pytest.mark.parametrize("path", sorted(queries.FOLDER.glob("page_*.sql")), ids=lambda path: path.stem)
def test_every_question_of_a_page_begins_with_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ") and "?" in first


def test_a_telling_is_named_by_article_kind_partners_and_place(published: Published) -> None:
    frames = [queries.ask(published, "page_telling_keys", engagement_key=key) for key in (1, 2, 3)]
    keys = pl.concat(frames)["telling_key"].to_list()
    assert all(re.fullmatch(r"a\d+:[a-z]+:[A-Z+]+:1", key) for key in keys)
    assert len(set(keys)) == len(keys) >= 3


def test_no_sql_in_python() -> None:
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.match(r"\s*(SELECT|WITH|FROM|COPY|INSERT)\s", node.value), (
                    f"{path.name}: {node.value[:60]}"
                )


def test_counts_agree_with_a_count_by_hand(published: Published) -> None:
    first, last = date(2022, 1, 1), date(2023, 12, 31)
    answer = queries.ask(published, "page_ranking", from_date=first, to_date=last)
    with published.cursor() as cursor:
        rows = cursor.sql("SELECT partner, date_first, date_last FROM engagement_partner").fetchall()
    before = first - (last - first) - timedelta(days=1)
    for row in answer.iter_rows(named=True):
        mine = [(a, b) for partner, a, b in rows if partner == row["partner"]]
        assert row["certain"] == sum(first <= a and b <= last for a, b in mine)
        assert row["possible"] == sum(a <= last and b >= first for a, b in mine)
        assert row["certain_before"] == sum(before <= a and b < first for a, b in mine)


@pytest.mark.parametrize(("basis", "days"), [("none", 2_922), ("inferred", 1_096), ("none", 5)])
def test_the_bounds_of_an_undated_page_are_no_day_of_its_outlet(tmp_path: Path, basis: str, days: int) -> None:
    file = data.small(tmp_path / "engagements-undated.duckdb")
    before = queries.ask(Published(file), "page_outlets").filter(pl.col("outlet") == "Test Gazette")
    other = tmp_path / "engagements-bounds.duckdb"
    with duckdb.connect(str(shutil.copy(file, other))) as connection:
        connection.execute(
            "INSERT INTO article BY NAME SELECT * REPLACE (900 AS article_key, 'none' AS published_granularity,"
            " DATE '2020-01-01' AS published_first, DATE '2020-01-01' + ? AS published_last, ? AS published_basis)"
            " FROM article WHERE outlet = 'Test Gazette' LIMIT 1",
            [days, basis],
        )
    [row] = queries.ask(Published(other), "page_outlets").filter(pl.col("outlet") == "Test Gazette").to_dicts()
    kept = ("earliest", "latest", "dated_to_the_day")
    assert tuple(row[name] for name in kept) == before.select(kept).row(0)
    assert (row["articles"], row["undated"]) == (before["articles"][0] + 1, 1)


def test_who_met_whom_pairs_people_not_generic_words(tmp_path: Path) -> None:
    file = data.small(tmp_path / "engagements-people.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("DELETE FROM engagement_participant")
        connection.execute("UPDATE engagement_partner SET status = 'held'")
        connection.executemany(
            "INSERT INTO engagement_participant VALUES (?, ?, ?, ?, ?, 'ZMB')",
            [
                (1, "home", 0, "Phạm Văn An", "Prime Minister"), (1, "home", 1, None, "Vice President"),
                (1, "partner", 0, None, "Leaders of Zambia and Cuba"), (1, "partner", 1, None, "President"),
                (2, "home", 0, "Pham Van An", "Prime Minister"), (2, "home", 1, None, "leader"),
                (2, "partner", 0, "Mary Banda", "Foreign Minister"), (2, "partner", 1, None, "minister"),
            ],
        )  # fmt: skip
    asked: dict[str, queries.Value] = {"partner": "ZMB", "from_date": date(2015, 1, 1), "to_date": date(2026, 1, 1)}
    rows = queries.ask(Published(file), "page_people", **asked)
    pairs = {(row["ours"], row["theirs"], row["times"]) for row in rows.iter_rows(named=True)}
    assert pairs == {("Phạm Văn An", "President", 1), ("Pham Van An", "Mary Banda", 1)}


def test_what_was_held_is_shown_by_a_telling_of_it_not_by_a_surer_one_of_its_plan(tmp_path: Path) -> None:
    file = data.full(tmp_path / "engagements-plans.duckdb")
    with duckdb.connect(str(file)) as connection:
        [(key, name)] = connection.sql(
            "SELECT engagement_key, engagement_id FROM engagement WHERE tellings > 1 AND status = 'held'"
            " AND date_first > DATE '2022-01-01' AND granularity = 'day' AND partners = ['LAO'] LIMIT 1"
        ).fetchall()
        connection.execute(
            "UPDATE mention SET status = 'planned', confidence = 0.99 WHERE mention_key ="
            " (SELECT min(mention_key) FROM mention WHERE engagement_key = ?)",
            [key],
        )
        connection.execute(
            "UPDATE evidence SET text = 'a plan' WHERE field = 'sentence' AND mention_key ="
            " (SELECT min(mention_key) FROM mention WHERE engagement_key = ?)",
            [key],
        )
        connection.execute("UPDATE engagement SET confidence = 0.1 WHERE engagement_key = ?", [key])
    asked: dict[str, queries.Value] = {"row_limit": 900, "words": "laos", "partners": ("LAO",)}
    asked |= {"from_date": date(2017, 1, 1), "to_date": date(2026, 1, 1)}
    for question in ("page_rows", "page_search", "page_review"):
        rows = queries.ask(Published(file), question, **asked).filter(pl.col("engagement_id") == name)
        assert [sentence == "a plan" for sentence in rows["sentence"]] == [False], question
    tellings = queries.ask(Published(file), "page_tellings", engagement_key=key)
    assert tellings["status"].to_list()[0] == "held" and "planned" in tellings["status"].to_list()


@pytest.mark.parametrize("per", ["month", "quarter", "year"])
def test_frequency_spreads_wide_dates_and_keeps_their_sum(published: Published, per: str) -> None:
    first, last = date(2017, 1, 1), date(2026, 12, 31)
    cells_ = queries.ask(published, "page_frequency", from_date=first, to_date=last, per=per, top=100)
    with published.cursor() as cursor:
        rows = cursor.sql("SELECT partner, date_first, date_last FROM engagement_partner").fetchall()
    assert cells_["expected"].sum() == pytest.approx(len(rows))
    assert cells_["certain"].sum() == sum(filters.floor(a, per) == filters.floor(b, per) for _, a, b in rows)
    assert (cells_["certain"] <= cells_["expected"] + 1e-9).all() and (
        cells_["expected"] <= cells_["possible"] + 1e-9
    ).all()


@given(st_.dates(date(1900, 1, 1), date(2099, 1, 1)), st_.sampled_from(filters.PERIODS))
def test_periods_follow_without_gap(day: date, per: str) -> None:
    start = filters.floor(day, per)
    assert start <= day < filters.following(start, per)
    assert filters.floor(filters.following(start, per), per) == filters.following(start, per)


@given(st_.lists(st_.tuples(st_.integers(0, 30), st_.integers(1, 9)), max_size=6))
def test_marked_sentence_keeps_every_letter(pieces: list[tuple[int, int]]) -> None:
    text = 'He met <b>"A" & B</b> on 5 May in Hue.'
    evidence = [{"field": "sentence", "span_start": 100, "span_end": 100 + len(text), "text": text}]
    evidence += [
        {"field": "date", "span_start": 100 + at, "span_end": 100 + at + n, "text": text[at : at + n]}
        for at, n in pieces
    ]
    [html] = engagement.marked(evidence)
    assert "<b>" not in html
    unmarked = re.sub(r"</?mark[^>]*>", "", html)
    assert unmarked == show.escape(text)


def test_calendar_file_is_icalendar() -> None:
    events = [ical.Event("E1", date(2024, 6, 19), date(2024, 6, 20), "Visit; Laos, Việt Nam\\ " + "đ" * 60)]
    text = ical.calendar(events, "20250705T081500Z", "Cordiale").decode()
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20240619\r\nDTEND;VALUE=DATE:20240621" in unfolded
    assert "SUMMARY:Visit\\; Laos\\, Việt Nam\\\\ " + "đ" * 60 in unfolded


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("day", date(2024, 2, 29), date(2024, 2, 29)),
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_days_of_the_agenda(span: str, first: date, last: date) -> None:
    assert calendar.bounds(date(2024, 2, 29), span) == (first, last)


THREE_YEARS = filters.Filters(
    "3y", date(2022, 7, 1), date(2025, 7, 5), "quarter", True, {"status": ("held", "ongoing")}, "quarter"
)


def test_brief_is_a_word_document_and_a_page(view: View) -> None:
    written, chart = brief.written(view, THREE_YEARS, "LAO")
    document = Document(io.BytesIO(briefing.word(written, brief.png(chart))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for expected in (
        "Brief: Laos",
        "Special relationship since 18 Jul 1977",
        "https://news.example/",
        written.items[0].sentence,
        "more in these days",
    ):
        assert expected in text
    assert len(document.tables) == 1 and len(document.inline_shapes) == 1
    assert sheet.pdf(written, brief.svg(chart)).startswith(b"%PDF")
    assert f">{show.escape(written.items[0].sentence)[:20]}" in sheet.svg(written, brief.svg(chart)).replace("“", "")


def test_a_brief_tells_what_is_ahead_with_its_sentence(view: View) -> None:
    written, chart = brief.written(view, THREE_YEARS, "JPN")
    [plan], [jubilee] = written.ahead, written.jubilees
    assert "Planned" in plan.line and jubilee == "21 September 2025: 52 years · Relations established"
    document = Document(io.BytesIO(briefing.word(written, brief.png(chart))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    page = sheet.svg(written, brief.svg(chart))
    number = len(written.shown(briefing.WORD_ITEMS)) + 1
    assert f"{plan.line}\u00a0{number}" in text and f"{number}. {plan.quotation}" in text and jubilee in text
    assert show.escape(plan.line)[:40] in page and show.escape(plan.sentence)[:20] in page and jubilee in page
    nothing = brief.written(view, THREE_YEARS, "DEU")[0]
    assert not nothing.ahead and nothing.ahead_title not in sheet.svg(nothing, brief.svg(chart))


def test_a_brief_drops_nothing_in_silence(view: View) -> None:
    written, chart = brief.written(view, THREE_YEARS, "LAO")
    long = [replace(item, sentence="a sentence of many words " * 12) for item in (*written.items, *written.items)]
    full = replace(written, items=long, more=lambda shown: f"And {300 - shown} more")
    page = sheet.svg(full, brief.svg(chart))
    shown = len(re.findall(r">(\d+)\. ", page))
    assert 3 <= shown < len(long) and f"And {300 - shown} more" in page
    assert max(float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', page)) <= sheet.HEIGHT - 30
    document = Document(io.BytesIO(briefing.word(full, brief.png(chart))))
    assert f"And {300 - briefing.WORD_ITEMS} more" in [paragraph.text for paragraph in document.paragraphs]
    assert brief.written(view, THREE_YEARS, "PRK")[0].more(99) == ""


def test_a_brief_on_nothing_says_so_and_shows_no_empty_chart(view: View) -> None:
    written, chart = brief.written(view, THREE_YEARS, "DEU")
    document = Document(io.BytesIO(briefing.word(written, brief.png(chart))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "No engagement in these days." in text and not document.inline_shapes
    for absent in (written.chart_title, written.items_title, written.sources_title):
        assert absent not in text and absent not in sheet.svg(written, brief.svg(chart))
    assert document.core_properties.author == "Cordiale" and document.core_properties.title == "Brief: Germany"


def test_a_brief_is_a_sheet_of_a4(view: View) -> None:
    written, chart = brief.written(view, THREE_YEARS, "LAO")
    [box] = re.findall(rb"/MediaBox \[([\d. ]+)\]", sheet.pdf(written, brief.svg(chart)))
    assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842]


def test_brief_takes_hostile_words_as_words(view: View) -> None:
    days = filters.Filters("all", date(2017, 1, 1), date(2026, 7, 5), "year", True, {}, "year")
    code = next(
        code
        for code in view.partners
        if any("evil" in row for row in view.ask("page_rows", **{**days.values(view), "partners": (code,)})["sentence"])
    )
    written, chart = brief.written(view, days, code)
    archive = zipfile.ZipFile(io.BytesIO(briefing.word(written, brief.png(chart))))
    assert b"<script" not in archive.read("word/document.xml")
    assert "<script" not in sheet.svg(written, brief.svg(chart))


def test_settings_come_from_environment_over_file_over_default(tmp_path: Path) -> None:
    assert database.settings({}, tmp_path)["database"] == database.PROJECT / ".cordiale" / "current.duckdb"
    (tmp_path / "cordiale.toml").write_text('data = "there"\nport = 9\n', encoding="utf-8")
    assert database.settings({}, tmp_path)["database"] == tmp_path / "there" / "current.duckdb"
    assert database.settings({"CORDIALE_DATA": "/else"}, tmp_path)["database"] == Path("/else/current.duckdb")
    assert database.settings({"CORDIALE_DATABASE": "/one.duckdb"}, tmp_path)["database"] == Path("/one.duckdb")


def test_the_server_keeps_its_look_and_safety_wherever_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit reads .streamlit of the folder it works in, and there alone."""
    started: list[list[str]] = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cordiale.toml").write_text('data = "there"\n', encoding="utf-8")
    for name in ("DATA", "DATABASE", "CORRECTIONS"):
        monkeypatch.setenv(f"CORDIALE_{name}", "")
    monkeypatch.setattr(sys, "argv", ["dashboards", "--server.port=1"])
    monkeypatch.setattr("streamlit.web.cli.main", lambda: started.append(sys.argv[1:]))
    server.main()
    assert started == [["run", str(server.APP), "--server.port=1"]]
    assert Path.cwd() == database.PROJECT and (Path.cwd() / ".streamlit" / "config.toml").exists()
    assert database.settings()["database"] == tmp_path / "there" / "current.duckdb"


def test_index_starts_at_a_hundred_and_leaves_small_bases_out() -> None:
    rows, _ = cells(names=8)
    shown, left_out = compare.measured(rows, "index", pl.DataFrame())
    assert left_out == [f"Partner {number}" for number in range(5)]
    assert shown["value"].unique().to_list() == [100.0]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([("A", 5, 5), ("B", 4, 4)], "A leads with 5, of 9"),
        ([("A", 5, 7), ("B", 4, 4), ("C", 5, 5)], "Nobody leads of 9: A, C have at least 5 each"),
        ([("A", 5, 7), ("B", 5, 7)], "Nobody leads of 9: A, B have 5–7 each"),
        ([("A", 5, 7), ("B", 4, 5), ("C", 1, 4)], "A has most for certain, with 5–7, of 9; B may have as many"),
        ([("A", 0, 1), ("B", 0, 1)], "Nobody leads of 9: A, B have 0–1 each"),
        ([(name, 1, 1) for name in "ABCDE"], "Nobody leads of 9: A, B, C and 2 more have 1 each"),
    ],
)
def test_a_lead_is_told_no_further_than_the_dates_are_sure(counts: list[tuple[str, int, int]], told: str) -> None:
    assert leading.finding(Words("en"), "ranking", [leading.Count(*each) for each in counts], of=9) == told


def test_dashboards_never_import_a_step() -> None:
    for path in FOLDER.rglob("*.py"):
        assert not re.search(r"^\s*(from|import) etl\b", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_the_accuracy_shown_is_measured_and_named() -> None:
    unseen, kept = accuracy.unseen(), [each for each in accuracy.measured() if each.is_kept_apart]
    assert unseen and {each.name for each in kept} == set(accuracy.KEPT_APART)
    assert unseen.texts == sum(each.texts for each in kept)
    for share in ("right", "found", "right_with_days"):
        told = [getattr(each, share) for each in kept]
        assert min(told) < getattr(unseen, share) < max(told)
    names = {f"{name}/{split}" for name, split in SETS}
    assert {each.name for each in accuracy.measured()} <= names and set(accuracy.KEPT_APART) <= names
    assert {f"accuracy.{name}" for name in names} <= set(wording.rows())


def test_a_set_measured_in_part_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = accuracy.FILE.read_text(encoding="utf-8").splitlines()
    (tmp_path / "accuracy.csv").write_text("\n".join([*whole, "new,held,9,engagements,9,9,1.000,1.000,1.000"]), "utf-8")
    before = [each.name for each in accuracy.measured()]
    monkeypatch.setattr(accuracy, "FILE", tmp_path / "accuracy.csv")
    monkeypatch.setattr(accuracy, "measured", accuracy.measured.__wrapped__)
    assert [each.name for each in accuracy.measured()] == before


def test_the_dashboards_read_the_files_that_a_build_writes() -> None:
    assert database.SCHEMA_VERSION == fill.SCHEMA_VERSION
