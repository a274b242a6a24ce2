"""Every file of sql/ runs in Python, in the DuckDB CLI, ATTACHed under another name, read-only while a build runs."""

import itertools
import re
import threading
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from etl.load import CURRENT
from etl.load.fill import DERIVED
from etl.paths import SQL
from tests import sample_build as sample
from tests.duckdb_cli import NAME, attached, in_cli

MADE = [SQL / name for name in ("schema.sql", "views.sql", "macros.sql")]
COMMENTS = SQL / "derive" / "view_comment.sql"  # asks what is to be said, the others insert
DERIVES = sorted(path for path in (SQL / "derive").glob("*.sql") if path != COMMENTS)
OF_LOAD = [SQL / "load" / f"{name}.sql" for name in ("meanings", "joins")]
FOLDERS = ("queries", "checks", "exports", "steps")
ASKED = [COMMENTS, *OF_LOAD, *sorted(path for part in FOLDERS for path in (SQL / part).glob("*.sql"))]
NEWER = (
    SQL / "load" / "stored_columns.sql"
)  # asked of an empty schema by a build; only DuckDB 2.0 knows what is computed
WRITES = {  # what a build onto a former file says, in its order, and what is made of it: nothing of a command
    "article_gone": "TABLE article_gone", "mention_gone": "TABLE mention_gone",
    "engagement_gone": "TABLE engagement_gone", "partner_gone": "TABLE partner_gone", "placed": "", "owned": "",
    "told": "", "wholes": "", "engagement_renewed": "TABLE engagement_renewed",
    "recounted_days": "TABLE recounted_days",
    "recounted": "TABLE recounted",
    "recounted_year": "TABLE recounted_year", "is_counted": "", "counted_again": "TABLE counted_again", "build": "",
}  # fmt: skip
BEFORE_WRITES = {  # what the build makes by itself before each of them
    "article_gone": "CREATE TEMP TABLE gone AS SELECT 'a1' AS article_id;",
    "engagement_gone": "CREATE TEMP TABLE former AS SELECT 'e-visit' AS engagement_id;",
    "placed": "CREATE TEMP TABLE moved AS SELECT 'a1' AS article_id, 'elsewhere' AS source;",
    "owned": "CREATE TEMP TABLE renewed AS SELECT e.engagement_id, e.engagement_key, w.engagement_id AS part_of "
    "FROM engagement AS e LEFT JOIN engagement AS w ON w.engagement_key = e.part_of_key;"
    "CREATE TEMP TABLE owner AS SELECT article_id, mention_index, engagement_id FROM mention "
    "JOIN article USING (article_key) LEFT JOIN engagement USING (engagement_key);"
    "CREATE TEMP TABLE before AS FROM mention UNION ALL BY NAME FROM engagement;"
    "UPDATE mention SET engagement_key = NULL; UPDATE engagement SET tellings = 0, part_of_key = NULL;",
    "build": "DELETE FROM build; CREATE TEMP VIEW build_given AS SELECT 'b1' AS build_id, 1 AS schema_version, "
    "'VNM' AS home, NULL::DATE AS as_of, TIMESTAMP '2025-01-01' AS created_at;",
}
GIVEN = {  # what the pages set before they ask
    "from_date": "DATE '2024-01-01'", "to_date": "DATE '2025-12-31'", "per": "'month'", "partner": "'LAO'",
    "engagement": "'e-visit'", "engagement_key": "0::UINTEGER", "prefix": "'e-'", "words": "'visit'",
    "kind": "'table'", "articles": "['a1', 'a2']",
}  # fmt: skip
# one date of all answers: files of different builds differ in their names alone
NAMED = re.compile(r"\bb\d+\b|engagements-b\d+")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.published(tmp_path_factory.mktemp("everywhere"))


def text(path: Path) -> str:
    """The file; a question of the pages has its variables set, the others have defaults of their own."""
    asked = path.read_text(encoding="utf-8")
    if path.parent.name == "queries" and not path.stem.startswith(("page_", "why_")):
        return asked
    used = [name for name in GIVEN if f"getvariable('{name}')" in asked]
    return "".join(f"SET VARIABLE {name} = {GIVEN[name]};\n" for name in used) + asked


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_no_file_is_left_out() -> None:
    written = [SQL / "load" / f"{name}.sql" for name in WRITES]
    assert sorted([*MADE, *DERIVES, *ASKED, *written, NEWER]) == sorted(SQL.rglob("*.sql"))


@pytest.mark.parametrize("path", ASKED, ids=named)
def test_what_asks_answers_alike_in_python_in_the_cli_and_attached(file: Path, path: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        here = connection.execute(text(path)).fetchall()
        columns = [name for name, *_ in connection.description]
    with duckdb.connect() as connection:
        connection.execute(attached(file) + f"USE {NAME}")
        assert connection.execute(text(path)).fetchall() == here
    for rows in (
        in_cli("-readonly", str(file), script=text(path)),
        in_cli(script=attached(file) + f"USE {NAME};\n" + text(path)),
    ):
        assert len(rows) == (len(here) + 1 if here else len(rows))
        assert not rows or rows[0] == columns


@pytest.mark.parametrize("name", ["", NAME])
def test_what_makes_a_file_makes_it_in_the_cli_too(tmp_path: Path, name: str) -> None:
    given = [f"CREATE TEMP VIEW {table}_given AS FROM {source};" for table, source in DERIVED.items()]
    given.append("CREATE TEMP MACRO is_counted(period, partner, period_first) AS true;")
    given.append("CREATE TEMP VIEW engagement_partner_given AS SELECT 'LAO' AS partner, 1 AS engagement_key;")
    parts = [path.read_text(encoding="utf-8") for path in (*MADE, *DERIVES)]
    script = "\n".join([*parts[:3], *given, *parts[3:]])
    mine = "FROM data_dictionary WHERE file = current_database() ORDER BY ALL"
    asked = f"SELECT kind, table_name, column_name, coalesce(meaning, '') {mine};"
    if name:
        made = in_cli(script=f"{attached(tmp_path / 'made.duckdb', '')}USE {name};\n{script}\n{asked}")
    else:
        made = in_cli(str(tmp_path / "made.duckdb"), script=f"{script}\n{asked}")
    with duckdb.connect() as connection:
        connection.execute(script)
        rows = connection.execute(asked).fetchall()
    assert [row for row in made if row != made[0]] == [list(row) for row in rows]


def test_what_writes_onto_a_former_file_does_so_in_the_cli_too(tmp_path: Path) -> None:
    sample.published(tmp_path)
    parts = []
    for name, made in WRITES.items():
        said = (SQL / "load" / f"{name}.sql").read_text(encoding="utf-8")
        parts += [BEFORE_WRITES.get(name, ""), f"CREATE TEMP {made} AS {said}" if made else said]
    parts.append(
        "SELECT (SELECT count(*) FROM article_gone) AS articles, (SELECT count(*) FROM mention_gone) > 0 AS mentions,"
        " (SELECT count(*) FROM engagement_gone) AS engagements,"
        " (SELECT count(*) FROM recounted) AS recounted,"
        " (SELECT count(*) FROM (FROM counted_again EXCEPT ALL FROM engagement_partner)) AS others,"
        " (SELECT count(*) FROM frequency_count WHERE NOT is_counted(period, partner, period_first)) AS uncounted,"
        " (SELECT count(*) FROM (FROM before EXCEPT ALL (FROM mention UNION ALL BY NAME FROM engagement))) AS other,"
        " (SELECT engagements FROM build) = (SELECT count(*) FROM engagement) AS counted,"
        " (SELECT count(*) FROM article WHERE (source = 'elsewhere') = (article_id = 'a1')) AS placed,"
        " (SELECT count(*) FROM article) AS all_articles;"
    )
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((tmp_path / CURRENT).read_bytes())
    rows = in_cli(str(copy), script="\n".join(parts))
    said = dict(zip(*rows[-2:], strict=True))
    assert said.pop("placed") == said.pop("all_articles")
    assert list(said) == ["articles", "mentions", "engagements", "recounted", "others", "uncounted", "other", "counted"]
    assert list(said.values()) == ["1", "true", "1", "4", "0", "0", "0", "true"]


def counted(rows: list[list[str]]) -> Counter[str]:
    """Rows in any order, since views have none, without the names of builds and files."""
    return Counter(NAMED.sub("", "|".join(row)) for row in rows)


def test_everything_can_be_asked_while_a_build_runs(tmp_path: Path) -> None:
    sample.published(tmp_path, "b0")
    views = [name for path in MADE for name in re.findall(r"^CREATE VIEW (\w+)", path.read_text(), re.MULTILINE)]
    script = "\n".join([*map(text, ASKED), *(f"FROM {view};" for view in views)])
    quiet = in_cli("-readonly", str(tmp_path / CURRENT), script=script)
    over = threading.Event()

    def build() -> None:
        for number in itertools.count(1):
            sample.published(tmp_path, f"b{number}", keep=2)
            if over.is_set():
                break

    builder = threading.Thread(target=build)
    builder.start()
    try:
        for _ in range(3):
            busy = in_cli("-readonly", str(tmp_path / CURRENT), script=script)
            assert counted(busy) == counted(quiet)
    finally:
        over.set()
        builder.join()
