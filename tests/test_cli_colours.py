"""Colours and bold letters stand on a terminal alone, and nowhere with NO_COLOR; a pipe gets the words."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from etl.export import answers
from tests import sample_build as sample
from tests.duckdb_cli import needs_cli

CORDIALE = Path(sys.executable).parent / "cordiale"
ESCAPE = b"\x1b"
COMMANDS = {
    "ask": ["ask", "build"],
    "list": ["ask"],
    "why": ["why", "e-visit"],
    "rows": ["sql", "--", "-c", "SELECT 1 AS one, 'a' AS letter"],
    "tables": ["sql", "--", "-c", ".tables"],
    "help": ["sql", "--", "-c", ".help"],
    "error": ["sql", "--", "-c", "SELECT nothing"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = sample.published(tmp_path_factory.mktemp("colours"))
    return file.parent


def command(name: str, folder: Path) -> list[str]:
    if name not in ("ask", "list", "why"):
        needs_cli()
    first, *rest = COMMANDS[name]
    return [str(CORDIALE), first, "--data", str(folder), *rest]


def environment(**given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return {**kept, "TERM": "xterm-256color", **given}


def in_terminal(command: list[str], env: dict[str, str]) -> bytes:
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as running:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 1 << 16):
                shown += part
        except OSError:  # the other end is closed
            pass
        running.wait(60)
    os.close(ours)
    return shown


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("forced", [{}, {"FORCE_COLOR": "1"}], ids=["", "forced"])
def test_a_pipe_gets_no_colours(folder: Path, name: str, forced: dict[str, str]) -> None:
    done = subprocess.run(
        command(name, folder), capture_output=True, env=environment(**forced), timeout=60, check=False
    )
    assert done.stdout + done.stderr
    assert ESCAPE not in done.stdout + done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_gets_none_with_no_color(folder: Path, name: str) -> None:
    shown = in_terminal(command(name, folder), environment(NO_COLOR="1"))
    assert shown
    assert ESCAPE not in shown


@pytest.mark.parametrize("name", ["ask", "list", "why"])
def test_a_terminal_has_them_otherwise(folder: Path, name: str) -> None:
    assert ESCAPE in in_terminal(command(name, folder), environment())


def test_a_pipe_gets_a_question_a_line(folder: Path) -> None:
    done = subprocess.run(command("list", folder), capture_output=True, env=environment(), timeout=60, check=False)
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 1 + len(answers.questions())
    for question, line in zip(answers.questions(), lines[1:], strict=True):
        assert line.split() == f"{question.name} {question.asks} {question.defaults}".split()
