"""Stories made of tables: each class of frames is read right at least as often as its floor says, from either side."""

import pytest

from tests.extracting import extracted
from tests.story_grid import PUBLISHED, Story, combined, stories, table

TOLD = 12
MIRRORED = 5
COMBINED = 150
SHOWN = 4
CLASSES = sorted({frame["class"] for frame in table("frames")})


def found(story: Story) -> list[tuple[str, ...]]:
    """A row for every engagement and partner: type, partner, first and last day, status, direction."""
    rows = []
    for mention in extracted(story.text, story.home, PUBLISHED)[0]:
        days = (str(mention.date.first), str(mention.date.last)) if mention.date else ("", "")
        rows += [
            (str(mention.type), code, *days, str(mention.status), str(mention.direction)) for code in mention.partners
        ]
    return rows


def check(told: list[Story], floor: float) -> None:
    """Fail with some of the stories misread when fewer than `floor` of them are read right."""
    wrong = [(story.text, story.home, story.rows, found(story)) for story in told if not story.tells(found(story))]
    right = 1 - len(wrong) / len(told)
    assert right >= floor, (f"{right:.0%} right", *wrong[:: max(1, len(wrong) // SHOWN)])


@pytest.mark.parametrize("kind", CLASSES)
def test_stories_of_a_class_are_read_right(kind: str) -> None:
    frames = [frame for frame in table("frames") if frame["class"] == kind]
    check([story for frame in frames for story in stories(frame, TOLD)], float(frames[0]["floor"]))


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind != "none"])
def test_the_partners_own_news_tells_the_same(kind: str) -> None:
    frames = [frame for frame in table("frames") if frame["class"] == kind and "2}" not in frame["text"]]
    told = [story for frame in frames for story in stories(frame, MIRRORED, mirrored=True)]
    if told:
        check(told, float(frames[0]["floor"]) - 0.1)


def test_stories_of_several_sentences_are_read_right() -> None:
    check([story for frame in combined(COMBINED) for story in stories(frame, 3)], 0.85)


@pytest.mark.parametrize("kind", ["active", "passive", "nominal", "apposition"])
def test_office_and_rank_of_both_sides_are_told(kind: str) -> None:
    """The channel is that of home's office, the level the higher of the two."""
    frames = [frame for frame in table("frames") if frame["class"] == kind and frame["expected"].startswith("meeting")]
    wrong = []
    for story in (story for frame in frames for story in stories(frame, TOLD)):
        for mention in extracted(story.text, story.home, PUBLISHED)[0]:
            if (mention.channel, mention.level) != (story.channel, story.level):
                wrong.append((story.text, mention.channel, mention.level))
    assert not wrong[SHOWN:], wrong
