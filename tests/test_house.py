"""The plan of the house: which way imports may point, what stays out of which room."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STEPS = ["read", "clean", "dates", "recognise", "extract", "merge", "load"]
NOUNS = {"model", "spans", "intervals", "errors", "paths", "homes", "patterns"}
ROOMS = {"etl", "dashboards", "sql", "seeds", "tests"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno}: relative import; write it from the top"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("step", STEPS)
def test_a_step_imports_only_from_steps_before_it(step: str) -> None:
    allowed = set(STEPS[: STEPS.index(step) + 1]) | NOUNS
    for path in sources(f"etl/{step}"):
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "etl" and len(parts) > 1:
                assert parts[1] in allowed, f"{path.relative_to(ROOT)} imports {name}: {step} may use {sorted(allowed)}"
            assert parts[0] != "dashboards", f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_nouns_import_no_step(noun: str) -> None:
    for name in imported(ROOT / "etl" / f"{noun}.py"):
        assert not name.startswith("etl.") or name.split(".")[1] in NOUNS, f"etl/{noun}.py imports {name}"


def test_dashboards_never_import_a_step() -> None:
    for path in sources("dashboards"):
        bad = {name for name in imported(path) if name.split(".")[0] == "etl"}
        assert not bad, f"{path.relative_to(ROOT)} imports {bad}: the halves meet at the published file"


def test_no_clock_in_etl() -> None:
    for path in sources("etl"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                assert not isinstance(node.func.value, ast.Name) or node.func.value.id not in {
                    "date", "datetime", "time", "dt",
                }, f"{path.relative_to(ROOT)}:{node.lineno} reads a clock; take today as an argument"  # fmt: skip


def test_top_level_holds_only_the_planned_folders() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    folders = {name.split("/")[0] for name in listed.stdout.splitlines() if "/" in name}
    assert {name for name in folders if not name.startswith(".")} <= ROOMS


def test_lock_file_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url", lock)
    assert "--hash=sha256:" in lock


# A question has its file under sql/. What may stay in Python only names tables and keys, and could not be bound:
# ATTACH, BEGIN, SET, DELETE FROM {table}, INSERT INTO {table} BY NAME FROM {given}.
QUESTION = re.compile(r"\bSELECT\b.*\bFROM\b|\bJOIN\b.*\b(?:ON|USING)\b|\bGROUP BY\b|\bUNION\b", re.DOTALL)


def questions_in(source: str) -> list[int]:
    """Lines of the Python at which a text holds a question, be it a plain one, several side by side or an f-string."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            parts = [value.value if isinstance(value, ast.Constant) else "x" for value in node.values]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            parts = [node.value]
        else:
            continue
        if QUESTION.search("".join(map(str, parts))):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("ask('SELECT a FROM t')", [1]),
        ("ask('SELECT a '\n    'FROM t WHERE b = ?')", [1]),
        ("ask(f'SELECT {a} FROM {t}')", [1]),
        ("Q = '''\nFROM a JOIN b USING (c)\n'''", [1]),
        ("run(f'DELETE FROM {t}')", []),
        ("run(f'INSERT INTO {t} BY NAME FROM {given}')", []),
        ("run('SELECT partner_code(?)')", []),
        ("say('select one from the list')", []),
    ],
)
def test_a_question_in_python_is_seen(source: str, lines: list[int]) -> None:
    assert questions_in(source) == lines


@pytest.mark.parametrize("folder", ["etl", "dashboards"])
def test_questions_stand_under_sql_only(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources(folder)
        for line in questions_in(path.read_text(encoding="utf-8"))
    ]
    assert not found, f"a question in Python; give it a file under sql/: {found}"


def test_every_file_of_sql_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "sql").rglob("*.sql")) if path.read_text()[:3] != "-- "
    ]
    assert not silent


def test_no_drawers() -> None:
    names = {path.stem for folder in ("etl", "dashboards") for path in sources(folder)}
    assert not names & {"utils", "helpers", "common", "misc", "util"}
