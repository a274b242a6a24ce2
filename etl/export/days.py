"""Engagements on their days: a TimelineJS document and an iCalendar file, of those dated to a week at most."""

from collections.abc import Mapping
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from etl.export import source

STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED"}
LINE = 75  # octets of an iCalendar line, RFC 5545 3.1

Row = Mapping[str, Any]


def timeline(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """timeline.json for TimelineJS; words of articles are escaped, since TimelineJS renders HTML."""
    rows = source.frame(connection, "day").to_dicts()
    [build] = source.frame(connection, "build").to_dicts()
    left_out = build["engagements"] - len(rows)
    about = f"Build {build['build_id']}; {left_out} engagements dated more widely than a week are left out."
    document = {
        "title": {"text": {"headline": f"Engagements of {build['home']}", "text": escape(about)}},
        "events": [_event(row) for row in rows],
    }
    file = folder / "timeline.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(document)))
    return [file]


def calendar(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """engagements.ics (RFC 5545): whole-day events, plans tentative, cancellations cancelled."""
    [build] = source.frame(connection, "build").to_dicts()
    stamp = f"{build['created_at']:%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cordiale//Engagements//EN", "CALSCALE:GREGORIAN"]
    for row in source.frame(connection, "day").to_dicts():
        lines += _vevent(row, stamp)
    lines.append("END:VCALENDAR")
    file = folder / "engagements.ics"
    file.write_bytes("".join(f"{_folded(line)}\r\n" for line in lines).encode())
    return [file]


def _headline(row: Row) -> str:
    what = row["subtype"] or row["type"]
    where = f" in {row['place']}" if row["place"] else ""
    return f"{row['names'] or 'no partner named'}: {what}{where}"


def _event(row: Row) -> dict[str, object]:
    event: dict[str, object] = {
        "unique_id": row["engagement_id"],
        "start_date": _date(row["date_first"]),
        "display_date": row["edtf"],
        "group": row["codes"],
        "text": {"headline": escape(_headline(row)), "text": escape(row["text"] or "")},
    }
    if row["date_last"] != row["date_first"]:
        event["end_date"] = _date(row["date_last"])
    return event


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _vevent(row: Row, stamp: str) -> list[str]:
    after = row["date_last"] + timedelta(days=1)  # DTEND is the day after
    given = [f"DESCRIPTION:{_escaped(row['text'])}"] if row["text"] else []
    if row["place"]:
        given.append(f"LOCATION:{_escaped(row['place'])}")
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(row['engagement_id'])}@cordiale",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{row['date_first']:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{_escaped(_headline(row))}",
        f"STATUS:{STATUS.get(row['status'], 'TENTATIVE')}",
        *given,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = "".join(letter for letter in text if letter >= " " or letter == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
