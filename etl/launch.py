"""Hand over to other programs: the DuckDB CLI and the Streamlit server."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from etl.errors import CordialeError
from etl.settings import Settings

# what keeps the DuckDB CLI from colours, which it gives .tables and errors even in a pipe, and from asking for the
# background of the terminal
UNCOLOURED = (
    "-dark-mode", "-cmd", ".highlight off", "-cmd", ".highlight_errors off", "-cmd", ".highlight_results off",
)  # fmt: skip


def is_plain(*, is_terminal: bool) -> bool:
    """Whether output has neither colours nor bold letters: where no terminal shows it, and with NO_COLOR set."""
    return not is_terminal or bool(os.environ.get("NO_COLOR"))


def duckdb_cli() -> Path:
    """The DuckDB CLI beside this Python or on the PATH; raises CordialeError saying how to install it."""
    beside = Path(sys.executable).parent / "duckdb"
    if beside.exists():
        return beside
    if on_path := shutil.which("duckdb"):
        return Path(on_path)
    raise CordialeError("the DuckDB CLI is not installed: run `pip install duckdb-cli` and try again")


def published(database: Path) -> Path:
    """The file that `database` leads to; raises CordialeError when nothing is published yet."""
    if not database.exists():
        raise CordialeError(f"{database}: nothing is published here yet: run `cordiale build` first")
    return database.resolve()


def build_file(settings: Settings, name: str) -> Path:
    """The file of a build named by its id, as a path, or `current`; raises CordialeError listing those there are."""
    if name == "current":
        return published(settings.database)
    for candidate in (settings.data / f"engagements-{name}.duckdb", Path(name)):
        if candidate.is_file():
            return candidate
    known = sorted(path.stem.removeprefix("engagements-") for path in settings.data.glob("engagements-*.duckdb"))
    raise CordialeError(f"build {name!r}: expected current, a file, or one of {', '.join(known) or 'none yet'}")


def variables(arguments: Sequence[str]) -> dict[str, str]:
    """Options that a command does not know itself, `--name value` or `--name=value`, by name; raises CordialeError."""
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, is_joined, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not is_joined and not rest):
            raise CordialeError(f"{name!r}: expected variables as --name value")
        found[name.removeprefix("--").replace("-", "_")] = value if is_joined else rest.pop(0)
    return found


def streamlit(settings: Settings) -> list[str]:
    """The command that serves the dashboards."""
    options = {
        "server.address": settings.address,
        "server.port": str(settings.port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "dashboards", *flags]


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which the dashboards find the published file and the corrections."""
    return {
        **os.environ,
        "CORDIALE_DATABASE": str(settings.database.absolute()),
        "CORDIALE_CORRECTIONS": str(settings.corrections.absolute()),
    }


def replace_process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> NoReturn:
    """Become `command`; signals and the exit code are its own from here."""
    sys.stdout.flush()
    os.execve(command[0], list(command), dict(environment or os.environ))
