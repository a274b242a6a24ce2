"""Spoilt pages: none raises, offsets lead back into the page, and what they tell is what the clean page tells."""

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from etl import intervals
from etl.model import Article, EngagementMention, Reading
from etl.pipeline import read_page
from tests import mutations

BRIEFS = Path(__file__).parent / "golden" / "briefs"
SEEDS = 500
ENOUGH = 0.95

Told = frozenset[tuple[str, ...]]


@cache
def pages() -> tuple[Article, ...]:
    rows = map(json.loads, (BRIEFS / "articles.jsonl").read_text("utf-8").splitlines())
    return tuple(
        Article(
            row["id"], "test", "0" * 64, (BRIEFS / "text" / f"{row['id']}.txt").read_text("utf-8"), home=row["home"],
            published=intervals.parse(row["published"]) if row["published"] else None,
        )
        for row in rows
    )  # fmt: skip


def spoilt(page: Article, text: str) -> Reading:
    return read_page(Article(page.article_id, page.source, page.sha256, text, home=page.home, published=page.published))


def told(reading: Reading) -> Told:
    """What the page tells, apart from its words: a telling twice is one."""
    return frozenset(map(telling, reading.engagements))


def telling(mention: EngagementMention) -> tuple[str, ...]:
    days = f"{mention.date.first}..{mention.date.last}" if mention.date else ""
    return mention.type, ",".join(sorted(mention.partners)), days, mention.status, mention.direction


@cache
def clean(number: int) -> Told:
    return told(read_page(pages()[number]))


def agrees(number: int, mutation: mutations.Mutation, text: str) -> bool:
    """Whether the spoilt page tells the same; of a page cut off, at least what its whole lines tell."""
    page, got = pages()[number], told(spoilt(pages()[number], text))
    if mutation is not mutations.cut:
        return got == clean(number)
    whole_lines = told(spoilt(page, page.text[: text.rfind("\n") + 1]))
    return whole_lines <= got <= whole_lines | clean(number)


def test_spoilt_pages_tell_what_the_clean_ones_tell() -> None:
    wrong: Counter[str] = Counter()
    for seed in range(SEEDS):
        number, mutation = seed % len(pages()), mutations.ALL[seed % len(mutations.ALL)]
        text = mutation(pages()[number].text, Random(seed))
        wrong[mutation.__name__] += not agrees(number, mutation, text)
    assert wrong.total() <= (1 - ENOUGH) * SEEDS, f"of {SEEDS} spoilt pages these tell something else: {wrong}"


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Article, str]:
    """A page after up to four mutations, each on top of the last."""
    page = draw(st.sampled_from(pages()))
    text = page.text
    for mutation in draw(st.lists(st.sampled_from(mutations.ALL), max_size=4)):
        text = mutation(text, Random(draw(st.integers(0, 10_000)))) if len(text) > 1 else text
    return page, text


@given(spoiled())
@settings(max_examples=60, deadline=None)
def test_no_mutation_raises_and_offsets_lead_back(spoiled: tuple[Article, str]) -> None:
    page, text = spoiled
    reading = spoilt(page, text)
    spans = [time.span for time in reading.times] + [mention.span for mention in reading.partners]
    spans += [evidence.span for mention in reading.engagements for evidence in mention.evidence]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(time.text == time.span.of(text) for time in reading.times)


def test_pages_tell_the_same_whatever_the_order_of_a_set() -> None:
    printer = [sys.executable, "-m", "tests.golden.inputs", "fresh"]
    pages = subprocess.run(printer, cwd=BRIEFS.parents[2], capture_output=True, check=True).stdout
    first, second = (
        subprocess.run(
            [Path(sys.executable).with_name("cordiale"), "tag"], input=pages, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.splitlines()
        for seed in "12"
    )  # fmt: skip
    assert first
    assert [json.loads(line)["id"] for line, other in zip(first, second, strict=True) if line != other] == []
