"""The DuckDB CLI beside this Python, as tests run it."""

import csv
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
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


def in_terminal(*arguments: str, columns: int = 100) -> list[str]:
    """The lines the CLI shows in a terminal of so many columns, colours left out."""
    needs_cli()
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    # without a mode of colour it asks the terminal for its background, and waits
    command = [CLI, "-dark-mode", "-bail", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert running.returncode == 0, shown.decode()
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r", "").splitlines()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # the other end is closed
        return b""
