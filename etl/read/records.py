"""One row of input, whatever file it came in, into an Article; a row that cannot be one becomes an InputError."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from etl import homes
from etl.errors import InputError
from etl.intervals import Interval
from etl.model import Article
from etl.read.stated_day import published

TEXT = "text"
FIELDS = ("id", TEXT, "published", "title", "url", "language", "home", "outlet")
LONGEST_TEXT = 10_000_000
ID_LENGTH = 16
ENGLISH = re.compile(r"(?i)(?:en|eng|english)(?:[-_ ].*)?")


@dataclass(frozen=True, slots=True)
class Record:
    """A row as read: where it stands ("news.jsonl:7"), its fields, and what the page's own metadata says."""

    where: str
    fields: Mapping[str, Any]
    metadata: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The articles of a file that is as it was when it was last read, each text once: SHA-256 of their texts, keys of
    their readings, and where they stand.

    They go on together: a file of many articles costs a step, not one for each.
    """

    sha256s: tuple[str, ...]
    keys: tuple[str, ...]
    sources: tuple[str, ...]

    def besides(self, seen: AbstractSet[str]) -> "Unchanged":
        """Those whose texts are not among `seen`."""
        if seen.isdisjoint(self.sha256s):
            return self
        left = [place for place, text in enumerate(self.sha256s) if text not in seen]
        texts, keys, sources = ([of[place] for place in left] for of in (self.sha256s, self.keys, self.sources))
        return Unchanged(tuple(texts), tuple(keys), tuple(sources))


class NotYetError(InputError):
    """An article dated after the day of reading: refused, and looked at again when that day has come."""


def not_yet(where: str, what: str, latest: date) -> NotYetError:
    """The refusal of the article at `where`, of which `what` is the statement of its day."""
    return NotYetError(f"{where}: {what}: expected a day up to {latest:%Y-%m-%d}")


def article(record: Record, home: str, latest: date = date.max) -> Article | InputError:
    """The article in a record; its id is the start of the SHA-256 of its text, so the same text is the same article.

    One that says it was published after `latest`, or that its home country is another than `home`, is refused.
    """
    try:
        found = _article(record, home)
    except ValueError as error:
        return InputError(f"{record.where}: {error}")
    if found.published is not None and found.published.first > latest:
        stated = found.published.edtf
        return not_yet(record.where, f"field published is {stated}", latest)
    return found


def _article(record: Record, home: str) -> Article:
    text = _text(record.fields)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    url, title, identity = (_optional(record.fields, name) for name in ("url", "title", "id"))
    metadata = {**(record.metadata or {}), **{k: v for k, v in (("url", url), ("id", identity)) if v}}
    return Article(
        article_id=digest[:ID_LENGTH],
        source=record.where,
        sha256=digest,
        text=text,
        title=title,
        url=url,
        outlet=_optional(record.fields, "outlet"),
        language=_language(record),
        home=_home(record.fields, home),
        published=_published(record.fields),
        metadata=metadata,
    )


def _text(fields: Mapping[str, Any]) -> str:
    text = fields.get(TEXT)
    if not isinstance(text, str):
        raise ValueError(f"field {TEXT} is {shortened(text)}: expected a string")
    if not text.strip():
        raise ValueError(f"field {TEXT} is empty: expected the text of an article")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"field {TEXT} has {len(text):,} characters: expected at most {LONGEST_TEXT:,}")
    if "\0" in text:
        raise ValueError(f"NUL character at offset {text.index(chr(0))} of field {TEXT}: expected plain text")
    return text


def _optional(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"field {name} is {shortened(value)}: expected a string")
    return value


def _language(record: Record) -> str:
    stated = _optional(record.fields, "language")
    if stated and record.metadata is None and not ENGLISH.fullmatch(stated.strip()):  # web pages often say it wrongly
        raise ValueError(f"field language is {shortened(stated)}: expected English (en), which alone is read")
    return stated or "en"


def _home(fields: Mapping[str, Any], home: str) -> str:
    """`home`, which all articles of a build are read for: an article of another one has no place among its partners."""
    stated = _optional(fields, "home") or home
    try:
        if homes.checked(stated) != home:
            raise ValueError(f"expected {home}, the home country of this build")
    except ValueError as error:
        raise ValueError(f"field home is {stated!r}: {error}") from error
    return home


def _published(fields: Mapping[str, Any]) -> Interval | None:
    stated = _optional(fields, "published")
    try:
        return published(stated) if stated else None
    except ValueError as error:
        raise ValueError(f"field published: {error}") from error


def shortened(value: object) -> str:
    """The value as an error shows it, its beginning where it is long."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
