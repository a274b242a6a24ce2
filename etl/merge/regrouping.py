"""Which tellings belong together after the merges and splits of analysts, replayed in the order they were written."""

from collections.abc import Container, Sequence
from dataclasses import replace

import polars as pl

from etl.merge import columns, settling, tellings
from etl.merge.ids import GONE, fresh_id
from etl.merge.replay import GROUPING, Replay
from etl.merge.unlike import FORCED, unlike
from etl.model import Correction, Engagement, IdChange

Groups = dict[str, list[str]]
SIDES = ("level_home", "level_partner")


def regroup(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay, told: pl.DataFrame) -> pl.DataFrame:
    """Engagements after all merges and splits, in the order they were written; `told` are the tellings of all."""
    grouping = [correction for correction in corrections if correction.action in GROUPING]
    if not grouping:
        return rows
    live = frozenset(rows["engagement_id"])
    named = {(c.engagement_id, *c.keys) for c in grouping} | {(c.other_id, *c.other_keys) for c in grouping}
    found = {replay.leads(name, live, keys) for name, *keys in named if name}
    concerned = rows.filter(pl.col("engagement_id").is_in(sorted(filter(None, found))))
    before = dict(concerned.select("engagement_id", "tellings").iter_rows())
    replay.before = {engagement.engagement_id: engagement for engagement in columns.engagements(concerned)}
    groups = {name: list(keys) for name, keys in before.items()}
    taken = live - groups.keys()
    for correction in grouping:
        if correction.action == "merge":
            _merge(groups, correction, replay)
        else:
            _split(groups, taken, correction, replay)
    changed = {name: keys for name, keys in groups.items() if keys != before.get(name)}
    anew = [_no_lower(engagement, replay) for engagement in _told_anew(changed, told)]
    return columns.replaced(rows, before.keys() - groups.keys() | changed.keys(), anew)


def _no_lower(engagement: Engagement, replay: Replay) -> Engagement:
    """What was merged by hand at the highest level of each side: tellings of lesser talks do not outvote a leader's."""
    joined = [
        replay.before[name].best for name in replay.joined.get(engagement.engagement_id, ()) if name in replay.before
    ]
    told = [engagement.best, *joined]
    levels = {side: min((getattr(one, side) for one in told), key=lambda level: level.rank) for side in SIDES}
    return replace(engagement, best=replace(engagement.best, **levels))


def _told_anew(groups: Groups, told: pl.DataFrame) -> list[Engagement]:
    keys = [key for group in groups.values() for key in group]
    concerned = told.filter(pl.col("telling").is_in(keys))
    by_key = {key: tellings.decoded(mention) for key, mention in concerned.select("telling", "mention").iter_rows()}
    order = dict(zip(concerned["telling"], concerned["told"], strict=True))
    return [
        settling.engagement(name, sorted(group, key=lambda key: settling.first_told(key, order)), by_key)
        for name, group in groups.items()
    ]


def _merge(groups: Groups, correction: Correction, replay: Replay) -> None:
    into = replay.leads(correction.engagement_id, groups, correction.keys)
    absorbed = replay.leads(correction.other_id, groups, correction.other_keys)
    if into is None or absorbed is None:
        gone = correction.engagement_id if into is None else correction.other_id
        replay.refuse(correction, f"no engagement {gone}: it is gone")
    elif correction.engagement_id == correction.other_id:
        replay.refuse(correction, f"{into} cannot be merged with itself")
    elif into != absorbed:
        _doubt(into, absorbed, correction, replay)
        replay.joined[into] = (*replay.joined.get(into, (into,)), *replay.joined.pop(absorbed, (absorbed,)))
        _own(into, groups.pop(absorbed), groups, replay)
        replay.history.append(IdChange(absorbed, into, "merge", f"{correction.who}: {correction.why}"))


def _own(name: str, keys: Sequence[str], groups: Groups, replay: Replay) -> None:
    """Give tellings to an engagement."""
    groups[name] = [*groups.get(name, ()), *keys]
    replay.owner.update(dict.fromkeys(keys, name))


def _doubt(into: str, absorbed: str, correction: Correction, replay: Replay) -> None:
    """Note what speaks against a merge that its writer has not insisted on."""
    one, other = replay.before.get(into), replay.before.get(absorbed)
    if one and other and correction.field != FORCED and (why := unlike(one.best, other.best)):
        replay.doubts.append(f"{correction.who} merged {absorbed} into {into}, which is not alike: {why}")


def _split(groups: Groups, taken: frozenset[str], correction: Correction, replay: Replay) -> None:
    name = replay.leads(correction.engagement_id, groups, correction.keys)
    if name is None:
        replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone")
        return
    wanted = set(map(replay.carried.key, correction.new.split()))
    apart = [key for key in groups[name] if key in wanted]
    stay = [key for key in groups[name] if key not in wanted]
    replay.joined.pop(name, None)  # what is left of a merge is as its tellings have it
    if missing := sorted(wanted - set(apart)):
        replay.refuse(correction, f"{name} has no telling {', '.join(missing)}")
    if not apart:
        return
    if not stay and _was_all(correction):
        replay.refuse(correction, f"nothing would be left of {name}")
        return
    del groups[name]
    fragment = _fragment_id(correction, groups.keys() | taken | {name})
    replay.history.append(IdChange(name, fragment, "split", f"{correction.who}: {correction.why}"))
    _own(fragment, apart, groups, replay)
    if stay:
        _own(name, stay, groups, replay)
        replay.fragments[fragment] = replay.fragments.get(name, name)
    else:
        # what was set apart is all that is told by now: it keeps its own id, and the original is gone
        replay.history.append(IdChange(name, None, "gone", GONE))


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
