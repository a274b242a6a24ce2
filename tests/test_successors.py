"""Which new article a former one became: by address, by its words wherever it stands, by its place last."""

import random

import pytest

from etl.successors import Page, successors

WORDS = [f"w{number}" for number in range(40)]
OTHERS = [f"v{number}" for number in range(40)]


def page(source: str, words: list[str], url: str = "", outlet: str = "", title: str = "") -> Page:
    return Page(source, url or None, outlet or None, title or None, words)


def became(before: dict[str, Page], now: dict[str, Page]) -> dict[str, str]:
    """Who became whom, a mark behind what only the place says; whatever order they are given in."""
    chance, found = random.Random(0), []
    pairs = [(old, new) for old in before for new in now]
    for _ in range(3):
        given = [dict(chance.sample(list(pages.items()), len(pages))) for pages in (before, now)]
        chance.shuffle(pairs)
        found.append(successors(given[0], given[1], pairs))
    assert found[0] == found[1] == found[2]
    return {old: new if is_sure else f"{new}?" for old, (new, is_sure) in found[0].items()}


@pytest.mark.parametrize(
    ("former", "later", "finds"),
    [
        (page("a", WORDS), page("b", WORDS[:36] + OTHERS[:4]), "n"),
        (page("a", WORDS), page("b", WORDS[:26] + OTHERS[:14]), None),
        (page("a", WORDS), page("a", WORDS[:26] + OTHERS[:14]), "n?"),
        (page("a", WORDS), page("a", WORDS[:36] + OTHERS[:4]), "n"),
        (page("a", WORDS, url="u"), page("b", OTHERS, url="u"), "n"),
        (page("a", WORDS, url="u"), page("a", OTHERS, url="w"), None),
        (page("a", WORDS, url="u"), page("a", OTHERS), "n?"),
        (page("a", WORDS, "", "VNA", "Talks"), page("b", WORDS[:26] + OTHERS[:14], "", "VNA", "Talks"), "n"),
        (page("a", WORDS, "", "VNA", "Talks"), page("b", WORDS[:26] + OTHERS[:14], "", "VOV", "Talks"), None),
        (page("a", WORDS, "", "VNA"), page("b", WORDS[:26] + OTHERS[:14], "", "VNA"), None),
        (page("a", WORDS, "", "VNA", "Talks"), page("b", OTHERS, "", "VNA", "Talks"), None),
    ],
)
def test_one_that_went_and_one_that_came(former: Page, later: Page, finds: str | None) -> None:
    assert became({"o": former}, {"n": later}) == ({"o": finds} if finds else {})


def test_words_speak_before_a_place_and_the_nearest_before_the_next() -> None:
    mended, twice = [*WORDS, "mended"], [*WORDS[:35], "mended", "twice"]
    assert became({"1": page("a", WORDS), "2": page("b", OTHERS)}, {"3": page("b", mended)}) == {"1": "3"}
    assert became({"1": page("a", WORDS)}, {"3": page("b", twice), "4": page("c", mended)}) == {"1": "4"}


def test_of_two_as_alike_the_one_in_its_place_is_taken_and_else_none() -> None:
    two = {"3": page("b", [*WORDS, "one"]), "4": page("c", [*WORDS, "two"])}
    assert became({"1": page("a", WORDS)}, two) == {}
    assert became({"1": page("c", WORDS)}, two) == {"1": "4"}
    assert became({"1": page("b", WORDS), "2": page("c", WORDS)}, two) == {"1": "3", "2": "4"}
