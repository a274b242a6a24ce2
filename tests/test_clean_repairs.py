"""Cleaning: each corpus row is mended or left alone, every repair leads back, and noise put in comes out again."""

import csv
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean import clean, splits
from etl.clean.lexicon import lexicon
from etl.spans import Span

CORPUS = Path(__file__).parent / "corpus"
GLYPHS = "♉꧂🌱൩❀𓃲💯🅠ܫ💙☎★⛎🦋ಞ"
PLAIN = (
    "The Prime Minister received the ambassador of Japan in Hanoi on March 5 and thanked him for his contributions to "
    "the friendship between the two countries. Both sides agreed to promote cooperation in trade, education and "
    "defence, and to prepare high level visits this year. The guest said that his government supports the position of "
    "the region on peaceful settlement of disputes. During the talks the ministers signed three agreements, and they "
    "announced that the joint committee would meet again after the summit. Relations were established in 1973."
)
WORD_TEXT = st.text(
    st.sampled_from("abceinorstuvAHNV .,-\n\t 012" + GLYPHS + "\u200b\u00ad\u00a0éệе́\ufb01\r\U0001f1fb漢字\x00ÃÂ©"),
    max_size=60,
)


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unescaped(text: str) -> str:
    text = text.replace(r"\n", "\n").replace(r"\r", "\r")
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


@pytest.mark.parametrize("row", rows("clean_repairs.csv"), ids=lambda row: row["raw"])
def test_noise_is_mended_under_its_name(row: dict[str, str]) -> None:
    cleaned = clean(unescaped(row["raw"]))
    assert cleaned.text == unescaped(row["clean"])
    assert row["repair"] in {repair.name for repair in cleaned.repairs}


@pytest.mark.parametrize("row", rows("clean_untouched.csv"), ids=lambda row: row["text"])
def test_what_belongs_is_left_alone(row: dict[str, str]) -> None:
    cleaned = clean(row["text"])
    assert cleaned.text == row["text"], row["why"]
    assert cleaned.raw_span(Span(1, 3)) == Span(1, 3)


def test_a_clean_word_leads_back_to_the_whole_noisy_one() -> None:
    raw = "Hang and h♉er co꧂unterpart met theCommunist guests."
    cleaned = clean(raw)
    for word, noisy in (("her", "h♉er"), ("counterpart", "co꧂unterpart"), ("Communist", "Communist"), ("met", "met")):
        start = cleaned.text.index(word)
        assert cleaned.raw_span(Span(start, start + len(word))).of(raw) == noisy


@settings(max_examples=400, deadline=None)
@given(WORD_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@settings(max_examples=400, deadline=None)
@given(WORD_TEXT, st.data())
def test_spans_lead_back_in_order_and_inside_the_raw_text(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(cleaned.text)), min_size=3, max_size=3)))
    first, second = (cleaned.raw_span(Span(a, b)) for a, b in ((cuts[0], cuts[1]), (cuts[1], cuts[2])))
    assert 0 <= first.start <= first.end <= len(text)
    assert second.end <= len(text)
    assert first.start <= second.start
    if cuts[0] < cuts[1] < cuts[2]:
        assert first.end <= second.end


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(max_codepoint=0x10FFFF), max_size=80))
def test_any_text_at_all_can_be_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned.text).text == cleaned.text
    assert cleaned.raw_span(Span(0, len(cleaned.text))).end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLAIN.split()), st.sampled_from(GLYPHS), st.data())
def test_no_glyph_survives_inside_a_word(word: str, glyph: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, max(1, len(word) - 1)))
    cleaned = clean(word[:at] + glyph + word[at:]).text
    assert not re.search(rf"[A-Za-z][{re.escape(GLYPHS)}][A-Za-z]", cleaned)


def test_a_lone_surrogate_is_no_reason_to_stop() -> None:
    assert clean("Hanoi \ud83d hosts").text == "Hanoi hosts"


def test_most_mutations_are_undone() -> None:
    """500 seeded mutations of a plain text: a glyph put in a word, or a space taken out between two words."""
    chance = random.Random(20250619)
    undone = {"glyph": [0, 0], "join": [0, 0]}
    for _ in range(250):
        at = chance.choice([i for i in range(1, len(PLAIN)) if PLAIN[i - 1 : i + 1].isalpha()])
        noisy = PLAIN[:at] + chance.choice(GLYPHS) + PLAIN[at:]
        undone["glyph"][0] += clean(noisy).text == PLAIN
        gap = chance.choice([match.start() for match in re.finditer(r"(?<=\w) (?=\w)", PLAIN)])
        undone["join"][0] += clean(PLAIN[:gap] + PLAIN[gap + 1 :]).text == PLAIN
    assert undone["glyph"][0] == 250
    assert undone["join"][0] >= 150, f"only {undone['join'][0]} of 250 joins undone"


@pytest.mark.parametrize("kind", ["function", "left", "right", "head", "tail", "keep"])
def test_examples_of_the_repair_rows_hold(kind: str) -> None:
    with (Path(__file__).parent.parent / "seeds" / "repairs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == kind:
                text = clean(row["example"]).text
                parts = text.split(" ")
                if kind in ("function", "left", "right"):
                    assert row["text"] in parts and len(parts) == 2, row
                else:
                    assert text == row["example"], row


def test_of_a_word_without_end_not_every_place_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(splits, "_words_hold", lambda left, right, words: bool(tried.append(left)))
    clean("onthe" + "x" * 5_000)
    clean("xX" * 5_000)
    assert len(tried) < splits.LONGEST_PIECE


def test_the_lexicon_knows_the_partners() -> None:
    assert {"Vietnam", "Laos", "Lao", "Hanoi"} <= lexicon().peoples
