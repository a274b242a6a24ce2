"""The fields a correction may set: how each is written in a cell, and read back."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import structs

from etl import intervals
from etl.model import (
    Channel,
    Correction,
    Direction,
    Engagement,
    EngagementMention,
    EngagementType,
    Level,
    Participant,
    Status,
)


def text(engagement: Engagement, name: str) -> str:
    """The value of a field as a correction writes it: EDTF for the date, codes joined by spaces; empty for none."""
    value: Any = getattr(engagement if name in OF_THE_WHOLE else engagement.best, name)
    if value is None:
        return ""
    if isinstance(value, intervals.Interval):
        return value.edtf
    if name in PEOPLE:
        return "; ".join(person.name or person.role or "" for person in value)
    return " ".join(sorted(set(value))) if name == "partners" else str(value)


def outline(engagement: Engagement) -> str:
    """What a confirmation vouches for: days, type and partners."""
    return " ".join(filter(None, (text(engagement, name) for name in ("date", "type", "partners"))))


def check(correction: Correction) -> None:
    """Raise ValueError, KeyError or TypeError for a value that no replay could read."""
    if correction.action == "add":
        mention(_object(correction.new), correction)
    elif correction.action == "merge" and correction.engagement_id == correction.other_id:
        raise ValueError(f"{correction.engagement_id} cannot be merged with itself")
    elif correction.action == "correct":
        if correction.field not in READERS:
            raise ValueError(f"field {correction.field!r}: expected {', '.join(READERS)}")
        if not correction.new and correction.field not in OPTIONAL:
            raise ValueError(f"{correction.field} cannot be empty")
        if correction.new:
            READERS[correction.field](correction.new)
        if correction.field == "part_of" and correction.new == correction.engagement_id:
            raise ValueError(f"{correction.engagement_id} cannot be a part of itself")


def _object(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no JSON: {error}: expected an object such as {EXAMPLE}") from error


def mention(said: object, correction: Correction) -> EngagementMention:
    """A mention from a JSON object of field texts; type and partners are needed, the rest may be left out."""
    if not isinstance(said, dict):
        raise ValueError(f"{json.dumps(said, ensure_ascii=False)}: expected a JSON object such as {EXAMPLE}")
    if missing := [name for name in ("type", "partners") if not said.get(name)]:
        raise ValueError(f"{' and '.join(missing)} missing: expected a JSON object such as {EXAMPLE}")
    unknown = set(said) - set(READERS) - {HOME}
    if unknown:
        raise ValueError(f"unknown fields {', '.join(sorted(unknown))}: expected {', '.join(READERS)}")
    for name, value in said.items():
        if not isinstance(value, str | int | None):
            kind = "a list" if isinstance(value, list) else "no text"
            raise ValueError(f"{name} is {kind}: expected a JSON object such as {EXAMPLE}")
    values = {name: READERS[name](str(value)) for name, value in said.items() if value and name != HOME}
    return EngagementMention(
        article_id="",
        index=0,
        type=values["type"],
        subtype=values.get("subtype"),
        date=values.get("date"),
        date_basis=f"added by {correction.who} on {correction.when[:10]}: {correction.why}",
        partners=values["partners"],
        channel=values.get("channel", Channel.GOVERNMENT),
        direction=values.get("direction", Direction.UNKNOWN),
        level_home=values.get("level_home", Level.OTHER),
        level_partner=values.get("level_partner", Level.OTHER),
        status=values.get("status", Status.HELD),
        home_participants=values.get("home_participants", ()),
        partner_participants=values.get("partner_participants", ()),
        place=values.get("place"),
        evidence=(),
        rules=("correction",),
        confidence=1.0,
        count=values.get("count"),
        occasion=values.get("occasion"),
        ordinal=values.get("ordinal"),
    )


def _date(text: str) -> intervals.Interval:
    """A day, month, year or two of them; from one day to another is known by the day."""
    interval = intervals.parse(text)
    by_day = all(part.count("-") == 2 for part in text.split("/"))
    return structs.replace(interval, granularity=intervals.Granularity.DAY) if by_day else interval


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(sorted(set(text.replace(",", " ").split())))
    if not codes:
        raise ValueError("partners cannot be empty")
    return codes


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1 << 31):
        raise ValueError(f"{text!r} is not a number from 1 on")
    return int(text)


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError(f"{text!r} is only blanks: expected words")
    return text.strip()


def _people(names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name.strip(), None, None) for name in names.split(";") if name.strip())


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """Reads a value of `kind`; the error lists all of them."""

    def read(text: str) -> StrEnum:
        if text not in set(kind):
            raise ValueError(f"{text!r} is not one of {', '.join(kind)}")
        return kind(text)

    return read


EXAMPLE = '{"type": "call", "partners": "JPN", "date": "2025-06-30"}'
HOME = "home"  # said with an addition: the country whose file it was added to
PEOPLE = frozenset({"home_participants", "partner_participants"})
OF_THE_WHOLE = frozenset({"date", "status", "part_of"})  # said of an engagement, not of its best telling
OPTIONAL = frozenset({"date", "subtype", "place", "occasion", "ordinal", "count", "part_of"})
READERS: Mapping[str, Callable[[str], Any]] = {
    "date": _date,
    "type": _one_of(EngagementType),
    "subtype": _text,
    "partners": _codes,
    "channel": _one_of(Channel),
    "direction": _one_of(Direction),
    "level_home": _one_of(Level),
    "level_partner": _one_of(Level),
    "status": _one_of(Status),
    "place": _text,
    "occasion": _text,
    "ordinal": _number,
    "count": _number,
    "home_participants": _people,
    "partner_participants": _people,
    "part_of": _text,
}
