"""A decision made whole from the published file before it is written: ids in full, the value seen, lasting keys."""

import json
from dataclasses import replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from etl.asking import Row, ask, opened
from etl.errors import CordialeError
from etl.explain import identified, rejected_by
from etl.intervals import Granularity, Interval
from etl.merge import fields
from etl.merge.adding import UNREADABLE, added_id
from etl.merge.corrections import ACTIONS
from etl.merge.parts import DEEPEST
from etl.merge.unlike import FORCED, outside, unlike
from etl.merge.wholes import FIELD as PART_OF
from etl.merge.wholes import said_whole
from etl.model import Correction, EngagementMention, Participant

COLUMNS = {"date": "edtf", "count": "stated_count"}
MOST_KEYS = 40
NEEDS = {  # of an action, each with an example
    "correct": (("the engagement", "--field", "--new"), 'ID --field date --new 2024-06-19, with --new "" for none'),
    "confirm": (("the engagement",), "ID"),
    "reject": (("the engagement",), "ID"),
    "merge": (("the engagement", "--other"), "ID --other ID"),
    "split": (("the engagement", "--new"), "ID --new ARTICLE/INDEX"),
    "add": (("--new",), f"--new '{fields.EXAMPLE}'"),
}
PEOPLE = {"home_participants": "home", "partner_participants": "partner"}


def given(action: str, engagement: str, field: str, other: str, new: str | None) -> str:
    """The new value as given; CordialeError where an action lacks what it needs, all of it named in one line.

    An empty text, which was given, is a value: what erases one is said in so many words.
    """
    has = {"the engagement": engagement.strip(), "--field": field, "--other": other, "--new": new is not None}
    wanted, example = NEEDS.get(action, ((), ""))
    if missing := [name for name in wanted if not has[name]]:
        raise CordialeError(f"{action}: {' and '.join(missing)} missing: expected cordiale correct {action} {example}")
    return new or ""


def noted(database: Path, row: Correction) -> str:
    """What the writer of a decision, made whole, should know of it; empty where nothing."""
    said, whole = "", ""
    if row.action == "reject":
        back = f", which `cordiale correct confirm {row.engagement_id}` takes back"
        return back + _left_standing(database, row.engagement_id)
    if row.action == "confirm" and (by := rejected_by(database, row.engagement_id)):
        return f", which takes back that it was rejected by {by}"
    if row.action == "add":
        undated = "" if json.loads(row.new).get("date") else ", of an engagement without a date"
        said, whole = f" {added_id(row)}{undated}", said_whole(row.new)
    elif row.action == "correct" and row.field == PART_OF:
        whole = row.new
    if not whole:
        return said
    with opened(database) as connection:
        return f"{said}, as part of {whole} ({_told(_mention(connection, whole, row))})"


def _left_standing(database: Path, engagement_id: str) -> str:
    """What to say of the parts of what is rejected: they were told, too, and stand by themselves."""
    with opened(database) as connection:
        [found] = ask(connection, "page_engagement", {"engagement": engagement_id})
        parts = ask(connection, "page_parts", {"engagement_key": found["engagement_key"]})
    if not parts:
        return ""
    named = ", ".join(f"{part['engagement_id']} ({part['type']})" for part in parts)
    return f"; what was part of it then stands by itself: {named}"


def made_whole(database: Path, row: Correction, *, forced: bool = False) -> Correction:
    """`row` with ids completed, `old` read from the file where it is empty, and tellings by their lasting keys.

    Raises CordialeError where an action or an id is none, a field cannot be set, a value cannot be read, or two
    engagements that are not alike are to be merged, or one put within the other, and their writer does not insist.
    """
    if row.action not in ACTIONS:
        raise CordialeError(f"action {row.action!r}: expected {', '.join(ACTIONS)}")
    if row.action == "add":
        return _addition(database, row, forced=forced)
    if not row.engagement_id.strip():
        raise CordialeError(f"{row.action}: no engagement given: expected its id, or the beginning of it")
    name = identified(database, row.engagement_id, or_rejected=row.action == "confirm")
    row = replace(row, engagement_id=name)
    if row.action == "confirm" and rejected_by(database, name):
        return row  # the file knows no more of it
    if row.action == "merge" and row.other_id:
        row = replace(row, other_id=identified(database, row.other_id))
    elif row.action == "correct" and row.field == PART_OF and row.new:
        row = replace(row, new=_whole(database, name, identified(database, row.new)))
    with opened(database) as connection:
        if row.action == "correct" and row.field == PART_OF and row.new and not forced:
            part, whole = (_mention(connection, name, row) for name in (row.engagement_id, row.new))
            _refuse_outside(row.engagement_id, part, row.new, whole)
        row = _filled_in(connection, row)
        return replace(row, tellings=" | ".join(_keys(connection, name) for name in _named(row)).rstrip(" |"))


def _filled_in(connection: DuckDBPyConnection, row: Correction) -> Correction:
    """A decision with what it says of one engagement, or of two, as the file has it."""
    if row.action == "merge" and row.other_id and row.field != FORCED:
        _refuse_unlike(connection, row)
    elif row.action == "confirm" and not row.old:
        seen = [_value(connection, row.engagement_id, field) for field in ("date", "type", "partners")]
        return replace(row, old=" ".join(filter(None, seen)))
    elif row.action == "correct":
        known = not row.old and row.field in fields.READERS
        old = _value(connection, row.engagement_id, row.field) if known else row.old
        return replace(row, old=old, new=_codes(connection, row.new) if row.field == "partners" else row.new)
    elif row.action == "split":
        return replace(row, new=_set_apart(connection, row))
    return row


def _whole(database: Path, part: str, whole: str) -> str:
    """`whole`, in which `part` may lie; CordialeError where it is part of that, or would lie too deep."""
    above = [whole]
    with opened(database) as connection:
        while (further := _value(connection, above[-1], PART_OF)) and part not in above:
            above.append(further)
    if part == whole:
        raise CordialeError(f"{PART_OF}: {part} cannot be a part of itself: expected another engagement")
    if part in above:
        raise CordialeError(f"{PART_OF}: {whole} is itself a part of {part}: expected that to be taken back before")
    if len(above) > DEEPEST:
        raise CordialeError(f"{PART_OF}: {part} would lie more than {DEEPEST} deep in {whole}: expected {above[-1]}")
    return whole


def _set_apart(connection: DuckDBPyConnection, row: Correction) -> str:
    """Keys of the tellings that a split names, some and not all, unless what was added by hand is left."""
    keys = _telling_keys(connection, row.engagement_id)
    if not keys:
        raise CordialeError(f"split: no article tells of {row.engagement_id}, which was added by hand")
    apart = [_key(keys, word) for word in row.new.split() or [""]]
    by_hand = ask(connection, "decide_added", {"engagement": row.engagement_id}, "steps")
    if set(apart) >= set(keys.values()) and not by_hand:
        told = "one telling" if len(keys) == 1 else f"{len(keys)} tellings"
        raise CordialeError(f"split: nothing would be left of {row.engagement_id}, which has {told}: expected fewer")
    return " ".join(apart)


def _named(row: Correction) -> list[str]:
    """The engagements that a decision is of."""
    return [row.engagement_id, *([row.other_id] if row.action == "merge" else [])]


def _keys(connection: DuckDBPyConnection, engagement_id: str) -> str:
    """Keys of the tellings of an engagement, by which it is found again; of very many the first."""
    return " ".join(
        key for key in list(_telling_keys(connection, engagement_id).values())[:MOST_KEYS] if " " not in key
    )


def _addition(database: Path, row: Correction, *, forced: bool) -> Correction:
    """An addition made whole; CordialeError where it says a whole that it cannot lie in."""
    row = replace(row, new=_added(database, row.new))
    if whole := said_whole(row.new):
        _whole(database, added_id(row), whole)
        try:
            mention = fields.mention(json.loads(row.new), row)
        except UNREADABLE:
            return row  # refused by whoever writes it down
        if not forced:
            with opened(database) as connection:
                _refuse_outside(added_id(row), mention, whole, _mention(connection, whole, row))
    return row


def _added(database: Path, said: str) -> str:
    """The JSON of an added engagement with its partners by code and the home country of the file; what is no JSON is
    left for the writer to refuse."""
    try:
        values = json.loads(said)
        partners = values["partners"]
        partners = ",".join(partners) if isinstance(partners, list) else str(partners)
    except (ValueError, TypeError, KeyError):
        return said
    if whole := said_whole(said):
        values |= {PART_OF: identified(database, whole)}
    with opened(database) as connection:
        [of] = ask(connection, "build_before", {}, "steps")
        made = {"partners": _codes(connection, partners), fields.HOME: of["home"]}
        return json.dumps(values | made, ensure_ascii=False)


def _codes(connection: DuckDBPyConnection, partners: str) -> str:
    """Codes of partners given by code or by name, commas between them, or only spaces between codes."""
    codes, named = (
        {row["called"]: row["partner"] for row in ask(connection, question, {}, "steps")}
        for question in ("decide_codes", "decide_names")
    )
    words = partners.lower().replace(",", " ").split()
    given = words if codes.keys() >= set(words) else [part.strip() for part in partners.lower().split(",")]
    if of_home := _of_home(connection, given):
        raise CordialeError(f"partners {partners!r}: {of_home} is the home country: expected other countries or bodies")
    found = [codes.get(part, named.get(part)) for part in given]
    if not found or None in found:
        raise CordialeError(f"partners {partners!r}: expected codes or names of partners, such as LAO, ASEAN or Laos")
    return " ".join(sorted(filter(None, set(found))))


def _of_home(connection: DuckDBPyConnection, given: list[str]) -> str | None:
    """The first of the words that is the code or a name of the home country."""
    names = {row["called"] for row in ask(connection, "decide_home", {}, "steps")}
    return next((part for part in given if part in names), None)


def _value(connection: DuckDBPyConnection, engagement_id: str, field: str) -> str:
    [found] = ask(connection, "page_engagement", {"engagement": engagement_id})
    if field in PEOPLE:
        people = ask(connection, "page_participants", {"engagement_key": found["engagement_key"]})
        return "; ".join(one["name"] or one["role"] or "" for one in people if one["side"] == PEOPLE[field])
    value = " ".join(found["partners"]) if field == "partners" else found[COLUMNS.get(field, field)]
    return "" if value is None else str(value)


def _refuse_unlike(connection: DuckDBPyConnection, row: Correction) -> None:
    one, other = (_mention(connection, name, row) for name in (row.engagement_id, row.other_id))
    if why := unlike(one, other):
        raise CordialeError(
            f"{row.other_id} ({_told(other)}) is not merged into {row.engagement_id} ({_told(one)}): {why}; "
            "--force merges them all the same"
        )


def _refuse_outside(name: str, part: EngagementMention, of: str, whole: EngagementMention) -> None:
    if why := outside(part, whole):
        raise CordialeError(
            f"{PART_OF}: {name} ({_told(part)}) is not put within {of} ({_told(whole)}): {why}; "
            "--force puts it there all the same"
        )


def _told(mention: EngagementMention) -> str:
    return f"{mention.type} with {' '.join(mention.partners)}, {mention.date.edtf if mention.date else 'undated'}"


def _mention(connection: DuckDBPyConnection, engagement_id: str, row: Correction) -> EngagementMention:
    """An engagement of the file as if one telling told all of it."""
    [found] = ask(connection, "page_engagement", {"engagement": engagement_id})
    people = ask(connection, "page_participants", {"engagement_key": found["engagement_key"]})
    found |= {"partners": " ".join(found["partners"]), "count": found["stated_count"]}
    mention = fields.mention({name: str(found[name]) for name in fields.READERS if found.get(name) is not None}, row)
    first, last = found["date_first"], found["date_last"]
    return replace(
        mention,
        date=Interval(first, last, Granularity(found["granularity"])) if first else None,
        home_participants=_people(people, "home"),
        partner_participants=_people(people, "partner"),
    )


def _people(people: list[Row], side: str) -> tuple[Participant, ...]:
    return tuple(Participant(one["name"], one["role"], one["country"]) for one in people if one["side"] == side)


def _telling_keys(connection: DuckDBPyConnection, engagement_id: str) -> dict[str, str]:
    """The lasting key of each telling of an engagement by ARTICLE/INDEX."""
    rows = ask(connection, "decide_tellings", {"engagement": engagement_id}, "steps")
    return {row["telling"]: row["telling_key"] for row in rows}


def _key(keys: dict[str, str], word: str) -> str:
    if word in keys.values():
        return word
    found = [key for place, key in keys.items() if word in (place, place.rpartition("/")[0])]
    if len(found) != 1:
        raise CordialeError(f"telling {word!r}: expected one of {', '.join(keys)}")
    return found[0]
