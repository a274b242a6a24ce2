"""Every row of seeds/triggers.csv fires on its example and stays silent on its negative."""

import pytest

from etl.errors import SeedError
from etl.extract.forum_seats import FORUMS, Forum, seat
from etl.extract.patterns import fold
from etl.extract.triggers import Trigger, _trigger, expand, find, load, occurrences
from etl.spans import Span


def rules(text: str) -> list[str]:
    flat = fold(text)
    return [hit.trigger.rule for hit in find(flat, Span(0, len(flat)), occurrences(flat))]


@pytest.mark.parametrize("trigger", load(), ids=lambda trigger: trigger.rule)
def test_row_fires_on_its_example(trigger: Trigger) -> None:
    assert trigger.rule in rules(trigger.example)


@pytest.mark.parametrize("trigger", [row for row in load() if row.negative], ids=lambda trigger: trigger.rule)
def test_row_stays_silent_on_its_negative(trigger: Trigger) -> None:
    assert trigger.rule not in rules(trigger.negative)


def test_rule_names_are_unique() -> None:
    names = [trigger.rule for trigger in load()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("met|meets", ["met", "meets"]),
        ("arriv(e|es|ed)", ["arrive", "arrives", "arrived"]),
        ("sign(s|ed)?", ["signs", "signed", "sign"]),
        ("set(s|ting)? out|left", ["sets out", "setting out", "set out", "left"]),
    ],
)
def test_words_expand(words: str, forms: list[str]) -> None:
    assert expand(words) == forms


def test_a_bad_row_names_its_line() -> None:
    row = dict.fromkeys(("rule", "type", "subtype", "part", "words", "where", "unless", "example", "negative"), "")
    with pytest.raises(SeedError, match=r"triggers\.csv:7: frame 'flying'"):
        _trigger({**row, "frame": "flying"}, "triggers.csv:7")
    with pytest.raises(SeedError, match=r"triggers\.csv:8: .*does not compile"):
        _trigger({**row, "type": "visit", "words": "visit", "where": "(", "frame": "travel"}, "triggers.csv:8")


@pytest.mark.parametrize("forum", FORUMS, ids=lambda forum: forum.example)
def test_forum_is_held_in_its_country(forum: Forum) -> None:
    assert seat(forum.example.encode()) == (forum.country,)
