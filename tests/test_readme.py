"""What the README tells a user to type works as it stands there."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = [line.split("#")[0].strip() for line in re.findall(r"^    ((?:cordiale|make) .*)$", README, re.MULTILINE)]
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("user")
    text = "HA NOI - Russian President Vladimir Putin paid a state visit to Vietnam on June 19 and 20, 2024."
    line = json.dumps({"id": "a", "text": text, "published": "2024-06-21"}) + "\n"
    (folder / "news").mkdir()
    (folder / "news" / "a.jsonl").write_text(line, encoding="utf-8")
    (folder / "articles.jsonl").write_text(line, encoding="utf-8")
    (folder / "cordiale.toml").write_text('data = ".cordiale"\ncorrections = "corrections.csv"\n', encoding="utf-8")
    shell(folder, "cordiale build news/")
    return folder


def shell(folder: Path, line: str) -> str:
    command = re.sub(r"^cordiale", shlex.quote(str(BIN / "cordiale")), line)
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=180, stdin=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{line}: {done.stderr}"
    return done.stdout


def published(folder: Path, question: str) -> str:
    return shell(folder, f"cordiale sql -- -csv -noheader -c {shlex.quote(question)}").strip()


@pytest.mark.parametrize("line", [line for line in TYPED if line.startswith("cordiale")])
def test_a_command_of_the_readme_runs(line: str, project: Path) -> None:
    if line == "cordiale dashboard":
        line = "cordiale dashboard --help"  # the browser tests serve the dashboards
    build = published(project, "select build_id from build")
    engagement = published(project, "select min(engagement_id) from engagement")
    for word, value in (("ENGAGEMENT", engagement), ("OLD", build), ("NEW", "current")):
        line = line.replace(word, value)
    assert shell(project, line) or line == "cordiale sql"


@pytest.mark.parametrize("line", [line for line in TYPED if line.startswith("make")])
def test_a_make_target_of_the_readme_exists(line: str) -> None:
    done = subprocess.run(["make", "-n", line.split()[1]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_first_commands_are_run_and_test() -> None:
    assert TYPED[:2] == ["make run", "make test"]


def test_sql_of_the_readme_is_answered(project: Path) -> None:
    (statements,) = re.findall(r"((?:^    .*\n)*^    FROM data_dictionary;\n(?:^    .*\n)+)", README, re.MULTILINE)
    for statement in statements.split(";"):
        if statement.strip():
            assert published(project, statement.strip())


def test_every_file_the_readme_names_is_there() -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)|`((?:etl|sql|seeds|dashboards)/[^`*]*)`", README)
    for picture, path in named:
        assert (ROOT / (picture or path)).exists(), picture or path


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
