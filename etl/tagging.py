"""The Unix filter: a JSON line with a text in, a JSON line with its dates and engagements out; memory stays flat."""

import gc
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from etl import homes, pipeline, read
from etl.dates import timex3
from etl.dates.timex3 import Timex3
from etl.errors import SeedError
from etl.intervals import Interval
from etl.model import Article, EngagementMention, Participant, Reading, TimeExpression


@dataclass(slots=True)
class Count:
    """Lines answered and lines refused so far."""

    answered: int = 0
    refused: int = 0


def tag(lines: Iterable[bytes], home: str, today: date | None, count: Count) -> Iterator[bytes]:
    """Answer each JSON line with one JSON line (without line feed); a bad line answers `{"id", "error"}`.

    Input fields: id, text; optional published (a day or A/B), title, url, language, home. Blank lines are skipped.
    """
    gc.set_threshold(pipeline.COLLECT_AFTER)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer, refused = _answer(line.removeprefix(BOM_UTF8) if number == 1 else line, number, home, today)
        count.answered += not refused
        count.refused += refused
        yield msgspec.json.encode(answer)


def _answer(line: bytes, number: int, home: str, today: date | None) -> tuple[dict[str, Any], bool]:
    identity: object = None
    try:
        row = _row(line)
        identity = row.get("id")
        return written(pipeline.read_page(_article(row, home), today), identity), False
    except SeedError:
        raise
    except Exception as error:  # a filter over a million lines reports each failure and goes on
        return {"id": identity, "error": f"line {number}: {error or type(error).__name__}"}, True


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"not a JSON object in UTF-8: {error}") from error
    if not isinstance(row, dict):
        raise ValueError(f"expected a JSON object, found {type(row).__name__}")
    return row


def _article(row: dict[str, Any], home: str) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError(f"field text is {text!r}: expected a string")
    identity = str(row.get("id") or "")
    url = _optional(row, "url")
    return Article(
        article_id=identity,
        source="stdin",
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=_optional(row, "title"),
        url=url,
        metadata={"url": url} if url else {},
        language=_optional(row, "language") or "en",
        home=_home(row, home),
        published=_published(row),
    )


def _optional(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"field {name} is {value!r}: expected a string")
    return value or None


def _home(row: dict[str, Any], home: str) -> str:
    stated = _optional(row, "home")
    try:
        return homes.checked(stated or home)
    except ValueError as error:
        raise ValueError(f"field home is {stated!r}: {error}") from error


def _published(row: dict[str, Any]) -> Interval | None:
    stated = _optional(row, "published")
    return read.published(stated) if stated else None


def written(reading: Reading, identity: object) -> dict[str, Any]:
    """The reading as the filter writes it; offsets are Python string indices into the raw text."""
    page = reading.page_publication
    return {
        "id": identity,
        "published": {**_days(page.interval), "basis": page.basis, "why": page.why},
        "time_expressions": [_time(time) for time in reading.times],
        "timexes": [_timex(timex) for timex in timex3(reading.times)],
        "engagements": [_engagement(mention) for mention in reading.engagements],
    }


def _days(interval: Interval) -> dict[str, date]:
    return {"start": interval.first, "end": interval.last}


def _pair(interval: Interval | None) -> tuple[date, date] | None:
    return (interval.first, interval.last) if interval else None


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "interval": _pair(time.interval),
        "granularity": time.granularity,
        "anchor": time.anchor,
        "rule": time.rule,
        "why": time.why,
    }


def _timex(timex: Timex3) -> dict[str, Any]:
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
    }


def _engagement(mention: EngagementMention) -> dict[str, Any]:
    return {
        "date": _pair(mention.date),
        "granularity": mention.date.granularity if mention.date else "none",
        "partners": mention.partners,
        "type": mention.type,
        "subtype": mention.subtype,
        "channel": mention.channel,
        "direction": mention.direction,
        "level": mention.level,
        "status": mention.status,
        "home_participants": [_participant(person) for person in mention.home_participants],
        "partner_participants": [_participant(person) for person in mention.partner_participants],
        "place": mention.place,
        "evidence": [{"field": e.field, "start": e.span.start, "end": e.span.end} for e in mention.evidence],
        "date_basis": mention.date_basis,
        "rules": mention.rules,
        "confidence": mention.confidence,
    }


def _participant(person: Participant) -> dict[str, str | None]:
    return {"name": person.name, "role": person.role, "country": person.country}
