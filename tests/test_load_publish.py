"""Publishing: whole or not at all, whatever is refused, killed or full; readers never notice."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl.errors import PublishError
from etl.load import CURRENT, checks, publish
from etl.load.fill import SCHEMA_VERSION
from etl.load.publish import LOCK
from tests import sample_build as sample

ROOT = Path(__file__).resolve().parent.parent
CLI = Path(sys.executable).parent / "duckdb"
TORN = "SELECT (SELECT rows FROM manifest WHERE table_name = 'evidence') - count(*) FROM evidence"


def asked(file: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(question).fetchall()


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != LOCK)


def test_the_link_leads_to_a_whole_file_that_describes_itself(tmp_path: Path) -> None:
    file = sample.published(tmp_path)
    assert (tmp_path / CURRENT).resolve() == file
    assert (tmp_path / CURRENT).readlink().name == str((tmp_path / CURRENT).readlink()), (
        "the link is relative, so that the folder can be moved"
    )
    assert listing(tmp_path) == [CURRENT, file.name], "nothing is left beside the file: no .wal, no half-built one"
    [build] = asked(file, "SELECT build_id, schema_version, home, as_of, created_at, articles, engagements FROM build")
    assert build[:3] == ("sample", SCHEMA_VERSION, "VNM")
    assert build[3:] == (sample.AS_OF, sample.CREATED.replace(tzinfo=None), 5, 6)
    for table, rows in asked(file, "SELECT table_name, rows FROM manifest"):
        assert asked(file, f"SELECT count(*) FROM {table}") == [(rows,)]


def test_the_last_builds_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        sample.published(tmp_path, f"b{number}", keep=3)
    assert listing(tmp_path) == [CURRENT, "engagements-b2.duckdb", "engagements-b3.duckdb", "engagements-b4.duckdb"]
    assert (tmp_path / CURRENT).resolve().name == "engagements-b4.duckdb"


def test_an_empty_build_is_a_good_file(tmp_path: Path) -> None:
    file = publish({}, tmp_path, build_id="empty", created_at=sample.CREATED, home="VNM", as_of=None)
    assert asked(file, "SELECT engagements, as_of FROM build") == [(0, None)]


def test_rows_may_come_as_parquet(tmp_path: Path) -> None:
    paths = {}
    for table, frame in sample.rows().items():
        paths[table] = tmp_path / f"it's {table}.parquet"
        frame.write_parquet(paths[table])
    file = publish(paths, tmp_path / "data", build_id="p", created_at=sample.CREATED, home="VNM", as_of=None)
    assert asked(file, "SELECT count(*) FROM engagement_partner") == [(7,)]


def broken(table: str, **values: object) -> dict[str, object]:
    rows = sample.rows()
    rows[table] = rows[table].with_columns(**{name: pl.lit(value) for name, value in values.items()})
    return rows


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (lambda: {"wishes": pl.DataFrame({"a": [1]})}, ["'wishes'", "sql/schema.sql"]),
        (lambda: {"manifest": pl.DataFrame({"a": [1]})}, ["'manifest'"]),
        (lambda: broken("engagement", type="party"), ["table engagement", "party"]),
        (lambda: broken("engagement", channel=None), ["table engagement", "channel"]),
        (lambda: broken("mention", confidence=1.5), ["table mention"]),
        (lambda: broken("engagement", wish="x"), ["table engagement", "wish"]),
        (lambda: broken("mention_partner", partner="ATL"), ["partners_are_known", "ATL"]),
        (lambda: broken("engagement", engagement_id="same"), ["engagement_id_unique", "same"]),
        (lambda: {"article": Path("/nowhere/a.parquet")}, ["table article", "nowhere"]),
    ],
)
def test_what_is_refused_is_named_and_the_last_good_file_stays(tmp_path: Path, rows: object, words: list[str]) -> None:
    good = sample.published(tmp_path, "good")
    with pytest.raises(PublishError) as raised:
        publish(rows(), tmp_path, build_id="bad", created_at=sample.CREATED, home="VNM", as_of=None)  # type: ignore[operator]
    assert all(word in str(raised.value) for word in words), str(raised.value)
    assert "\n" not in str(raised.value)
    assert listing(tmp_path) == [CURRENT, good.name]
    assert (tmp_path / CURRENT).resolve() == good


@pytest.mark.parametrize("name", ["", "a/b", "../up", "a b", "x'y", "a.b"])
def test_a_build_id_is_a_plain_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(PublishError, match="letters, digits"):
        sample.published(tmp_path, name)


def test_a_build_id_is_used_once(tmp_path: Path) -> None:
    sample.published(tmp_path, "once")
    with pytest.raises(PublishError, match="published already"):
        sample.published(tmp_path, "once")


def test_two_publishers_do_not_meet(tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="another build is publishing"):
            sample.published(tmp_path, "second")
    sample.published(tmp_path, "third")


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".building-dead.duckdb").write_bytes(b"half")
    (tmp_path / ".building-dead.duckdb.wal").write_bytes(b"half")
    (tmp_path / ".building-dead.duckdb.tmp").mkdir()
    (tmp_path / ".building-dead.duckdb.tmp" / "spill").write_bytes(b"x")
    file = sample.published(tmp_path, "next")
    assert listing(tmp_path) == [CURRENT, file.name]


FULL = """
import resource, signal, sys
from pathlib import Path
from tests import sample_build as sample
from etl.errors import PublishError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    sample.published(Path(sys.argv[1]), "full")
except PublishError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.parametrize("size", [1, 10_000, 300_000, 900_000])
def test_a_full_disk_leaves_the_last_good_file(tmp_path: Path, size: int) -> None:
    good = sample.published(tmp_path, "good")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), str(size)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 7, done.stderr[-2000:]
    assert "check that the disk has room" in done.stdout
    assert listing(tmp_path) == [CURRENT, good.name]
    assert asked(tmp_path / CURRENT, "SELECT build_id FROM build") == [("good",)]


def test_killed_at_100_random_moments_the_current_file_is_whole(tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    for table, frame in sample.rows().items():
        frame.write_parquet(tmp_path / "rows" / f"{table}.parquet")
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill_publisher", str(tmp_path), "100"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    _, killed, _, ended = done.stdout.split()
    assert int(killed) >= 10, f"the moments did not hit the build: {done.stdout}"
    assert int(ended) == 10


def in_python(file: Path) -> str:
    """What is wrong with one reading by this process, or nothing."""
    try:
        return "" if asked(file.resolve(), TORN) == [(0,)] else "torn in Python"
    except duckdb.Error as error:
        return f"Python: {error}"


def in_cli(file: Path) -> str:
    """What is wrong with one reading by the DuckDB CLI, or nothing."""
    done = subprocess.run(
        [CLI, "-readonly", "-noheader", "-csv", str(file), TORN], capture_output=True, text=True, check=False
    )
    return "" if done.stdout.strip() == "0" and not done.returncode else f"CLI: {done.stdout} {done.stderr}"


def test_readers_and_the_cli_never_notice_a_publish(tmp_path: Path) -> None:
    if not CLI.exists():
        pytest.skip("the DuckDB CLI is not installed beside this Python: pip install duckdb-cli")
    sample.published(tmp_path, "b0")
    seen: dict[str, list[str]] = {"python": [], "cli": []}
    over = threading.Event()

    def read(name: str, how: Callable[[Path], str]) -> None:
        while not over.is_set():
            seen[name].append(how(tmp_path / CURRENT))

    readers = [threading.Thread(target=read, args=given) for given in (("python", in_python), ("cli", in_cli))]
    for reader in readers:
        reader.start()
    for number in range(1, 9):
        sample.published(tmp_path, f"b{number}", keep=8)
    over.set()
    for reader in readers:
        reader.join()
    assert not [fault for faults in seen.values() for fault in faults if fault]
    assert min(map(len, seen.values())) >= 5
    assert asked(tmp_path / CURRENT, "SELECT build_id FROM build") == [("b8",)]


def test_a_process_forked_while_a_build_is_published_does_not_keep_the_next_one_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end, wait = os.pipe()
    verify, children = checks.verify, []

    def fork(*given: object) -> None:
        verify(*given)  # type: ignore[arg-type]
        if not children:
            children.append(os.fork())
            if not children[0]:
                os.close(wait)
                os.read(end, 1)  # until the test has closed its end
                os._exit(0)

    monkeypatch.setattr(checks, "verify", fork)
    try:
        sample.published(tmp_path, "b0")
        sample.published(tmp_path, "b1")
    finally:
        os.close(wait)
        os.waitpid(children[0], 0)
    assert (tmp_path / CURRENT).resolve().name == "engagements-b1.duckdb"


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    file = sample.published(tmp_path)
    with pytest.raises(PublishError, match=r"table engagement: 6 rows found in the file, 7 written"):
        checks.verify(file, {"engagement": 7})
    file.with_name(f"{file.name}.wal").write_bytes(b"")
    with pytest.raises(PublishError, match="checkpoint"):
        checks.verify(file, {})
