"""One row of named fields becomes an article, or says which field is wrong and what was expected."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from etl import intervals
from etl.errors import InputError
from etl.intervals import Interval
from etl.model import Article

FIELDS = ("id", "text", "published", "title", "url", "language", "home", "outlet")
LONGEST = 10_000_000


def article(row: Mapping[str, object], source: str, home: str) -> Article:
    """The article in `row`; `source` says where it stands. Unknown fields become metadata. Raises InputError."""
    text = _text(row, source)
    digest = sha256(text.encode()).hexdigest()
    return Article(
        article_id=_optional(row, "id", source) or digest[:16],
        source=source,
        sha256=digest,
        text=text,
        title=_optional(row, "title", source),
        url=_optional(row, "url", source),
        outlet=_optional(row, "outlet", source),
        language=_optional(row, "language", source) or "en",
        home=(_optional(row, "home", source) or home).upper(),
        published=_published(row, source),
        metadata={name: str(value) for name, value in row.items() if name not in FIELDS and value is not None},
    )


def _text(row: Mapping[str, object], source: str) -> str:
    if "text" not in row:
        raise InputError(
            f"{source}: no field text among {', '.join(map(str, row)) or 'none'}: expected the article there"
        )
    text = row["text"]
    if not isinstance(text, str):
        raise InputError(f"{source}: text is {str(text)[:40]!r}: expected a string")
    if not text.strip():
        raise InputError(f"{source}: text is empty: expected an article")
    if (nul := text.find("\0")) >= 0:
        raise InputError(f"{source}: NUL at character {nul}: expected text")
    if len(text) > LONGEST:
        raise InputError(f"{source}: text of {len(text):,} characters: expected one article of at most {LONGEST:,}")
    if bad := next((letter for letter in text if "\ud800" <= letter <= "\udfff"), None):
        raise InputError(f"{source}: lone surrogate {bad!r} at character {text.index(bad)}: expected text in UTF-8")
    return text


def _optional(row: Mapping[str, object], name: str, source: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, int | date) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"{source}: {name} is {str(value)[:40]!r}: expected a string")
    return value


def _published(row: Mapping[str, object], source: str) -> Interval | None:
    value = row.get("published")
    if isinstance(value, datetime):
        return intervals.day(value.date())
    stated = _optional(row, "published", source)
    try:
        return intervals.parse(stated) if stated else None
    except ValueError as error:
        raise InputError(f"{source}: published: {error}") from error
