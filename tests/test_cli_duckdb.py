"""Views, macros and questions answer alike in Python and in the DuckDB CLI, and can be read in its terminal."""

import itertools
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import duckdb
import polars as pl
import pytest
from rich.console import Console

from etl.asking import opened
from etl.export import answers
from etl.paths import SQL
from tests import sample_build as sample
from tests.benchmarks import generate
from tests.duckdb_cli import CLI, attached, in_cli, in_terminal, needs_cli

QUESTIONS = sorted(path for path in (SQL / "queries").glob("*.sql"))
COOKBOOK = [path for path in QUESTIONS if not path.stem.startswith(("page_", "why_"))]
PROSE = {  # their texts are never cut: a terminal shortens or folds them itself
    "claims", "conflicts", "corrections", "dictionary", "failures", "history-of-id", "milestones", "review",
    "unresolved", "why",
}  # fmt: skip
VIEWS = [
    name
    for path in sorted(SQL.glob("*.sql"))
    for name in re.findall(r"^CREATE VIEW (\w+)", path.read_text(), re.MULTILINE)
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("cli"))


def width(columns: list[str], rows: list[tuple[object, ...]]) -> int:
    """Columns of a terminal that the CLI's box needs."""
    return 1 + sum(3 + max(map(len, [name, *(str(row[at]) for row in rows)])) for at, name in enumerate(columns))


@pytest.mark.parametrize("view", VIEWS)
def test_views_work_everywhere(file: Path, view: str) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        here = connection.execute(f"SELECT count(*) FROM {view}").fetchall()
    with duckdb.connect() as connection:
        connection.execute(attached(file))
        there = connection.execute(f'SELECT count(*) FROM "another name".{view}').fetchall()
    assert here == there
    expected = [["n"], [str(here[0][0])]]
    assert in_cli("-readonly", str(file), script=f"SELECT count(*) AS n FROM {view};") == expected
    assert in_cli(script=attached(file) + f'SELECT count(*) AS n FROM "another name".{view};') == expected


@pytest.mark.parametrize("view", VIEWS)
def test_a_limit_holds_whatever_partner_a_view_is_asked_for(file: Path, view: str) -> None:
    # DuckDB 2.0 forgets a LIMIT where it sees that a left join has nothing to join
    with duckdb.connect(str(file), read_only=True) as connection:
        if "partner" not in connection.sql(f"SELECT * FROM {view} LIMIT 0").columns:
            pytest.skip("the view has no partner to be asked for")
        for (partner,) in connection.execute("SELECT DISTINCT partner FROM engagement_partner").fetchall():
            rows = connection.execute(f"SELECT * FROM {view} WHERE partner = ? LIMIT 1", [partner]).fetchall()
            assert len(rows) <= 1, partner


@pytest.mark.parametrize(
    ("question", "variable"),
    [(question, variable) for question in answers.questions() for variable in question.variables],
    ids=lambda given: getattr(given, "name", given),
)
def test_a_variable_set_to_null_is_one_not_set(file: Path, question: answers.Question, variable: str) -> None:
    default = in_cli("-readonly", str(file), script=question.sql)
    assert in_cli("-readonly", str(file), script=f"SET VARIABLE {variable} = NULL;\n{question.sql}") == default


@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_questions_say_what_they_ask_and_how_to_read_them(path: Path) -> None:
    first, second, *rest = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"-- [A-Z].*[?.]", first), first
    assert "?" in first
    assert second.startswith("-- How to read it: "), second
    assert second.endswith(".")
    used = set(next(question.variables for question in answers.questions() if question.name == path.stem))
    said = set(re.findall(r"(\w+) \(", rest[0])) if rest[0].startswith("-- Set: ") else set()
    assert used == said, f"{path.name} uses {sorted(used)} and explains {sorted(said)}"
    head = list(itertools.takewhile(lambda line: line.startswith("-- "), (first, second, *rest)))
    assert all(line.startswith("-- Set: ") for line in head[2:]), f"{path.name}: an inner comment reads as head"


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a thousand engagements with every country, however long its name."""
    return generate.published(1_000, tmp_path_factory.mktemp("thousand"), texts=True)


@pytest.mark.parametrize("path", [path for path in COOKBOOK if path.stem not in PROSE], ids=lambda path: path.stem)
def test_answers_fit_a_terminal_of_100_columns(file: Path, thousand: Path, path: Path) -> None:
    for asked in (file, thousand):
        with duckdb.connect(str(asked), read_only=True) as connection:
            answer = connection.sql(path.read_text(encoding="utf-8"))
            assert width(answer.columns, answer.fetchall()) <= 100
            kinds = [kind for kind in answer.types if str(kind).startswith("ENUM")]
            assert not kinds, "the CLI's header would be too wide"


@pytest.fixture(scope="module")
def in_100_columns(thousand: Path) -> dict[str, list[str]]:
    """What the CLI shows for each question in a terminal of 100 columns."""
    asked = [["-c", f".print @{path.stem}", "-c", f".read {path}"] for path in QUESTIONS]
    found: dict[str, list[str]] = {}
    for line in in_terminal("-readonly", str(thousand), *itertools.chain.from_iterable(asked)):
        if line.startswith("@"):
            found[line[1:]] = []
        else:
            found[next(reversed(found))].append(line)
    return found


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_cli_shows_each_answer_in_a_terminal_of_100_columns(
    in_100_columns: dict[str, list[str]], path: Path
) -> None:
    lines = in_100_columns[path.stem]
    assert lines
    assert max(map(len, lines)) <= 100
    if path in COOKBOOK:
        assert not any("│ … │" in line for line in lines), "a column is left out"


SEEN = {  # what a view is asked for; the CLI leaves out columns from the middle
    "frequency": ("period", "partner", "period_first", "certain", "possible", "expected"),
    "took_place": ("partner", "date", "type", "level", "status", "engagement_id"),
    "partner_engagement": ("partner", "date", "type", "level", "status", "engagement_id"),
    "last_contact": ("partner", "direction", "level", "last_day_latest", "days_ago_least"),
    "quiet_partner": ("partner", "last_contact", "months_silent", "usual_gap", "is_quiet"),
    "silence": ("partner", "days_silent_least", "usual_gap", "is_unusual"),
    "reciprocity": ("partner", "year", "came", "went", "balance"),
    "planned_engagement": ("engagement_id", "partners", "type", "status", "days_ahead"),
    "anniversary": ("partner", "kind", "years", "falls_first", "falls_last"),
    "engagement_tier": ("partner", "date_first", "tier", "is_certain"),
    "tier_now": ("partner", "tier", "name", "valid_from_first"),
    "telling": ("engagement_id", "article_id", "type", "status"),
    "evidence_sentence": ("engagement_id", "field", "text"),
    "interchange": ("engagement_id", "edtf", "actor", "recipient", "plover_event", "cameo_code"),
    "data_dictionary": ("table_name", "column_name", "meaning"),
}


def test_the_cli_shows_what_a_view_is_asked_for_in_100_columns(thousand: Path) -> None:
    asked = [["-c", f".print @{view}", "-c", f"FROM {view} LIMIT 3"] for view in SEEN]
    shown = "\n".join(in_terminal("-readonly", str(thousand), *itertools.chain.from_iterable(asked))).split("@")[1:]
    heads = {view: re.findall(r"[a-z_]+", lines[1]) for view, *lines in map(str.splitlines, shown)}
    wanting = {view: [name for name in names if name not in heads[view]] for view, names in SEEN.items()}
    assert not any(wanting.values()), wanting


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_each_answer_is_shown_by_ask_in_100_columns(file: Path, thousand: Path, path: Path) -> None:
    for asked in (file, thousand):
        console = Console(width=100, record=True, force_terminal=True, file=StringIO())
        rows = answers.answer(asked, path.stem, {})
        answers.shown(console, path.stem, rows)
        lines = console.export_text().splitlines()
        assert max(map(len, lines)) <= 100
        told = [name for name in rows.columns if rows[name].dtype != pl.List and rows[name].count()]
        assert all(any(name in line for line in lines) for name in told), "a heading is broken"


WHY_NOT = "the row is no longer there: its only telling, the page it was read from, was taken away meanwhile"


@pytest.fixture
def corrected(file: Path, tmp_path: Path) -> Path:
    """The sample with a refused correction of long words, and three of one date, the last of them refused."""
    changed = Path(shutil.copy(file, tmp_path / "corrected.duckdb"))
    made = [
        ("level_home", "the deputy head of mission, as the ministry's list has it", WHY_NOT),
        ("date", "2024-06-18", "applied"),
        ("date", "2024-06-20", "applied"),
        ("place", "Huế", "applied"),
        ("date", "2024-06-21", "the value seen is another now"),
    ]
    with duckdb.connect(str(changed)) as connection:
        connection.execute("DELETE FROM correction")
        for key, (field, new, outcome) in enumerate(made):
            connection.execute(
                "INSERT INTO correction VALUES (?, ?, 'Lan', 'so it was', 'correct', 'e-visit', ?, NULL, ?, NULL, ?)",
                [key, f"2025-06-0{key + 1}T08:00:00Z", field, new, outcome],
            )
    return changed


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_other_forms_than_the_table_give_values_whole(corrected: Path, form: str) -> None:
    written = answers.written(answers.answer(corrected, "corrections", {}), form)
    read = {"csv": pl.read_csv, "json": pl.read_json, "parquet": pl.read_parquet}[form]
    last = read(written).row(-1, named=True)
    assert last["new_value"] == "the deputy head of mission, as the ministry's list has it"
    assert last["outcome"] == WHY_NOT


def test_the_whole_outcome_of_a_correction_is_read_in_100_columns(corrected: Path) -> None:
    console = Console(width=100, record=True, force_terminal=True, file=StringIO())
    answers.shown(console, "corrections", answers.answer(corrected, "corrections", {}))
    shown = console.export_text()
    assert max(map(len, shown.splitlines())) <= 100
    assert all(word in shown for word in re.split(r"\W+", WHY_NOT))


def test_of_several_corrections_of_one_field_the_last_applied_holds(corrected: Path) -> None:
    outcomes = dict(answers.answer(corrected, "corrections", {}).select("new_value", "outcome").iter_rows())
    assert outcomes["2024-06-18"] == "superseded by a later one"
    assert outcomes["2024-06-20"] == outcomes["Huế"] == "applied"
    assert outcomes["2024-06-21"] == "the value seen is another now"
    with duckdb.connect(str(corrected), read_only=True) as connection:
        page = (SQL / "queries" / "page_corrections.sql").read_text(encoding="utf-8")
        told = connection.sql(page).select("new_value, outcome").fetchall()
    assert sorted(told, key=str) == sorted(outcomes.items(), key=str)


@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_a_confidence_has_two_decimals(thousand: Path, path: Path) -> None:
    rows = answers.answer(thousand, path.stem, {})
    for name in rows.columns:
        if rows[name].dtype.is_float():
            assert all(len(str(value)) <= len(str(int(value))) + 3 for value in rows[name].drop_nulls()), name


@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_a_table_that_is_piped_on_has_each_row_on_a_line_and_every_value_whole(thousand: Path, path: Path) -> None:
    rows = answers.answer(thousand, path.stem, {}).head(5)
    console = Console(file=StringIO(), record=True, width=80)
    answers.shown(console, path.stem, rows)
    heading, *lines = console.export_text().splitlines()[1:]
    if rows.is_empty():
        assert heading == "No row answers this."
        return
    assert heading.split() == rows.columns
    for line, row in zip(lines, rows.iter_rows(), strict=False):
        for value in row:
            if isinstance(value, str) and "\n" not in value:
                assert value.rstrip() in line


def test_sentences_are_found_by_their_words(file: Path) -> None:
    found = answers.answer(file, "sentences", {"words": "dang  MINH châu"})
    assert found["engagement_id"].to_list() == ["e-message"]
    assert "Đặng Minh Châu" in found["words_in_sentence"][0]
    assert answers.answer(file, "sentences", {"words": "dang never said"}).is_empty()
    assert answers.answer(file, "sentences", {"words": "Trung Quốc greeting"})["engagement_id"].to_list() == [
        "e-message"
    ]
    assert answers.answer(file, "sentences", {"words": "Nhật greeting"}).is_empty()


def test_there_are_at_least_forty_questions() -> None:
    assert len(COOKBOOK) >= 40


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("SELECT engagement_id FROM engagements_of('lào')", ["e-talks", "e-visit", "e-message"]),
        ("SELECT engagement_id FROM search('dang minh CHÂU')", ["e-message"]),
        ("SELECT engagement_id FROM search('Đặng  beijing')", ["e-message"]),
        ("SELECT engagement_id FROM search('ha noi state')", ["e-visit"]),
        ("SELECT engagement_id FROM search('nothing like this')", []),
        ("SELECT certain FROM frequency_of('Lào', 'year') ORDER BY 1", ["1", "2"]),
        ("SELECT field FROM why('e-talks')", ["sentence"]),
        ("SELECT DISTINCT engagement_id FROM evidence_of('Lào') ORDER BY 1", ["e-message", "e-talks", "e-visit"]),
        (
            "SELECT count(*) - (SELECT count(*) FROM evidence_sentence WHERE list_contains("
            "(SELECT list(engagement_key) FROM engagement_partner WHERE partner = 'LAO'), engagement_key)) "
            "FROM evidence_of('Lào')",
            ["0"],
        ),
        ("SELECT partner_code('trieu tien')", ["PRK"]),
        ("SELECT partner_code('Nga')", ["RUS"]),  # in capitals it is the code of Nigeria
        ("SELECT partner_code('NGA')", ["NGA"]),
        ("SELECT partner_code('Mỹ')", ["USA"]),
        ("SELECT partner_code('French')", ["FRA"]),
        ("SELECT partner_code('nước Pháp')", ["FRA"]),
        ("SELECT partner_code('Nuoc Cong hoa  Phap')", ["FRA"]),
        ("SELECT partner_code('Cộng hoà Xinh ga po')", ["SGP"]),
        ("SELECT partner_code('CHLB Đức')", ["DEU"]),
        ("SELECT partner_code('nước CHND Trung Hoa')", ["CHN"]),
        ("SELECT partner_code('Vương quốc Anh')", ["GBR"]),
        ("SELECT partner_code('ả rập xê út')", ["SAU"]),
        ("SELECT partner_code('the Netherlands')", ["NLD"]),
        ("SELECT partner_code('Cote d Ivoire')", ["CIV"]),
        ("SELECT partner_code('Cộng hòa Dominica')", ["DOM"]),  # without the word it would be Dominica
        ("SELECT partner_code('Dominica')", ["DMA"]),
        ("SELECT partner_code('Cộng hòa') IS NULL AS none", ["true"]),
        ("SELECT partner_code('nước') IS NULL AS none", ["true"]),
        ("SELECT partner_code('—') IS NULL AS none", ["true"]),
        ("SELECT partner FROM partners_called('Congolese')", ["COD", "COG"]),
        ("SELECT partner_code('Congolese') IS NULL AS none", ["true"]),
        ("SELECT partner_code('Guinea')", ["GIN"]),  # the others carry a second word
        ("SELECT engagement_id FROM search('Nhật')", ["e-trip"]),
        ("SELECT engagement_id FROM search('trung quoc')", ["e-message"]),
        ("SELECT engagement_id FROM search('ao')", []),  # of Laos it is no word
        ("SELECT engagement_id FROM search('Lào: VISIT!')", ["e-visit"]),
        ("SELECT engagement_id FROM search('   ')", []),
        ("SELECT engagement_id FROM search('visit state noi ha arriv lao pres')", ["e-visit"]),
        ("SELECT engagement_id FROM search('visit state noi ha arriv lao never')", []),
        ("SELECT engagement_id FROM search('resident')", []),  # of president it is no beginning
        ("SELECT web_address('https://example.org/a')", ["https://example.org/a"]),
    ],
)
def test_macros_answer_in_python_and_in_the_cli(file: Path, question: str, rows: list[str]) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        assert [str(row[0]) for row in connection.execute(question).fetchall()] == [
            row.replace("true", "True") for row in rows
        ]
    assert [row[0] for row in in_cli("-readonly", str(file), script=question + ";")[1:]] == rows
    use = attached(file) + 'USE "another name";\n'
    assert [row[0] for row in in_cli(script=use + question + ";")[1:]] == rows


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("FROM engagements_of('Atlantis')", "is called Atlantis: ask partners_called"),
        ("FROM engagements_of('Congolese')", "is called Congolese: ask partners_called"),
        ("FROM frequency_of('Laos', 'fortnight')", "period fortnight: expected one of day, week, month"),
        ("SET VARIABLE fiscal_start = 13; FROM frequency", "fiscal_start 13: expected a month from 1 to 12"),
        (
            "SET VARIABLE fiscal_start = 'October'; FROM frequency",
            "fiscal_start October: expected a month from 1 to 12",
        ),
        ("SET VARIABLE at_least = 'boss'; FROM quiet_partner", "at_least boss: expected one of leader, deputy-leader"),
        ("SET VARIABLE period = 'fortnight'; {frequency}", "period fortnight: expected one of day, week"),
        ("SET VARIABLE verdict = 'maybe'; {claims}", "verdict maybe: expected one of agrees, contradicts, open"),
    ],
)
def test_a_value_that_nothing_can_have_is_an_error_and_no_empty_answer(file: Path, question: str, words: str) -> None:
    asked = question.format(**{path.stem: path.read_text(encoding="utf-8") for path in COOKBOOK})
    with duckdb.connect(str(file), read_only=True) as connection, pytest.raises(duckdb.Error, match=words):
        connection.execute(asked).fetchall()
    needs_cli()
    done = subprocess.run([CLI, "-readonly", str(file), asked], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    assert words in done.stderr


@pytest.mark.parametrize("words", ["đặng minh", "Dang, BEIJING", "trung quốc"])
def test_words_are_searched_in_a_file_attached_without_use(file: Path, words: str) -> None:
    asked = f"SET VARIABLE words = '{words}'; SELECT engagement_id FROM \"another name\".search_result"
    assert in_cli(script=attached(file) + asked + ";") == [["engagement_id"], ["e-message"]]
    with duckdb.connect() as connection:
        connection.execute(attached(file))
        assert connection.execute(asked).fetchall() == [("e-message",)]


def test_each_macro_names_the_view_that_answers_without_use(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        macros = connection.execute(
            "SELECT table_name, meaning FROM data_dictionary WHERE kind = 'macro' AND data_type = 'TABLE'"
        ).fetchall()
        names = {name for (name,) in connection.execute("SELECT table_name FROM data_dictionary").fetchall()}
    for macro, meaning in macros:
        instead = re.search(r"Attached without USE: .*ask (\w+)\.$", meaning)
        assert instead and instead[1] in names, macro


def test_the_file_cannot_be_written_while_published(file: Path) -> None:
    needs_cli()
    done = subprocess.run(
        [CLI, "-readonly", str(file), "DELETE FROM engagement"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "read-only" in done.stderr


@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM engagement",
        "COPY engagement TO '{folder}/stolen.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '{folder}/other.duckdb'",
        "SET enable_external_access = true",
        "SELECT * FROM sample_of_python",
    ],
)
def test_a_question_reads_the_published_file_and_nothing_else(file: Path, tmp_path: Path, attempt: str) -> None:
    sample_of_python = pl.DataFrame({"a": [1]})  # noqa: F841
    with opened(file) as connection, pytest.raises(duckdb.Error):
        connection.execute(attempt.format(folder=tmp_path))
    assert not list(tmp_path.iterdir())
