"""Which new article each former one became: the one at its address, one that reads much like it, or one in its place.

A file may be renamed as its article is edited, and another be given its name. So before a place speaks, articles that
tell the same in mostly the same words go together wherever they stand, one with one; where two are as alike, none does.
An article that was edited beyond that and renamed is a new one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

ALIKE = 0.75  # of the words of two articles those that both have, in the same order
UNDER_ONE_HEADLINE = 0.4
Pair = tuple[str, str]


class Page(NamedTuple):
    """An article: its file and line, its address, outlet and headline where known, and its words where they matter."""

    source: str
    url: str | None
    outlet: str | None
    title: str | None
    words: list[str]


class Successor(NamedTuple):
    """The article that a former one became, and whether that `is_sure`: not by its place alone."""

    article: str
    is_sure: bool


def successors(
    before: Mapping[str, Page], now: Mapping[str, Page], agreeing: Iterable[Pair]
) -> dict[str, Successor]:  # fmt: skip
    """What each former article became, by id, of those that became one; `agreeing` are pairs that tell the same."""
    became: dict[str, Successor] = {}
    for sure, scores in (
        (True, dict.fromkeys(_at_one_address(before, now), (1.0, True))),
        (True, {(old, new): score for old, new in agreeing if (score := _alike(before[old], now[new]))}),
        (False, dict.fromkeys(_in_one_place(before, now), (1.0, True))),
    ):
        found = _one_to_one(scores, became)
        became |= {old: Successor(new, sure or _alike(before[old], now[new]) is not None) for old, new in found}
    return became


def _at_one_address(before: Mapping[str, Page], now: Mapping[str, Page]) -> Iterator[Pair]:
    at: dict[str, list[str]] = defaultdict(list)
    for new, page in now.items():
        if page.url:
            at[page.url].append(new)
    return ((old, new) for old, page in before.items() for new in at.get(page.url or "", ()))


def _in_one_place(before: Mapping[str, Page], now: Mapping[str, Page]) -> Iterator[Pair]:
    """Those in the same file and line, unless both have an address, which are others."""
    at: dict[str, list[str]] = defaultdict(list)
    for new, page in now.items():
        at[page.source].append(new)
    both = ((old, new) for old, page in before.items() for new in at.get(page.source, ()))
    return ((old, new) for old, new in both if not (before[old].url and now[new].url))


def _alike(one: Page, other: Page) -> tuple[float, bool] | None:
    """How alike two articles are, and whether they stand in one place; None where they are not alike enough."""
    headed = bool(one.title) and (one.title, one.outlet) == (other.title, other.outlet)
    least = UNDER_ONE_HEADLINE if headed else ALIKE
    share = Indel.normalized_similarity(one.words, other.words, score_cutoff=least)
    return (share, one.source == other.source) if share else None


def _one_to_one(scores: Mapping[Pair, tuple[float, bool]], became: Mapping[str, Successor]) -> Iterator[Pair]:
    """Pairs of which each is the best of both its articles, the best first; where two are as good, none is taken."""
    gone, came = set(became), {successor.article for successor in became.values()}
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    for _, equals in groupby(ranked, key=scores.__getitem__):
        left = [(old, new) for old, new in equals if old not in gone and new not in came]
        olds, news = (Counter(pair[end] for pair in left) for end in (0, 1))
        yield from ((old, new) for old, new in left if olds[old] == news[new] == 1)
        gone |= olds.keys()
        came |= news.keys()
