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
HELD = ("held", "ongoing")
KINDS = {  # how a subtype is said of its type; the others stand alone, such as talks
    "visit": "{} visit", "call": "{} call", "ceremony": "{} ceremony", "message": "message of {}",
    "upgrade": "relations {}",
}  # fmt: skip
SAID = {
    "invitation": "invitation to visit", "port call": "port call", "transit": "transit", "letter": "letter",
    "culture": "cultural exchange", "friendship": "friendship exchange", "sidelines": "meeting on the sidelines",
    "multilateral": "multilateral meeting", "upgrade": "relations upgraded", "other": "contact",
}  # fmt: skip

Row = Mapping[str, Any]


def timeline(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """timeline.json for TimelineJS; words of articles are escaped, since TimelineJS renders HTML."""
    rows = source.frame(connection, "day").to_dicts()
    [build] = source.frame(connection, "build").to_dicts()
    document = {
        "title": {
            "text": {
                "headline": escape(f"Engagements of {build['home_name']}"),
                "text": escape(_about(build, len(rows))),
            }
        },
        "events": [_event(row) for row in rows],
    }
    file = folder / "timeline.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(document)))
    return [file]


def calendar(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """engagements.ics (RFC 5545): whole-day events, plans tentative, cancellations cancelled."""
    [build] = source.frame(connection, "build").to_dicts()
    stamp = f"{source.stamp(build):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cordiale//Engagements//EN", "CALSCALE:GREGORIAN"]
    rows = source.frame(connection, "day").to_dicts()
    lines.append(f"X-WR-CALNAME:{_escaped('Engagements of ' + build['home_name'])}")
    lines.append(f"X-WR-CALDESC:{_escaped(_about(build, len(rows)))}")
    for row in rows:
        lines += _vevent(row, stamp)
    lines.append("END:VCALENDAR")
    file = folder / "engagements.ics"
    file.write_bytes("".join(f"{_folded(line)}\r\n" for line in lines).encode())
    return [file]


def _about(build: Row, shown: int) -> str:
    left_out = build["engagements"] - shown
    return (
        f"Build {build['build_id']}; {left_out} engagements dated more widely than a week, or not at all, are left out."
    )


def _headline(row: Row) -> str:
    where = f" in {row['place']}" if row["place"] else ""
    status = "" if row["status"] in HELD else f" ({row['status']})"
    return f"{row['names'] or 'no partner named'}: {_kind(row['type'], row['subtype'])}{where}{status}"


def _kind(type_: str, subtype: str | None) -> str:
    """The kind of engagement in words: state visit, talks, relations established."""
    told = subtype or type_
    is_short = subtype and type_ in KINDS and type_ not in told
    return SAID.get(told) or (KINDS[type_].format(told) if is_short else told)


def _days(row: Row) -> str:
    """The days in words; those among which the one meant is not known say so."""
    first, last = row["date_first"], row["date_last"]
    if first == last:
        return f"{first.day} {first:%B %Y}"
    same = (first.year, first.month) == (last.year, last.month)
    opens = (
        f"{first.day}"
        if same
        else f"{first.day} {first:%B}"
        if first.year == last.year
        else f"{first.day} {first:%B %Y}"
    )
    span = f"{opens} to {last.day} {last:%B %Y}"
    return span if row["granularity"] == "day" else f"some time from {span}"


def _told(row: Row) -> str:
    """The sentence and who published it, behind the days where a calendar alone would show them as all meant."""
    is_open = row["granularity"] != "day" and row["date_first"] != row["date_last"]
    days = f"{_days(row)}: " if is_open else ""
    outlet = f" ({row['outlet']})" if row["text"] and row["outlet"] else ""
    return f"{days[:1].upper()}{days[1:]}{row['text'] or ''}{outlet}"


def _event(row: Row) -> dict[str, object]:
    text = escape(_told(row))
    if row["url"]:
        text += f' <a href="{escape(row["url"])}">source</a>'
    event: dict[str, object] = {
        "unique_id": row["engagement_id"],
        "start_date": _date(row["date_first"]),
        "display_date": _days(row),
        "group": escape(row["names"] or ""),
        "text": {"headline": escape(_headline(row)), "text": text},
    }
    if row["date_last"] != row["date_first"]:
        event["end_date"] = _date(row["date_last"])
    return event


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _vevent(row: Row, stamp: str) -> list[str]:
    after = row["date_last"] + timedelta(days=1)  # DTEND is the day after
    told = _told(row)
    given = [f"DESCRIPTION:{_escaped(told)}"] if told else []
    if row["url"]:
        given.append(f"URL:{row['url']}")
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
