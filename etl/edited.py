"""Decisions that lost their row because the only article telling of it was edited, and how to write them again.

What of an edited article says the same, or all but its days, keeps its id (etl/editing.py). No build moves a decision
by itself to what says otherwise: it says which article was edited, and gives the command that decides anew.
"""

import shlex
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from etl.asking import ask, opened
from etl.model import Correction, RejectedCorrection

Place = tuple[str, str | None]
Articles = Mapping[str, Place]


def said(
    rejected: Sequence[RejectedCorrection],
    files: Iterable[Path],
    articles: Callable[[], pl.DataFrame],
    tellings: Callable[[pl.Expr, Collection[str]], pl.DataFrame],
) -> list[str]:
    """A sentence for each decision on what an edited article told, with the command that writes it again.

    `files` are former builds, the newest first; `articles` gives those (article_id, source, url) of this one,
    `tellings` those of which an expression holds, with columns telling and owner: the engagement that has them.
    """
    keys = {key for refused in rejected for key in (*refused.correction.keys, *refused.correction.other_keys)}
    if not keys:
        return []
    lost = keys - set(tellings(pl.col("telling").is_in(sorted(keys)), ["telling"])["telling"])
    wanted = {_article(key) for key in lost}
    if not wanted:
        return []
    now = _places(articles().iter_rows())
    became: dict[str, str] = {}
    for file in files:
        with opened(file) as connection:
            stood = ask(connection, "edits_articles", {}, "steps")
        before = _places((row["article_id"], row["source"], row["url"]) for row in stood)
        for article in wanted & before.keys() - became.keys():
            if found := _edition(article, before, now):
                became[article] = found
    moved = {key: became[_article(key)] + key[len(_article(key)) :] for key in lost if _article(key) in became}
    rows = tellings(pl.col("telling").is_in(sorted(moved.values())), ["telling", "owner"]).drop_nulls("owner")
    owner = dict(rows.iter_rows())
    return [
        sentence
        for refused in rejected
        if (sentence := _sentence(refused.correction, lost, moved, owner, now))
    ]  # fmt: skip


def _article(key: str) -> str:
    return key.partition(":")[0]


def _places(rows: Iterable[tuple[str, str, str | None]]) -> Articles:
    """The file and the address of each article, from rows of its id and the two."""
    return {article: (source, url) for article, source, url in rows}


def _edition(article: str, before: Articles, now: Articles) -> str | None:
    """The one article that is new and stands where a former one stood: at its address, else in its file and line."""
    if article in now:
        return None
    source, url = before[article]
    new = {name: place for name, place in now.items() if name not in before}
    at = [name for name, place in new.items() if url and place[1] == url]
    at = at or [name for name, place in new.items() if place[0] == source and (not url or not place[1])]
    return at[0] if len(at) == 1 else None


def _sentence(
    decision: Correction, lost: set[str], moved: Mapping[str, str], owner: Mapping[str, str], now: Articles
) -> str:
    """What became of a decision whose tellings are all lost, and moved; empty for any other."""
    sides = [keys for keys in (decision.keys, decision.other_keys) if keys and lost.issuperset(keys)]
    found = next((moved[key] for keys in sides for key in keys if key in moved), None)
    if found is None:
        return ""
    edited = f"{now[_article(found)][0]} was edited, which told what {decision.who} decided on"
    again = _again(decision, lost, moved, owner)
    if again is None:
        return f"{edited} ({decision.action} {decision.engagement_id}): it tells nothing like it any more"
    return f"{edited}; to decide it again: {shlex.join(_command(again))}"


def _again(
    decision: Correction, lost: set[str], moved: Mapping[str, str], owner: Mapping[str, str]
) -> Correction | None:
    """The decision on the rows of the edited articles, None where one of them has no such row."""
    ids = []
    for name, keys in ((decision.engagement_id, decision.keys), (decision.other_id, decision.other_keys)):
        if not keys or not lost.issuperset(keys):
            ids.append(name)
            continue
        rows = {owner[moved[key]] for key in keys if key in moved and moved[key] in owner}
        if len(rows) != 1:
            return None
        ids.append(rows.pop())
    new = decision.new
    if decision.action == "split":
        new = " ".join(moved.get(key, key) for key in new.split())
    return replace(decision, engagement_id=ids[0], other_id=ids[1], new=new)


def _command(decision: Correction) -> list[str]:
    """The command that writes a decision."""
    words = ["cordiale", "correct", decision.action, decision.engagement_id]
    if decision.field and decision.action == "correct":
        words += ["--field", decision.field]
    if decision.new or decision.action == "correct":
        words += ["--new", decision.new]
    if decision.other_id:
        words += ["--other", decision.other_id]
    if decision.field and decision.action == "merge":
        words.append("--force")
    return [*words, "--who", decision.who, "--why", decision.why]
