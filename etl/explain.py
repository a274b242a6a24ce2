"""What lies behind an answer: the dates of one text, and the rows behind one engagement."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from etl import clean, dates, read
from etl.asking import Row, ask, opened
from etl.errors import CordialeError
from etl.model import Publication, TimeExpression


def dates_of(
    text: str, published: str | None, today: date | None, home: str
) -> tuple[Publication, tuple[TimeExpression, ...]]:
    """Publication and time expressions of `text`, spans in the mended text; CordialeError on a bad `published`."""
    mended = clean.clean(text).text
    sections = read.sections(mended)
    found = dates.find(mended)
    try:
        given = read.published(published) if published else None
    except ValueError as error:
        raise CordialeError(f"published: {error}") from error
    page, publications = dates.publications(mended, sections, found, given, {}, home, today)
    return page, dates.resolve(mended, sections, found, publications)


@dataclass(frozen=True, slots=True)
class Explained:
    """One engagement as rows: itself, its tellings, their evidence, the conflicts between them."""

    row: Row
    tellings: list[Row]
    evidence: list[Row]
    participants: list[Row]
    conflicts: list[Row]


def engagement(database: Path, name: str) -> Explained:
    """All that the file knows of the engagement whose id begins with `name`; CordialeError unless just one does."""
    with opened(database) as connection:
        (row,) = ask(connection, "page_engagement", {"engagement": _named(connection, name)})
        key = {"engagement_key": row["engagement_key"]}
        questions = ("page_tellings", "page_evidence", "page_participants", "page_conflicts")
        tellings, evidence, participants, conflicts = (ask(connection, question, key) for question in questions)
        return Explained(row, tellings, evidence, participants, conflicts)


def identified(database: Path, name: str, *, or_rejected: bool = False) -> str:
    """The whole id of the engagement whose id begins with `name`; CordialeError unless just one does.

    One that was rejected, and is no row any more, counts only where that is wanted.
    """
    with opened(database) as connection:
        return _named(connection, name, or_rejected)


def rejected_by(database: Path, engagement_id: str) -> str | None:
    """Who rejected an engagement that is no row any more, and why; None where nobody did."""
    with opened(database) as connection:
        if ask(connection, "page_engagement", {"engagement": engagement_id}):
            return None
        gone = [row for row in ask(connection, "why_gone", {"prefix": engagement_id}) if row["action"] == "reject"]
    return str(gone[0]["why"]) if gone else None


def _named(connection: DuckDBPyConnection, name: str, or_rejected: bool = False) -> str:
    # what leads on by the history is looked up first: hashing the key of every telling takes a second in a million
    for question in ("why_which", "why_told"):
        if ids := [str(row["engagement_id"]) for row in ask(connection, question, {"prefix": name})]:
            break
    if not ids:
        gone = {str(row["old_id"]): row for row in ask(connection, "why_gone", {"prefix": name})}
        ids = sorted(gone)
        if len(ids) == 1 and not (or_rejected and gone[ids[0]]["action"] == "reject"):
            raise CordialeError(_gone(gone[ids[0]]))
    if len(ids) != 1:
        found = f"more: {', '.join(ids[:5])}{' ...' if len(ids) > 5 else ''}" if ids else "none"
        raise CordialeError(f"engagement {name!r}: expected the beginning of one id, found {found}")
    return ids[0]


def _gone(row: Row) -> str:
    """What became of an engagement that is no more."""
    name = row["old_id"]
    if row["action"] == "reject":
        by = f"rejected by {row['why']} ({row['made_at'] or 'at a time not known'})"
        return f"engagement {name}: {by}; `cordiale correct confirm {name}` takes it back"
    return f"engagement {name}: gone: {row['why']}"
