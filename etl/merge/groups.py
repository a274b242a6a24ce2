"""Tellings by engagement, as the merges and splits of analysts move them one after the other."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.merge.ids import GONE, fresh_id
from etl.merge.replay import Joining, Replay
from etl.merge.unlike import FORCED, unlike
from etl.model import Correction, Engagement, IdChange


class TakenIn(NamedTuple):
    """What a merge took in: keys of tellings as it wrote them and as they were, and ids of what analysts had added."""

    written: frozenset[str]
    had: frozenset[str]
    by_hand: tuple[str, ...]


@dataclass(slots=True)
class Groups:
    """Keys of tellings by engagement, none of what analysts added; `taken` are ids that others go by.

    `before` are the engagements as told or added, each by its own id. `joined` are the ids of those merged into one,
    `by_hand` of those in it that analysts added, and `taken_in` what became part of it, so that it can be taken back.
    """

    of: dict[str, list[str]]
    taken: frozenset[str]
    before: dict[str, Engagement]
    replay: Replay
    by_hand: dict[str, tuple[str, ...]]
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    taken_in: dict[str, dict[str, TakenIn]] = field(default_factory=dict)

    def merge(self, place: int, correction: Correction) -> None:
        """Let one engagement absorb the other; `place` is that of the correction among all."""
        replay = self.replay
        into = replay.leads(correction.engagement_id, self.of, correction.keys)
        absorbed = replay.leads(correction.other_id, self.of, correction.other_keys)
        if into is None or absorbed is None:
            gone = correction.engagement_id if into is None else correction.other_id
            replay.refuse(correction, f"no engagement {gone}: it is gone")
        elif correction.engagement_id == correction.other_id:
            replay.refuse(correction, f"{into} cannot be merged with itself")
        elif into != absorbed:
            self._doubt(into, absorbed, correction)
            replay.joinings.append(Joining(place, correction.who, into, absorbed))
            self._take_in(into, absorbed, correction)
            replay.history.append(IdChange(absorbed, into, "merge", f"{correction.who}: {correction.why}"))

    def _doubt(self, into: str, absorbed: str, correction: Correction) -> None:
        """Note what speaks against a merge that its writer has not insisted on."""
        one, other = self.before.get(into), self.before.get(absorbed)
        if one and other and correction.field != FORCED and (why := unlike(one.best, other.best)):
            self.replay.doubts.append(f"{correction.who} merged {absorbed} into {into}, which is not alike: {why}")

    def _take_in(self, into: str, absorbed: str, correction: Correction) -> None:
        keys, by_hand = self.of.pop(absorbed), self.by_hand.pop(absorbed, ())
        self.joined[into] = (*self.joined.get(into, (into,)), *self.joined.pop(absorbed, (absorbed,)))
        self.by_hand[into] = (*self.by_hand.get(into, ()), *by_hand)
        written = frozenset(map(self.replay.carried.key, correction.other_keys))
        mine = {absorbed: TakenIn(written, frozenset(keys), by_hand)}
        self.taken_in[into] = self.taken_in.get(into, {}) | self.taken_in.pop(absorbed, {}) | mine
        self._own(into, [*self.of[into], *keys])

    def _own(self, name: str, keys: Iterable[str]) -> None:
        """Give tellings to an engagement."""
        self.of[name] = list(keys)
        self.replay.owner.update(dict.fromkeys(self.of[name], name))

    def split(self, correction: Correction) -> None:
        """Set some tellings of an engagement apart."""
        replay = self.replay
        name = replay.leads(correction.engagement_id, self.of, correction.keys)
        if name is None:
            replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone")
            return
        wanted = set(map(replay.carried.key, correction.new.split()))
        former = self._as_taken_in(name, wanted)
        if former:
            wanted |= self.taken_in[name][former].had  # with what was told of it since then
        apart = [key for key in self.of[name] if key in wanted]
        if not apart and any(set(keys) == wanted for keys in self.of.values()):
            return  # somebody else has set them apart before
        self.joined.pop(name, None)  # what is left of a merge is as its tellings have it
        if missing := sorted(wanted - set(apart)):
            replay.refuse(correction, f"{name} has no telling {', '.join(missing)}")
        if len(apart) == len(self.of[name]) and not self.by_hand.get(name) and _was_all(correction):
            replay.refuse(correction, f"nothing would be left of {name}")
        elif apart:
            self._set_apart(name, apart, former, correction)

    def _as_taken_in(self, name: str, wanted: Collection[str]) -> str | None:
        """The engagement that a merge took in and a split names again, telling for telling; None of any other split."""
        for absorbed, (written, had, _) in self.taken_in.get(name, {}).items():
            if had and (written or had) <= frozenset(wanted) <= written | had:
                return absorbed
        return None

    def _set_apart(self, name: str, apart: list[str], former: str | None, correction: Correction) -> None:
        stay = [key for key in self.of.pop(name) if key not in apart]
        by_hand, why = self.by_hand.get(name, ()), f"{correction.who}: {correction.why}"
        if not stay and by_hand and name not in by_hand:
            # all that is told stays together; what analysts added stands by itself again
            self.of[name] = apart
            self._stand(self.by_hand.pop(name), name, why)
            return
        fragment = former or _fragment_id(correction, self.of.keys() | self.taken | {name})
        self.replay.history.append(IdChange(name, fragment, "split", why))
        self._own(fragment, apart)
        if former:
            self._give_back(name, former)
        if stay:
            self._own(name, stay)
            fragments = self.replay.fragments
            fragments[fragment] = fragments.get(name, name)
        elif name in by_hand:
            self._stand(self.by_hand.pop(name), name, why)
        else:
            # what was set apart is all that is told by now: it keeps its own id, and the original is gone
            self.replay.history.append(IdChange(name, None, "gone", GONE))

    def _stand(self, by_hand: Iterable[str], name: str, why: str) -> None:
        """Let what analysts added stand by itself again."""
        for added in by_hand:
            self.of[added], self.by_hand[added] = [], (added,)
            if added != name:
                self.replay.history.append(IdChange(name, added, "split", why))

    def _give_back(self, name: str, former: str) -> None:
        """Let an engagement set apart have all that it brought with it into a merge."""
        brought = self.taken_in[name].pop(former)
        within = {one: taken for one, taken in self.taken_in[name].items() if taken.had <= brought.had}
        self.taken_in[former] = within
        self.taken_in[name] = {one: taken for one, taken in self.taken_in[name].items() if one not in within}
        self.by_hand[former] = brought.by_hand
        self.by_hand[name] = tuple(one for one in self.by_hand.get(name, ()) if one not in brought.by_hand)


def _was_all(correction: Correction) -> bool:
    """Whether a split named all there was when it was written, or may have, where no keys are with it."""
    wanted = set(correction.new.split())
    if correction.tellings:
        return wanted.issuperset(correction.keys)
    return correction.engagement_id in map(fresh_id, wanted)


def _fragment_id(correction: Correction, taken: Container[str]) -> str:
    """The id of what a split sets apart: by the first telling it names, whether or not an article still tells that."""
    key = min(correction.new.split())
    while fresh_id(key) in taken:
        key += "'"
    return fresh_id(key)
