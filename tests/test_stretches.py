"""Acts are settled story by story, and a page without end in parts."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from etl.extract.stretches import LONGEST_STORY, stretches


def _acts(*stories: int, a_sentence: int = 1) -> Any:
    """Acts of these stories, `a_sentence` of them in each sentence."""
    sentences = [SimpleNamespace(order=order) for order in range(len(stories))]
    return [
        SimpleNamespace(story=story, clause=SimpleNamespace(sentence=sentences[number // a_sentence]))
        for number, story in enumerate(stories)
    ]


def test_each_story_stands_alone_in_text_order() -> None:
    acts = _acts(0, 1, 0, 2, 1)
    assert stretches(acts) == [[acts[0], acts[2]], [acts[1], acts[4]], [acts[3]]]


def test_a_page_without_acts_has_no_stretches() -> None:
    assert stretches([]) == []


def test_a_very_long_story_is_cut_between_sentences() -> None:
    acts = _acts(*[0] * (3 * LONGEST_STORY), a_sentence=7)
    parts = stretches(acts)
    assert [act for part in parts for act in part] == acts
    assert max(map(len, parts)) < LONGEST_STORY + 7
    assert all(one[-1].clause.sentence is not two[0].clause.sentence for one, two in pairwise(parts))
