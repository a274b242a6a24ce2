"""Exports: each form is opened again by a reader of its own, is equal byte for byte, and never becomes a formula."""

import csv
import json
import re
import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import duckdb
import icalendar
import openpyxl
import polars as pl
import pytest
from rich.console import Console

from etl.asking import opened
from etl.errors import CordialeError
from etl.export import FORMS, answers, days, export, source
from etl.paths import SQL
from tests import sample_build as sample
from tests.benchmarks import generate

DANGEROUS = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate.published(1_000, tmp_path_factory.mktemp("thousand"))


@pytest.fixture(scope="module")
def written(file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {form: tmp_path_factory.mktemp(form) for form in FORMS}
    for form, folder in folders.items():
        assert export(file, form, folder), form
    return folders


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_of_one_build_are_equal(form: str, file: Path, written: dict[str, Path], tmp_path: Path) -> None:
    again = [path.relative_to(tmp_path) for path in export(file, form, tmp_path)]
    assert again
    for path in again:
        assert (tmp_path / path).read_bytes() == (written[form] / path).read_bytes(), path


@pytest.mark.parametrize("form", FORMS)
def test_two_builds_of_the_same_inputs_export_the_same(form: str, written: dict[str, Path], tmp_path: Path) -> None:
    later = sample.published(tmp_path / "data", created_at=sample.CREATED + timedelta(days=400))
    for path in export(later, form, tmp_path / "out"):
        name = path.relative_to(tmp_path / "out")
        assert path.read_bytes() == (written[form] / name).read_bytes(), name


def test_parquet_is_partitioned_by_year(written: dict[str, Path]) -> None:
    rows = pl.read_parquet(written["parquet"] / "engagement" / "**" / "*.parquet", hive_partitioning=True)
    assert sorted(rows["year"].cast(str).unique()) == ["2024", "2025", "none"]
    assert sorted(rows["engagement_id"]) == sorted(e.engagement_id for e in sample.engagements())
    assert pl.read_parquet(written["parquet"] / "engagement_partner.parquet").height == 7


def cells(path: Path, **how: str) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["csv", "datapackage"])
def test_csv_cells_are_never_formulas(form: str, written: dict[str, Path]) -> None:
    seen = 0
    for path in written[form].glob("*.csv"):
        for row in cells(path):
            assert not [
                cell for cell in row if DANGEROUS.match(cell) and not cell.lstrip("-").replace(".", "").isdigit()
            ]
            seen += sum(cell.startswith("'=") for cell in row)
    assert seen == 2, "the planted formulas are there, made harmless"


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        ("=1+1", "'=1+1"), (" \u00a0=1", "' \u00a0=1"), ("\x00=1", "'=1"), ("\u200b+1", "'\u200b+1"), ("＝1", "'＝1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("\t=1", "'\t=1"), ("bell\x07", "bell"),
        ("\u202eexe.txt", "exe.txt"),
        ("two\nlines", "two\nlines"), ("a=b", "a=b"), ("", ""), (None, None),
    ],
)  # fmt: skip
def test_cells_lose_controls_and_what_a_spreadsheet_would_calculate(cell: str | None, harmless: str | None) -> None:
    assert source.harmless(pl.DataFrame({"cell": [cell]}, schema={"cell": pl.String}))["cell"].to_list() == [harmless]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,x", "file:///etc"]
)
def test_addresses_that_would_run_leave_no_export(tmp_path: Path, form: str, address: str) -> None:
    hostile = shutil.copy(sample.published(tmp_path), tmp_path / "hostile.duckdb")
    with duckdb.connect(str(hostile)) as connection:
        connection.execute("UPDATE article SET url = ?", [address])
    written = export(Path(hostile), form, tmp_path / "out")
    for path in written:
        content = path.read_bytes() if form not in ("xlsx", "parquet") else b""
        assert address.encode() not in content, path
    if form == "xlsx":
        book = openpyxl.load_workbook(written[0])
        assert not [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == address]
    if form == "parquet":
        told = pl.read_parquet(next(path for path in written if path.stem == "telling"))
        assert told["url"].is_null().all()


def test_csv_keeps_text_whole(written: dict[str, Path]) -> None:
    rows = {row[0]: row for row in cells(written["csv"] / "telling.csv")}
    assert rows["e-message"][-1] == "'" + sample.TEXTS["a3"]


def test_json_lines_lead_to_the_words(written: dict[str, Path]) -> None:
    lines = (written["jsonl"] / "engagements.jsonl").read_text(encoding="utf-8").splitlines()
    visit = next(row for row in map(json.loads, lines) if row["engagement_id"] == "e-visit")
    assert len(lines) == len(sample.engagements())
    assert visit["date_first"] == "2024-06-19"
    assert visit["conflicts"] == ["one page says June, another 19 June"]
    assert [telling["article_id"] for telling in visit["tellings"]] == ["a1", "a2"]
    evidence = visit["tellings"][0]["evidence"]
    assert [sample.TEXTS["a1"][part["start"] : part["end"]] for part in evidence] == [part["text"] for part in evidence]


def test_excel_has_notes_and_no_formula(written: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(written["xlsx"] / "engagements.xlsx")
    assert book.sheetnames[0] == "notes"
    assert {"engagement", "telling", "participant"} <= set(book.sheetnames)
    meant = {cells[:2]: cells[2] for cells in book["columns"].iter_rows(min_row=2, values_only=True)}
    heads = {(sheet.title, cell.value) for sheet in book.worksheets[1:-1] for cell in sheet[1]}
    assert set(meant) == heads
    assert meant["engagement", "date_first"].startswith("First day on which it can have taken place")
    assert [head for head, meaning in meant.items() if not meaning] == []
    assert ["build_id", "sample"] in [[cell.value for cell in row] for row in book["notes"].iter_rows()]
    for sheet in book:
        for row in sheet.iter_rows():
            assert not [cell.value for cell in row if cell.data_type == "f"]
    header, *rows = [[cell.value for cell in row] for row in book["engagement"].iter_rows()]
    visit = dict(zip(header, next(row for row in rows if row[0] == "e-visit"), strict=True))
    assert visit["date_first"].date() == date(2024, 6, 19)


def test_gdelt_columns_give_a_day_only_where_it_is_known(written: dict[str, Path]) -> None:
    header, *rows = cells(written["gdelt"] / "events.tsv", delimiter="\t")
    events = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert events["e-visit-LAO"]["SQLDATE"] == "20240619"
    assert (events["e-trip-JPN"]["SQLDATE"], events["e-trip-JPN"]["MonthYear"]) == ("", "202509")
    assert (events["e-window-CUB"]["MonthYear"], events["e-window-CUB"]["Year"]) == ("", "2025")
    assert events["e-visit-LAO"]["Actor1Code"] == "LAO"


def test_timeline_escapes_the_words_of_articles(written: dict[str, Path]) -> None:
    document = json.loads((written["timeline"] / "timeline.json").read_bytes())
    events = {event["unique_id"]: event for event in document["events"]}
    assert set(events) == {"e-visit", "e-talks", "e-message"}
    assert "&quot;greeting&quot;" in events["e-message"]["text"]["text"]
    assert events["e-visit"]["start_date"] == {"year": 2024, "month": 6, "day": 19}
    assert events["e-visit"]["display_date"] == "19 June 2024"
    assert events["e-visit"]["text"]["headline"] == "Laos: state visit in Hà Nội"
    assert document["title"]["text"]["headline"] == "Engagements of Vietnam"
    assert "3 engagements" in document["title"]["text"]["text"]


def test_calendar_follows_rfc_5545(written: dict[str, Path]) -> None:
    raw = (written["ical"] / "engagements.ics").read_bytes()
    lines = raw.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    unfolded = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 3
    at = unfolded.index("UID:e-visit@cordiale")
    assert "DTSTART;VALUE=DATE:20240619" in unfolded[at : at + 4]
    assert "DTEND;VALUE=DATE:20240620" in unfolded[at : at + 4]
    assert r"SUMMARY:China\, Laos: message in Beijing" in unfolded


def test_calendar_is_read_by_a_calendar(file: Path, written: dict[str, Path]) -> None:
    calendar = icalendar.Calendar.from_ical((written["ical"] / "engagements.ics").read_bytes())
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    with opened(file) as connection:
        rows = source.frame(connection, "day").to_dicts()
    assert set(events) == {f"{row['engagement_id']}@cordiale" for row in rows}
    for row in rows:
        event = events[f"{row['engagement_id']}@cordiale"]
        assert not event.errors
        assert row["date_first"] == event.DTSTART
        assert row["date_last"] + timedelta(days=1) == event.DTEND
        assert (str(event.get("DESCRIPTION")).startswith(row["text"] or ""), event.get("LOCATION")) == (
            True,
            row["place"],
        )
        assert event.get("URL") == row["url"]
        assert event["STATUS"] == ("CONFIRMED" if row["status"] in ("held", "ongoing") else "TENTATIVE")


@pytest.mark.parametrize(
    ("type_", "subtype", "status", "said"),
    [
        ("visit", "official", "held", "official visit"), ("visit", None, "planned", "visit (planned)"),
        ("visit", "invitation", "proposed", "invitation to visit (proposed)"),
        ("visit", "port call", "held", "port call"), ("visit", "state visit", "held", "state visit"),
        ("call", "phone", "ongoing", "phone call"), ("meeting", "talks", "cancelled", "talks (cancelled)"),
        ("upgrade", "established", "held", "relations established"), ("upgrade", None, "held", "relations upgraded"),
        ("message", "congratulation", "held", "message of congratulation"), ("message", "letter", "held", "letter"),
        ("ceremony", "welcome", "held", "welcome ceremony"), ("multilateral", None, "held", "multilateral meeting"),
        ("multilateral", "assembly", "held", "assembly"), ("other", None, "held", "contact"),
        ("exchange", "culture", "held", "cultural exchange"), ("agreement", "signing", "held", "signing"),
    ],
)  # fmt: skip
def test_a_day_is_headed_in_words(type_: str, subtype: str | None, status: str, said: str) -> None:
    row = {"names": "Laos", "type": type_, "subtype": subtype, "status": status, "place": None}
    assert days._headline(row) == f"Laos: {said}"


@pytest.mark.parametrize(
    ("first", "last", "granularity", "said"),
    [
        (date(2024, 6, 19), date(2024, 6, 19), "day", "19 June 2024"),
        (date(2024, 6, 19), date(2024, 6, 22), "day", "19 to 22 June 2024"),
        (date(2024, 6, 29), date(2024, 7, 2), "day", "29 June to 2 July 2024"),
        (date(2024, 12, 30), date(2025, 1, 2), "day", "30 December 2024 to 2 January 2025"),
        (date(2024, 6, 17), date(2024, 6, 23), "week", "some time from 17 to 23 June 2024"),
    ],
)
def test_days_that_are_not_all_meant_are_told_so(first: date, last: date, granularity: str, said: str) -> None:
    row = {"date_first": first, "date_last": last, "granularity": granularity, "text": "They met.", "outlet": "VNA"}
    assert days._days(row) == said
    before = "" if granularity == "day" else "Some time from 17 to 23 June 2024: "
    assert days._told(row) == f"{before}They met. (VNA)"


def test_datapackage_describes_its_files(written: dict[str, Path]) -> None:
    folder = written["datapackage"]
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert package["profile"] == "tabular-data-package"
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in [package["name"], *names])
    for resource in package["resources"]:
        header, *rows = cells(folder / resource["path"])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert set(resource["schema"].get("primaryKey", [])) <= set(header)
        for at, field in enumerate(fields):
            assert all(_fits(field["type"], row[at]) for row in rows if row[at]), (resource["name"], field)
            assert field["description"]
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in names


def test_datapackage_is_valid_to_frictionless(written: dict[str, Path]) -> None:
    import frictionless

    report = frictionless.validate(str(written["datapackage"] / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "type", "note"])
    assert report.stats["tasks"] == len(list(written["datapackage"].glob("*.csv")))


def _fits(kind: str, text: str) -> bool:
    patterns = {
        "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d",
        "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", "string": r"(?s).*",
    }  # fmt: skip
    return bool(re.fullmatch(patterns[kind], text))


def test_an_unknown_form_and_a_missing_file_are_named(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CordialeError, match="'rdf': expected one of parquet, csv"):
        export(file, "rdf", tmp_path)
    with pytest.raises(CordialeError, match="nothing"):
        export(tmp_path / "nothing.duckdb", "csv", tmp_path)


def test_an_empty_build_exports(tmp_path: Path) -> None:
    from etl.load import publish

    empty = publish({}, tmp_path, build_id="empty", created_at=sample.CREATED, home="VNM", as_of=None)
    for form in FORMS:
        assert export(empty, form, tmp_path / form)


@pytest.mark.parametrize("question", answers.questions(), ids=lambda question: question.name)
def test_every_question_is_answered_in_every_form(file: Path, question: answers.Question) -> None:
    rows = answers.answer(file, question.name, {})
    console = Console(width=100, record=True, file=StringIO())
    answers.shown(console, question.name, rows)
    assert question.asks in console.export_text().replace("\n", " ")
    assert answers.written(rows, "csv").decode().count("\n") >= rows.height
    assert len(json.loads(answers.written(rows, "json"))) == rows.height
    assert pl.read_parquet(answers.written(rows, "parquet")).shape == rows.shape


def test_questions_take_variables_and_partners_by_name(file: Path) -> None:
    assert answers.answer(file, "engagements", {"partner": "Lào"}).height == 3
    assert answers.answer(file, "engagements", {"partner": "CHDCND Lào"}).height == 3
    assert answers.answer(file, "engagements", {"partner": "LAO", "since": "2025-01-01"}).height == 1
    assert answers.answer(file, "wide-dates", {"days": "200"}).height == 0
    assert answers.answer(file, "find", {"words": "ĐẶNG minh"})["engagement_id"].to_list() == ["e-message"]
    assert answers.answer(file, "frequency", {"period": "Fiscal Year", "fiscal_start": "10"}).height > 0
    assert answers.answer(file, "choices", {"variable": "level"})["word"].to_list()[0] == "leader"
    assert answers.answer(file, "page_frequency", {"partners": "Lào, China"})["partner"].unique().sort().to_list() == [
        "CHN", "LAO",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "given", "told"),
    [
        ("find", {"words": "visit"}, {"JPN": "Japan", "LAO": "Laos"}), ("partners", {}, {}),
        ("ladder", {"partner": "Nhật Bản"}, {"JPN": "Japan"}), ("engagements", {}, {"LAO": "Laos"}),
        ("engagements", {"partner": "cuba"}, {"CUB": "Cuba"}), ("undated", {}, {"CUB": "Cuba"}), ("build", {}, {}),
    ],
)  # fmt: skip
def test_codes_that_stand_alone_are_told_by_name(
    file: Path, question: str, given: dict[str, str], told: dict[str, str]
) -> None:
    rows = answers.answer(file, question, given)
    names = answers.names(file, question, given, rows)
    assert names == told
    console = Console(width=100, record=True, file=StringIO())
    answers.shown(console, question, rows, names)
    shown = console.export_text().replace("\u00a0", " ")
    assert all(f"{code} {name}" in shown for code, name in told.items())


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("find", {"words": "visit", "rows": "1"}, "the first 1 rows; where there are more, set --rows to see them"),
        ("frequency", {"rows": "2"}, "the first 2 rows; where there are more, set --rows to see them"),
        ("find", {"words": "visit"}, None), ("frequency", {}, None), ("types", {}, None),
    ],
)  # fmt: skip
def test_an_answer_that_is_cut_off_says_so(file: Path, question: str, given: dict[str, str], said: str | None) -> None:
    assert answers.cut(question, given, answers.answer(file, question, given)) == said


@pytest.mark.parametrize("question", answers.questions(), ids=lambda question: question.name)
def test_no_question_has_a_limit_that_nobody_can_set(question: answers.Question) -> None:
    limits = re.findall(r"LIMIT (?!coalesce\(getvariable\('rows'\))(\d+)", question.sql)
    assert not limits or question.name in ("why", "sentences"), limits  # one engagement; as many as are looked through


def test_words_are_led_to_by_the_first_characters_of_an_id(file: Path) -> None:
    assert answers.answer(file, "why", {"id": "e-vis"})["field"].to_list() == ["sentence", "date", "sentence"]


def test_who_may_have_gone_quiet_stands_before_those_of_whom_nobody_can_tell(thousand: Path) -> None:
    quiet = answers.answer(thousand, "quiet-partners", {"days": "0"})["quiet"].to_list()
    assert set(quiet) <= {"yes", "no", "few"}
    assert quiet == sorted(quiet, key=["yes", "no", "few"].index)


def test_what_makes_no_row_for_want_of_a_date_is_told_among_the_undated(file: Path, tmp_path: Path) -> None:
    before = answers.answer(file, "undated", {})
    assert set(before["engagement_id"]) == {"e-lot"}
    left_open = shutil.copy(file, tmp_path / "open.duckdb")
    with duckdb.connect(str(left_open)) as connection:
        connection.execute(
            "INSERT INTO unresolved VALUES (0, 'engagement without a date', 0, 4, 'Talks', 'meeting with CUB: no day')"
        )
    *_, told = answers.answer(Path(left_open), "undated", {}).to_dicts()
    assert told == {"article_id": "a1", "what": "meeting with CUB", "words": "Talks", "engagement_id": None}


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("quiet", {}, "did you mean quiet-partners"),
        ("xyzzy", {}, "lists them"),
        ("engagements", {"colour": "red"}, "no variable 'colour': expected one of: partner"),
        ("engagements", {"partner": "Atlantis"}, "'Atlantis'"),
        ("engagements", {"partner": "Congolese"}, "COD (DR Congo), COG (Republic of the Congo)"),
        ("engagements", {"partner": "Congo"}, "COD (DR Congo), COG (Republic of the Congo)"),
        ("engagements", {"partner": "korea"}, "KOR (South Korea), PRK (North Korea)"),
        ("engagements", {"since": "yesterday"}, "yesterday"),
        ("wide-dates", {"days": "many"}, "--days 'many': expected a whole number from 0 to 40,000"),
        ("wide-dates", {"days": "-1"}, "--days '-1'"),
        ("engagements", {"rows": "0"}, "--rows '0': expected a whole number from 1"),
        ("engagements", {"until": "2024-02-30"}, "--until '2024-02-30': expected a day such as 2024-06-19"),
        ("frequency", {"period": "fortnight"}, "--period 'fortnight': expected one of day, week, month, quarter, half"),
        ("frequency", {"fiscal_start": "13"}, "--fiscal-start '13': expected a whole number from 1 to 12"),
        ("never-met", {"level": "boss"}, "--level 'boss': expected one of leader, deputy-leader, minister"),
        ("quiet-partners", {"at_least": "boss"}, "--at-least 'boss'"),
        ("claims", {"verdict": "maybe"}, "--verdict 'maybe': expected one of agrees, contradicts, open"),
        ("partners", {"region": "Middle Earth"}, "--region 'Middle Earth': expected one of"),
        ("dictionary", {"name": "nothing"}, "--name 'nothing': expected one of"),
        ("levels", {"parts": "some"}, "--parts 'some': expected true or false"),
        ("choices", {"variable": "colour"}, "--variable 'colour': expected one of at_least, level"),
        ("page_frequency", {"partners": "LAO,Atlantis"}, "'Atlantis'"),
        ("ladder", {"partner": "Việt Nam"}, "'Việt Nam' is VNM, the home country of this file"),
        (
            "engagements",
            {"since": "2025-01-01", "until": "2024-01-01"},
            "--since 2025-01-01 lies after --until 2024-01",
        ),
    ],
)
def test_what_cannot_be_asked_is_named(file: Path, name: str, given: dict[str, str], words: str) -> None:
    with pytest.raises(CordialeError) as raised:
        answers.answer(file, name, given)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_every_export_table_says_what_it_is() -> None:
    for path in (SQL / "exports").glob("*.sql"):
        assert re.match(r"-- [A-Z].*\.\n", path.read_text(encoding="utf-8")), path.name
