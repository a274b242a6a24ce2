"""One settings file, `cordiale.toml`, with the environment and flags over it; each value knows where it came from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from etl import homes
from etl.errors import SettingsError
from etl.paths import DATA, SAMPLES

FILE = "cordiale.toml"
PREFIX = "CORDIALE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one command; paths are relative to the settings file's folder unless absolute."""

    home: str = "VNM"
    articles: tuple[Path, ...] = (SAMPLES,)
    data: Path = DATA
    corrections: Path = DATA / "corrections.csv"
    today: date | None = None
    address: str = "127.0.0.1"
    port: int = 8501
    jobs: int = 0
    keep: int = 3
    hold: float = 0.2

    @property
    def database(self) -> Path:
        """The link that always names the last published file."""
        return self.data / "current.duckdb"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting's value came from, as a user would look for it."""

    name: str
    value: object
    source: str


def load(
    flags: Mapping[str, object], environment: Mapping[str, str], folder: Path, file: Path | None = None
) -> tuple[Settings, tuple[Origin, ...]]:
    """Settings from defaults, `file` (or cordiale.toml in `folder`), environment and flags, the later over the earlier.

    Flags that are None count as not given. Raises SettingsError naming setting, value and source.
    """
    values: dict[str, object] = {}
    sources: dict[str, str] = {}
    for source, base, layer in _layers(flags, environment, folder, file):
        for name, value in layer.items():
            values[name] = _typed(name, value, base, source)
            sources[name] = source
    if isinstance(data := values.get("data"), Path) and "corrections" not in values:
        values["corrections"], sources["corrections"] = data / "corrections.csv", sources["data"]
    settings = Settings(**values)  # type: ignore[arg-type]
    origins = tuple(
        Origin(item.name, getattr(settings, item.name), sources.get(item.name, "default")) for item in fields(Settings)
    )
    return settings, origins


def _layers(
    flags: Mapping[str, object], environment: Mapping[str, str], folder: Path, file: Path | None
) -> list[tuple[str, Path, Mapping[str, object]]]:
    given = {name: value for name, value in flags.items() if value is not None}
    ours = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX) and key.removeprefix(PREFIX).lower() in _names()
    }
    path = file or folder / FILE
    return [
        (str(path), path.parent, _from_file(path, required=file is not None)),
        ("environment", folder, ours),
        ("flag", folder, given),
    ]


def _names() -> tuple[str, ...]:
    return tuple(item.name for item in fields(Settings))


def _from_file(path: Path, *, required: bool) -> Mapping[str, object]:
    if not path.exists():
        if required:
            raise SettingsError(f"{path}: no such settings file")
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    for name in table:
        if name not in _names():
            raise SettingsError(f"{path}: unknown setting {name!r}: expected one of {', '.join(_names())}")
    return table


def _typed(name: str, value: object, base: Path, source: str) -> object:
    try:
        return _convert(name, value, base)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{source}: {name} = {value!r}: {error}") from error


def _convert(name: str, value: object, base: Path) -> object:
    match name:
        case "home":
            return homes.checked(str(value))
        case "articles":
            paths = value.split(":") if isinstance(value, str) else _sequence(value)
            return tuple(base / Path(str(path)).expanduser() for path in paths)
        case "data" | "corrections":
            return base / Path(str(value)).expanduser()
        case "today":
            return value if isinstance(value, date) else _day(str(value))
        case "port":
            return _between(str(value), 1, 65535)
        case "jobs":
            return _between(str(value), 0, 256)
        case "keep":
            return _between(str(value), 1, 1000)
        case "hold":
            return float(str(value))
        case _:
            return str(value)


def _sequence(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError("expected a list of paths")
    return list(value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("expected a day such as 2025-06-30") from None


def _between(text: str, low: int, high: int) -> int:
    number = int(text) if text.strip().removeprefix("-").isdecimal() else low - 1
    if not low <= number <= high:
        raise ValueError(f"expected a whole number from {low} to {high}")
    return number
