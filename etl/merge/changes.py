"""Two published files compared, row by row, and whether a build differs so much that somebody should look first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.errors import PublishError

FIELDS = (
    "date", "type", "subtype", "partners", "channel", "direction", "level_home", "level_partner", "status", "place",
    "occasion", "ordinal", "stated_count", "part_of", "confirmed_by", "tellings",
)  # fmt: skip
ENGAGEMENTS = """
    SELECT e.engagement_id,
        CASE WHEN e.date_first IS NULL THEN NULL ELSE e.edtf || ' (' || e.granularity || ')' END AS date,
        e.type, e.subtype,
        (SELECT string_agg(p.partner, ' ' ORDER BY p.partner) FROM engagement_partner AS p
            WHERE p.engagement_key = e.engagement_key) AS partners,
        e.channel, e.direction, e.level_home, e.level_partner, e.status, e.place, e.occasion, e.ordinal, e.stated_count,
        whole.engagement_id AS part_of, e.confirmed_by,
        (SELECT string_agg(a.article_id || '/' || m.mention_index, ' ' ORDER BY a.article_id, m.mention_index)
            FROM mention AS m JOIN article AS a USING (article_key)
            WHERE m.engagement_key = e.engagement_key) AS tellings
    FROM engagement AS e LEFT JOIN engagement AS whole ON whole.engagement_key = e.part_of_key
    ORDER BY e.engagement_id
"""
CORRECTED = """
    SELECT engagement_id, CASE action WHEN 'confirm' THEN 'confirmed_by' ELSE coalesce(field, action) END,
        made_by || ': ' || why
    FROM correction
    WHERE outcome = 'applied' ORDER BY correction_key
"""
ARTICLES = "SELECT article_id FROM article"
MOVED = "SELECT old_id, action || coalesce(' into ' || new_id, '') || ': ' || why FROM id_history"
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `kind` is added, gone or changed; `field`, `old` and `new` for changed; `cause` says by what."""

    engagement_id: str
    kind: str
    cause: str
    field: str = ""
    old: str | None = None
    new: str | None = None


def diff(old: Path, new: Path) -> tuple[Change, ...]:
    """What differs between two published files, by engagement id; raises PublishError for a file that is none."""
    before, after = _engagements(old), _engagements(new)
    decided = frozenset(_rows(old, CORRECTED))
    corrected = {(row[0], row[1]): row[2] for row in _rows(new, CORRECTED) if row not in decided}
    moved = {former: what for former, what in _rows(new, MOVED)}
    changes = [
        Change(name, "gone", moved.get(name) or corrected.get((name, "reject")) or "its articles or the rules changed")
        for name in before.keys() - after.keys()
    ]
    known = {article for (article,) in _rows(old, ARTICLES)}
    changes += [Change(name, "added", _origin(after[name], known)) for name in after.keys() - before.keys()]
    for name in before.keys() & after.keys():
        changes += _changed(name, before[name], after[name], corrected)
    return tuple(sorted(changes, key=lambda change: (change.engagement_id, change.kind, change.field)))


def hold_reason(previous: Mapping[str, int], counts: Mapping[str, int], threshold: float = 0.2) -> str | None:
    """Why a build should be held back: a count that fell or jumped by more than `threshold`, a share; else None."""
    reasons = []
    for name, before in previous.items():
        now = counts.get(name, 0)
        if before and abs(now - before) > threshold * before:
            verb = "fell" if now < before else "rose"
            reasons.append(f"{name} {verb} from {before:,} to {now:,} ({(now - before) / before:+.0%})")
    return f"{'; '.join(reasons)}: more than {threshold:.0%}" if reasons else None


def _origin(row: Row, known: Collection[str]) -> str:
    """Who or what added an engagement; `known` are the articles of the build before."""
    if row["tellings"] is None:
        return f"added by {row['confirmed_by']}"
    if new := sorted(_articles(row) - set(known)):
        return f"told by {', '.join(new[:3])}{' and others' if len(new) > 3 else ''}, new in this build"
    return "set apart or read anew by the rules"


def _changed(name: str, before: Row, after: Row, corrected: Mapping[tuple[str, str], str]) -> list[Change]:
    came, went = sorted(_articles(after) - _articles(before)), sorted(_articles(before) - _articles(after))
    told = [f"now told by {', '.join(came[:3])}"] if came else []
    told += [f"no longer told by {', '.join(went[:3])}"] if went else []
    retold = "its tellings were read anew" if before["tellings"] != after["tellings"] else ""
    grouped = corrected.get((name, "merge")) or corrected.get((name, "split"))
    cause = grouped or "; ".join(told) or retold or "the rules or another engagement changed"
    return [
        Change(name, "changed", corrected.get((name, field), cause), field, before[field], after[field])
        for field in FIELDS
        if before[field] != after[field]
    ]


def _articles(row: Row) -> set[str]:
    return {place.rpartition("/")[0] for place in (row["tellings"] or "").split()}


def _engagements(file: Path) -> dict[str, Row]:
    return {
        str(name): {field: None if value is None else str(value) for field, value in zip(FIELDS, values, strict=True)}
        for name, *values in _rows(file, ENGAGEMENTS)
    }


def _rows(file: Path, query: str) -> list[tuple[str, ...]]:
    if not file.exists():
        raise PublishError(f"{file}: no such file: expected a published build")
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            return connection.execute(query).fetchall()
    except duckdb.Error as error:
        raise PublishError(f"{file}: not a published build: {error}") from error
