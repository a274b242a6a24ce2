"""Sections: each corpus page is parted as a person parts it, and no text is lost, told twice or cut for nothing."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.model import SectionKind
from etl.read import sections
from etl.read.labels import labels

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
LINES = st.sampled_from(
    [
        "Premier flies to Seoul",
        "Hanoi (VNA) – The premier flew to Seoul on Thursday for talks about trade and fish.",
        "The two sides spoke for an hour.",
        "They agreed on a plan./.",
        "The two ministers (Photo: VNA)",
        "See more",
        "Latest news",
        "VNA",
        "May 3, 2024",
        "Read more: Ministers meet in Hue",
        "A film week opens ... |",
        "Focus",
        "map.png",
        "tk88 bet",
        "",
        "   ",
    ]
)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / "corpus" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("section_pages.csv"), ids=lambda row: row["why"])
def test_a_page_is_parted(row: dict[str, str]) -> None:
    page = row["page"].replace(r"\n", "\n")
    assert " ".join(f"{section.kind}:{section.story}" for section in sections(page)) == row["expected"]


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join))
def test_sections_cover_the_page_once(page: str) -> None:
    covered = [False] * len(page)
    last = 0
    for index, section in enumerate(sections(page)):
        assert section.index == index
        assert section.span.start >= last
        last = section.span.end
        covered[section.span.start : section.span.end] = [True] * len(section.span)
    assert not "".join(char for char, seen in zip(page, covered, strict=True) if not seen).strip()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_sections(page: str) -> None:
    assert bool(sections(page)) == bool(page.replace("\n", " ").strip())


def test_an_empty_page_has_none() -> None:
    assert sections(" \n\n") == ()


def test_examples_of_the_boilerplate_rows_hold() -> None:
    rules = labels()
    with (HERE.parent / "seeds" / "boilerplate.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, example = row["kind"], row["example"]
            if kind in rules.inside_kinds:
                assert kind in rules.marks(example), row
            elif kind != "stamp-word":
                assert rules.of(example) == kind, row


@pytest.mark.parametrize(
    "line",
    [
        "Hanoi",
        "The talks ended.",
        "He won 5-0.",
        "Vietnam and Cuba: a bond",
        "On May 3 the two met.",
        "March 8 Avenue opens",
    ],
)
def test_text_is_no_furniture(line: str) -> None:
    assert labels().of(line) is None
    assert not labels().is_stamp(line)


def test_real_pages_keep_their_stories_apart() -> None:
    """Hand-parted pages: sections of one story share a number, sections of two do not; kinds agree for 9 in 10."""
    gold = SHARED / "gold" / "articles" / "documents.jsonl"
    if not gold.exists():
        pytest.skip("../shared/gold/articles is not here")
    right = total = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        raw = (SHARED / "articles" / f"{document['doc']}.txt").read_text(encoding="utf-8")
        cleaned = clean(raw)
        found = [(section, cleaned.raw_span(section.span)) for section in sections(cleaned.text)]
        stories: dict[str, set[int]] = {}
        for part in document["sections"]:
            middle = (part["start"] + part["end"]) // 2
            section = next(section for section, span in found if span.start <= middle < span.end)
            right += section.kind == part["kind"]
            total += 1
            if part["kind"] != SectionKind.SPAM:
                stories.setdefault(part.get("story", "page"), set()).add(section.story)
        numbers = [number for found_numbers in stories.values() for number in found_numbers]
        assert len(numbers) == len(set(numbers)) == len(stories), document["doc"]
    assert right >= 0.9 * total
