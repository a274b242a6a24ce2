"""Modules made machine code by `make setup` answer as their sources do, and are left aside when a source changes."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from etl import compiled
from etl.paths import SAMPLES, SEEDS, SQL

ROOT = Path(__file__).parents[1]
WHERE = "import etl.dates.tense as one, etl.patterns as other; print(one.__file__, other.__file__)"
TAG = "import sys; from etl.cli import main; sys.argv[1:] = ['tag']; main()"
COMPILER = shutil.which("cc") and Path(sysconfig.get_paths()["include"], "Python.h").is_file()


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The project with a line of remark behind one of the sources."""
    shutil.copytree(ROOT / "etl", tmp_path / "etl")
    (tmp_path / "seeds").symlink_to(SEEDS)
    (tmp_path / "sql").symlink_to(SQL)
    with (tmp_path / "etl/dates/tense.py").open("a") as source:
        source.write("# a remark\n")
    return tmp_path


@pytest.mark.skipif(not COMPILER, reason="no C compiler, or none of Python's headers: the sources are read as they are")
def test_where_there_is_a_compiler_setup_has_compiled() -> None:
    assert [Path(one).suffix for one in _run(ROOT, "-c", WHERE).split()] == [".so", ".so"]


def test_a_changed_source_is_read_as_it_stands(changed: Path) -> None:
    assert [Path(one).suffix for one in _run(changed, "-c", WHERE).split()] == [".py", ".py"]


def test_compiled_modules_answer_as_their_sources_do(changed: Path) -> None:
    lines = "\n".join(path.read_text("utf-8").strip() for path in sorted(SAMPLES.glob("*.jsonl")))
    answers = _run(ROOT, "-c", TAG, given=lines)
    assert answers.count('"engagements"') == lines.count("\n") + 1 > 50
    assert answers == _run(changed, "-c", TAG, given=lines)


def test_every_source_counts_for_the_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "etl", tmp_path / "etl")
    monkeypatch.setattr(compiled, "CODE", tmp_path / "etl")
    before = compiled.digest()
    for source in compiled.sources():
        source.write_bytes(source.read_bytes() + b"\n")
        assert compiled.digest() != before
        before = compiled.digest()


def _run(where: Path, *arguments: str, given: str = "") -> str:
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=where, input=given, capture_output=True, text=True, check=True, timeout=300
    )
    return ran.stdout
