"""The seeds by which the steps read, as frames of the published file: a rule named in a row can be looked up there."""

from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from etl.load.fill import columns
from etl.load.lines import Line, read
from etl.model import Channel, EngagementType, Level

LEVELS = [level.value for level in Level]
CHANNELS = [channel.value for channel in Channel]
TYPES = [kind.value for kind in EngagementType]


def frames(folder: Path) -> dict[str, pl.DataFrame]:
    """Frames for person, title and trigger_rule, each empty when `folder` has no such file; raises SeedError."""
    return {
        "person": _frame("person", folder / "people.csv", ("name", "country", "role", "level", "source"), _person),
        "title": _frame("title", folder / "titles.csv", ("title", "level", "channel", "example"), _title),
        "trigger_rule": _frame("trigger_rule", folder / "triggers.csv", ("rule", "type", "words", "example"), _trigger),
    }


def _frame(table: str, file: Path, needed: Sequence[str], row: Callable[[Line], tuple[object, ...]]) -> pl.DataFrame:
    lines = read(file, needed) if file.exists() else ()
    return pl.DataFrame([row(line) for line in lines], schema=columns(table), orient="row")


def _channel(line: Line) -> str | None:
    return line.one_of("channel", CHANNELS, f"one of {', '.join(CHANNELS)}") if line["channel"] else None


def _level(line: Line) -> str:
    return line.one_of("level", LEVELS, f"one of {', '.join(LEVELS)}")


def _person(line: Line) -> tuple[object, ...]:
    since, until = line.interval("from"), line.interval("to")
    if since and until and until.last < since.first:
        raise line.error("to", f"a day not before {line['from']}")
    return (
        line.required("name"), line["variants"], line.required("country"), line.required("role"), _level(line),
        _channel(line), since and since.first, until and until.last, line.required("source"),
    )  # fmt: skip


def _title(line: Line) -> tuple[object, ...]:
    return line.required("title"), _level(line), _channel(line), line["example"]


def _trigger(line: Line) -> tuple[object, ...]:
    kind = line.one_of("type", TYPES, f"one of {', '.join(TYPES)}")
    return line.required("rule"), kind, line["subtype"], line.required("words"), line["example"]
