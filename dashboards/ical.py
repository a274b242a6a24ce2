"""Whole-day events as an iCalendar file (RFC 5545): lines end in CRLF, fold at 75 bytes, and text is escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Event:
    """One event on whole days, both inclusive."""

    uid: str
    first: date
    last: date
    summary: str
    status: str = "CONFIRMED"


def calendar(events: Iterable[Event], stamp: str, name: str) -> bytes:
    """The file; `stamp` is when the data was made, UTC, as YYYYMMDDTHHMMSSZ."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cordiale//Engagements//EN", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(event.uid)}@cordiale",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(event.summary)}",
            f"STATUS:{event.status}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _text(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> str:
    parts, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > 74:
            parts.append("")
            size = 1
        parts[-1] += character
        size += width
    return "\r\n ".join(parts)
