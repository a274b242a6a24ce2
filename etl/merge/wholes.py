"""Which engagement is a part of which by the word of analysts: it stands over what articles and days say."""

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from etl.merge.parts import DEEPEST
from etl.merge.replay import Replay
from etl.model import Correction

FIELD = "part_of"


class Within(NamedTuple):
    """What a correction says: the id of a part, and that of its whole, empty where it is to be none."""

    part: str
    correction: Correction
    whole: str


def cited(corrections: Iterable[Correction]) -> set[str]:
    """Every id that corrections name, of what they are made on and of wholes."""
    names: set[str] = set()
    for correction in corrections:
        names |= {correction.engagement_id, correction.other_id}
        if correction.action == "correct" and correction.field == FIELD:
            names |= {correction.old, correction.new}
        elif correction.action == "add":
            names.add(said_whole(correction.new))
    return names - {""}


def said_whole(new: str) -> str:
    """The whole that an addition gives itself in its JSON, empty for none."""
    try:
        said = json.loads(new)
    except ValueError:
        return ""
    return str(said.get(FIELD) or "") if isinstance(said, dict) else ""


class Wholes:
    """The whole of each part, at first as `told`; `live` are the ids of all that can be one.

    Nothing is a part of itself by way of others: where articles would have it so they give way, and of what analysts
    say the later is refused, as is what would lie deeper than DEEPEST wholes.
    """

    def __init__(self, told: Mapping[str, str], live: Container[str], replay: Replay) -> None:
        self._told, self._live, self._replay = told, live, replay
        self._of, self._parts = dict(told), defaultdict[str, set[str]](set)
        for part, whole in told.items():
            self._parts[whole].add(part)
        self._by_hand: set[str] = set()
        self._seen = defaultdict[str, set[str | None]](set)  # by earlier writers, besides what is told

    def decided(self, said: Iterable[Within]) -> tuple[dict[str, str | None], set[str]]:
        """The whole, None for none, of each part that was decided on, and the parts of what is told that give way."""
        gave_way: set[str] = set()
        for part, correction, named in said:
            try:
                whole = self._found(named)
                self._expect_seen(part, correction, whole)
                loose = self._in_the_way(part, whole)
            except ValueError as why:
                self._replay.refuse(correction, str(why))
                continue
            if loose:
                self._put(loose, None)
                gave_way.add(loose)
            self._put(part, whole)
            self._by_hand.add(part)
            self._seen[part].add(whole)
        return {part: self._of.get(part) for part in sorted(self._by_hand)}, gave_way - self._by_hand

    def _found(self, named: str) -> str | None:
        whole = self._replay.leads(named, self._live) if named else None
        if named and whole is None:
            raise ValueError(f"no engagement {named} to be part of: it is gone or was rejected")
        return whole

    def _expect_seen(self, part: str, correction: Correction, whole: str | None) -> None:
        """Raise ValueError where neither `whole` nor what its writer saw is what is told, or was said before."""
        known = {self._told.get(part), *self._seen[part]}
        old = self._replay.leads(correction.old, self._live) if correction.old else None
        if correction.action != "add" and known.isdisjoint((old, whole)):
            raise ValueError(f"{FIELD} of {part} is now {self._of.get(part, '')!r}, no longer {correction.old!r}")

    def _in_the_way(self, part: str, whole: str | None) -> str | None:
        """What articles make a part of `part`, where `whole` lies in it; ValueError where that cannot give way."""
        if whole is None:
            return None
        if part == whole:
            raise ValueError(f"{part} cannot be a part of itself")
        loose, above = None, [whole, *self._above(whole)]
        if part in above:
            way = above[: above.index(part)]
            loose = next((one for one in reversed(way) if one not in self._by_hand), None)
            if loose is None:
                raise ValueError(f"{whole} is itself a part of {part}, as was said before")
            above = way[: way.index(loose) + 1]
        if len(above) + self._height(part, loose) > DEEPEST:
            raise ValueError(f"{part} in {whole} would lie more than {DEEPEST} deep")
        return loose

    def _put(self, part: str, whole: str | None) -> None:
        if (former := self._of.pop(part, None)) is not None:
            self._parts[former].discard(part)
        if whole is not None:
            self._of[part] = whole
            self._parts[whole].add(part)

    def _above(self, part: str) -> Iterator[str]:
        while part in self._of:
            part = self._of[part]
            yield part

    def _height(self, whole: str, without: str | None) -> int:
        """How deep parts of parts lie below a whole, one of them left out."""
        return max((1 + self._height(part, without) for part in self._parts[whole] if part != without), default=0)
