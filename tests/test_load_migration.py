"""A file of the schema before: readers refuse it in one line, and the next build keeps its ids and corrections."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb

from etl.load.fill import SCHEMA_VERSION, STORAGE_VERSION
from tests.test_cli import ARTICLES

CORDIALE = Path(sys.executable).parent / "cordiale"
BEFORE = Path(__file__).parent / "corpus" / "schema_before.sql"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(CORDIALE), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)


def ids(data: Path) -> list[str]:
    with duckdb.connect(str((data / "current.duckdb").resolve()), read_only=True) as connection:
        return [name for (name,) in connection.execute("SELECT engagement_id FROM engagement ORDER BY 1").fetchall()]


def to_the_schema_before(data: Path) -> Path:
    """Put a file of the schema before in the place of the one published, under the name `before`."""
    published = (data / "current.duckdb").resolve()
    build = published.stem.removeprefix("engagements-")
    published.unlink()
    old = data / "engagements-before.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{old}' AS before (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE before")
        connection.execute(BEFORE.read_text(encoding="utf-8"))
        connection.execute("USE memory")
        connection.execute("DETACH before")
    for remembered in (data / "memory").glob(f"{build}.*"):
        remembered.rename(remembered.with_name("before" + remembered.name.removeprefix(build)))
    (data / "current.duckdb").unlink()
    (data / "current.duckdb").symlink_to(old.name)
    return old


def test_the_schema_before_is_refused_and_migrated_by_the_next_build(tmp_path: Path) -> None:
    news, data = tmp_path / "news", tmp_path / "data"
    news.mkdir()
    for name, (published, text) in ARTICLES.items():
        row = {"id": name, "text": text, "published": published}
        (news / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert run("build", news, "--data", data).returncode == 0
    known = ids(data)
    done = run("correct", "confirm", known[0], "--who", "Lan", "--why", "she was there", "--data", data)
    assert done.returncode == 0, done.stderr
    old = to_the_schema_before(data)

    for command in (("ask", "build"), ("why", known[0]), ("export", "csv", tmp_path / "out")):
        refused = run(*command, "--data", data)
        assert refused.returncode == 1
        [line] = refused.stderr.splitlines()
        assert f"schema version {SCHEMA_VERSION - 1}, expected {SCHEMA_VERSION}: run `cordiale build`" in line

    built = run("build", news, "--data", data)
    assert built.returncode == 0, built.stderr
    assert ids(data) == known
    with duckdb.connect(str((data / "current.duckdb").resolve()), read_only=True) as connection:
        assert connection.execute("SELECT schema_version FROM build").fetchall() == [(SCHEMA_VERSION,)]
        corrected = connection.execute("SELECT made_by, engagement_id, outcome FROM correction").fetchall()
        assert corrected == [("Lan", known[0], "applied")]
        vouched = "SELECT confirmed_by FROM engagement WHERE engagement_id = ?"
        assert connection.execute(vouched, [known[0]]).fetchall() == [("Lan",)]
    compared = run("diff", old, "--data", data)
    assert compared.returncode == 0, compared.stderr


def test_the_stored_schema_is_the_one_before() -> None:
    assert f"-- Schema version {SCHEMA_VERSION - 1}" in BEFORE.read_text(encoding="utf-8").splitlines()[0]


def test_a_file_of_a_newer_version_asks_for_the_cordiale_that_made_it(tmp_path: Path) -> None:
    file = tmp_path / "current.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"CREATE TABLE build AS SELECT {SCHEMA_VERSION + 1} AS schema_version")
    refused = run("ask", "build", "--data", tmp_path)
    assert refused.returncode == 1
    assert "a newer Cordiale made it" in refused.stderr
