"""Short stories made of tables: every frame of grid_frames.csv told of many people, countries and days.

A frame is a text with slots; `expected` says what it tells as rows of type|days|status|direction. `{A}` is home's
person with office and name, `{B}` the partner's; a small letter asks for a part: `{an}` the name, `{as}` the name as
repeated, `{ao}` the office, `{at}` the bare title, `{a_he}` the pronoun. Days are slots of grid_days.csv, counted from
PUBLISHED. Of the rows `day+` stands for any days that begin there and `+day` for any that end there, `visit2` is one
with the other partner, `meeting:both` one with each, and a type in brackets may be told or not. A mirrored story is the
same one as the partner's own news would count it.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parent / "corpus"
PUBLISHED = "2022-06-16"
RECEIVED = "{A} received {B} in {HC} {day}. "
MIRROR = {"inbound": "outbound", "outbound": "inbound"}

_OPENS = re.compile(r"(?:^|\n|[.] )[a-z]")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Story:
    """One text with its home and the rows that it tells, each type, partner, first day, last day, status, direction."""

    text: str
    home: str
    rows: tuple[tuple[str, ...], ...]
    free: frozenset[str]
    channel: str
    level: str

    def tells(self, found: Iterable[tuple[str, ...]]) -> bool:
        """Whether the rows found are those wanted, each once; an empty day of a wanted row is any."""
        rest = sorted(found)
        for want in self.rows:
            fit = next((row for row in rest if all(w in ("", f) for w, f in zip(want, row, strict=True))), None)
            if fit is None:
                return False
            rest.remove(fit)
        return all(row[0] in self.free for row in rest)


@cache
def table(name: str) -> tuple[Row, ...]:
    """Rows of tests/corpus/grid_NAME.csv."""
    with (CORPUS / f"grid_{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def stories(frame: Row, count: int, mirrored: bool = False) -> Iterator[Story]:
    """`count` tellings of a frame, the same at every run; `mirrored` as the partner's own news would read it."""
    dice = Random(frame["text"])
    countries = {row["code"]: row for row in table("countries")}
    for _ in range(count):
        ours = dice.choice(
            [
                row
                for row in table("people")
                if row["side"] == "home" and (row["country"] == "VNM" or dice.random() < 0.5)
            ]
        )
        theirs, other = dice.sample([row for row in table("people") if row["side"] == "partner"], 2)
        while other["country"] == theirs["country"]:
            other = dice.choice([row for row in table("people") if row["side"] == "partner"])
        days = {
            slot: dice.choice([row for row in table("days") if row["slot"] == slot])
            for slot in ("day", "stay", "past", "ahead")
        }
        yield _told(frame, countries, ours, theirs, other, days, mirrored)


def combined(count: int) -> Iterator[Row]:
    """Frames of one reception with the rest of three others: "A received B. The two sides ... She last visited ..."."""
    follow = [frame for frame in table("frames") if frame["text"].startswith(RECEIVED) and "2}" not in frame["text"]]
    dice = Random(RECEIVED)
    for _ in range(count):
        parts = dice.sample(follow, 3)
        kinds = [kind.split("|")[0].strip("()") for part in parts for kind in part["expected"].split(" & ")[1:]]
        if len(kinds) == len(set(kinds)):
            rest = " ".join(part["text"].removeprefix(RECEIVED) for part in parts)
            rows = [row for part in parts for row in part["expected"].split(" & ")[1:]]
            yield {"text": RECEIVED + rest, "expected": " & ".join([parts[0]["expected"].split(" & ")[0], *rows])}


def _told(
    frame: Row, countries: dict[str, Row], ours: Row, theirs: Row, other: Row, days: dict[str, Row], mirrored: bool
) -> Story:
    home, partner, third = (countries[row["country"]] for row in (ours, theirs, other))
    words = (
        _person("a", ours, home, home["demonym"] + " " if mirrored else "")
        | _person("b", theirs, partner, partner["demonym"] + " ")
        | {slot: row["words"] for slot, row in days.items()}
    )
    words |= {
        "H": home["name"],
        "HC": home["capital"],
        "c": partner["name"],
        "cap": partner["capital"],
        "dem": partner["demonym"],
    }
    words |= {
        "c2": third["name"],
        "cap2": third["capital"],
        "B2": f"{third['demonym']} {other['office']} {other['name']}",
    }
    sides = (theirs["country"], other["country"])
    parts = [part for part in frame["expected"].split(" & ") if part]
    free = frozenset(part.strip("()") for part in parts if part.startswith("("))
    rows = [row for part in parts if not part.startswith("(") for row in _rows(part, days, sides)]
    text = _sentences(frame["text"].replace("\\n", "\n").format(**words))
    own, guest = ours, theirs
    if mirrored:
        rows = [(kind, ours["country"], *when, status, MIRROR.get(way, way)) for kind, _, *when, status, way in rows]
        own, guest = theirs, ours
    return Story(text, own["country"], tuple(sorted(rows)), free, own["channel"], _higher(own["level"], guest["level"]))


def _person(key: str, row: Row, country: Row, of: str) -> dict[str, str]:
    short = row["name"].split(" ")[0 if row["country"] == "KOR" else -1]
    short = row["name"].split(" ", 1)[1] if " van " in row["name"] or " de " in row["name"] else short
    him = {"he": "him", "she": "her"}[row["pronoun"]]
    his = {"he": "his", "she": "her"}[row["pronoun"]]
    return {
        key.upper(): f"{of}{row['office']} {row['name']}",
        f"{key}n": row["name"],
        f"{key}s": short,
        f"{key}o": row["office"],
        f"{key}t": row["short"],
        f"{key}_he": row["pronoun"],
        f"{key}_him": him,
        f"{key}_his": his,
        f"{key}_He": row["pronoun"].capitalize(),
        f"{key}_T": row["short"][0].upper() + row["short"][1:],
    }


def _rows(part: str, days: dict[str, Row], sides: tuple[str, str]) -> list[tuple[str, ...]]:
    """The rows that one part of `expected` stands for, with "" for a day that may be any."""
    kind, when, status, way = part.split("|")
    key = when.strip("+")
    first, _, last = key.partition("..") if key[0].isdigit() else (days[key]["first"], "", days[key]["last"])
    first, last = "" if when.startswith("+") else first, "" if when.endswith("+") else last
    who = sides if kind.endswith(":both") else sides[1:] if kind.endswith("2") else sides[:1]
    return [(kind.removesuffix(":both").removesuffix("2"), side, first, last, status, way) for side in who]


def _sentences(text: str) -> str:
    """The text with a capital at each line's and sentence's beginning: names may open with a small particle."""
    return _OPENS.sub(lambda match: match[0].upper(), text)


def _higher(one: str, two: str) -> str:
    order = ("leader", "deputy-leader", "minister", "deputy-minister")
    return min(one, two, key=order.index)
