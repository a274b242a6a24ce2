"""The DuckDB CLI beside this Python, as tests run it."""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

CLI = Path(sys.executable).parent / "duckdb"
NAME = '"another name"'


def needs_cli() -> None:
    if not CLI.exists():
        pytest.skip("the DuckDB CLI is not installed beside this Python: pip install duckdb-cli")


def in_cli(*arguments: str, script: str) -> list[list[str]]:
    """Rows the CLI answers to a script, the header first; a failure shows its message."""
    needs_cli()
    done = subprocess.run(
        [CLI, "-csv", "-bail", *arguments], input=script, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr, done.stderr
    return list(csv.reader(StringIO(done.stdout)))


def attached(file: Path, how: str = "(READ_ONLY)") -> str:
    """The statement that attaches `file` under a name of no file."""
    return f"ATTACH '{file}' AS {NAME} {how};\n"
