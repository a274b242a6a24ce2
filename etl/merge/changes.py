"""Two published files compared, row by row, and whether a build differs so much that somebody should look first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import PublishError
from etl.merge import labels
from etl.merge.causes import OTHERWISE, Causes, Row
from etl.paths import statements


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `kind` is added, gone or changed; `field`, `old` and `new` for changed; `cause` says by what.

    `what` tells the engagement in words, as it is now or was before it went.
    """

    engagement_id: str
    kind: str
    cause: str
    field: str = ""
    old: str | None = None
    new: str | None = None
    what: str = ""


def diff(old: Path, new: Path, rules_changed: bool | None = None) -> tuple[Change, ...]:
    """What differs between two published files, by engagement id; raises PublishError for a file that is none.

    `rules_changed` says whether other rules or settings made the new one, None where that is not known.
    """
    before, after = _engagements(old), _engagements(new)
    known, still = dict(_rows(old, "diff_articles")), dict(_rows(new, "diff_articles"))
    names = {**dict(_rows(old, "diff_partners")), **dict(_rows(new, "diff_partners"))}
    seen = _seen(old, new)
    # the same articles by the same rules can only differ by the day they are seen from
    otherwise = seen if seen and not rules_changed and known.keys() == still.keys() else OTHERWISE[rules_changed]
    causes = Causes(
        _moved(new), _corrected(old, new), {**known, **still}, otherwise, seen, dict(_rows(new, "diff_parted"))
    )
    changes = [
        Change(name, "gone", causes.of_end(name, before[name], still), what=labels.engagement(before[name], names))
        for name in before.keys() - after.keys()
    ]
    changes += [
        Change(name, "added", causes.of_origin(name, after[name], known), what=labels.engagement(after[name], names))
        for name in after.keys() - before.keys()
    ]
    for name in before.keys() & after.keys():
        if before[name] != after[name]:
            what = labels.engagement(after[name], names)
            for field, cause in causes.of_fields(name, before[name], after[name]).items():
                old_value, new_value = before[name][field], after[name][field]
                change = Change(name, "changed", cause, field, old_value, new_value, what)
                changes.append(_in_words(change, before, after, names))
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


def _seen(old: Path, new: Path) -> str:
    """From which other day the new file sees what it tells, in words; empty where from the same."""
    (before,), (after,) = (row for file in (old, new) for row in _rows(file, "diff_day"))
    return "" if before == after else f"seen from {after or 'no day'}, before from {before or 'no day'}"


def _moved(file: Path) -> dict[str, tuple[str | None, str]]:
    return {former: (new_id, what) for former, new_id, what in _rows(file, "diff_moved")}


def _corrected(old: Path, new: Path) -> dict[tuple[str, str], str]:
    """Decisions that only the new build has, by the engagement that their id leads to and the field."""
    decided, leads_to = frozenset(_rows(old, "diff_decisions")), _moved(new)
    made = [row for row in _rows(new, "diff_decisions") if row not in decided]
    found = {(name, field): why for name, field, why in made}
    for name, field, why in made:
        seen = {name}
        while (name := leads_to.get(name, (None,))[0]) and name not in seen:
            seen.add(name)
            found.setdefault((name, field), why)
    return found


def _in_words(change: Change, before: Mapping[str, Row], after: Mapping[str, Row], names: Mapping[str, str]) -> Change:
    """The change with names of partners and of wholes in the place of codes and ids."""
    if change.field == "partners":
        return replace(change, old=labels.partners(change.old, names), new=labels.partners(change.new, names))
    if change.field == "part_of":
        old, new = (
            value and f"{labels.engagement(rows[value], names)} {value}"
            for rows, value in ((before, change.old), (after, change.new))
        )
        return replace(change, old=old, new=new)
    return change


def _engagements(file: Path) -> dict[str, Row]:
    rows = {}
    for name, first, last, granularity, *others in _rows(file, "diff_engagements"):
        values = [labels.days(first, last, granularity), *(None if value is None else str(value) for value in others)]
        rows[str(name)] = dict(zip(labels.FIELDS, values, strict=True))
    return rows


def _rows(file: Path, question: str) -> list[tuple[Any, ...]]:
    """What a file answers to a question of sql/steps."""
    if not file.exists():
        raise PublishError(f"{file}: no such file: expected a published build")
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            return connection.execute(statements("steps", f"{question}.sql")).fetchall()
    except duckdb.Error as error:
        raise PublishError(f"{file}: not a published build: {error}") from error
