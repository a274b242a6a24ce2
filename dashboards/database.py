"""Where the published file is, and one locked, read-only connection to each build of it."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import streamlit as st

BESIDE = Path(__file__).resolve().parent.parent
INSTALLED = BESIDE / "cordiale"  # what a wheel lays down beside the packages, as etl/paths.py has it
PROJECT = INSTALLED if INSTALLED.is_dir() else BESIDE
DATA = Path(".cordiale") if INSTALLED.is_dir() else PROJECT / ".cordiale"
SETTINGS_FILE = "cordiale.toml"
BUILD = re.compile(r"[A-Za-z0-9_-]+")
SCHEMA_VERSION = 4
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "access_mode": "read_only",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "400MB",
    "threads": "2",
    "secret_directory": "",
    "temp_directory": "",
    "lock_configuration": "true",
}


class UnavailableError(Exception):
    """The published file cannot be read; `reason` is a key of the wording: missing, corrupt, other_schema, no_build."""

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class Published:
    """One build of the data: its resolved file, so that a swapped link is another build."""

    path: Path

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one question; raises UnavailableError."""
        return _connection(str(self.path)).cursor()


def settings(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> dict[str, Path]:
    """Paths of the `database` and the `corrections` file: environment over cordiale.toml over the defaults."""
    folder = folder or Path.cwd()
    values = {"data": folder / DATA, "corrections": folder / DATA / "corrections.csv"}
    for name, text in {**_from_file(folder / SETTINGS_FILE), **_from_environment(environment)}.items():
        values[name] = folder / Path(text).expanduser()
    values.setdefault("database", values["data"] / "current.duckdb")
    return values


def published(build: str | None = None) -> Published:
    """The build the link points at, or the kept build named; raises UnavailableError when there is none."""
    link = settings()["database"]
    if build is None:
        if not link.exists():
            raise UnavailableError("missing", path=f"{link.parent.name}/{link.name}")
        return Published(link.resolve())
    kept = link.resolve().parent / f"engagements-{build}.duckdb"
    if not BUILD.fullmatch(build) or not kept.exists():
        raise UnavailableError("no_build", build=build)
    return Published(kept)


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: environment[f"CORDIALE_{name.upper()}"]
        for name in ("data", "database", "corrections")
        if environment.get(f"CORDIALE_{name.upper()}")
    }


def _from_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: str(table[name]) for name in ("data", "corrections") if name in table}


@st.cache_resource(max_entries=4, show_spinner=False, on_release=lambda connection: connection.close())
def _connection(path: str) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, config=LOCKED)
    except duckdb.Error as error:
        raise UnavailableError("corrupt") from error
