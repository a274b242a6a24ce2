"""Raw text in, clean text out: the repairs in order, again and again until none finds anything."""

from collections.abc import Callable

import re2

from etl.clean.characters import compatible, composed, double_spaces, invisible, line_ends, mojibake, spaces
from etl.clean.cleaned import Cleaned, Edit
from etl.clean.glyphs import strewn
from etl.clean.joins import hyphenated, run_together

Finder = Callable[[str], list[Edit]]

# In this order: mojibake holds control characters and no-break spaces that later passes would take for noise; glyphs
# must be out before a word can be looked up; words are split when each is whole.
FOREIGN: tuple[tuple[str, Finder], ...] = (
    ("mojibake", mojibake),
    ("line end", line_ends),
    ("space", spaces),
    ("invisible character", invisible),
    ("composed letter", composed),
    ("compatibility form", compatible),
    ("injected glyph", strewn),
)
CONTROL: tuple[tuple[str, Finder], ...] = (
    ("line end", line_ends),
    ("space", spaces),
    ("invisible character", invisible),
)
WORDS: tuple[tuple[str, Finder], ...] = (
    ("hyphenated word", hyphenated),
    ("run-together words", run_together),
    ("double space", double_spaces),
)
CONTROL_CHARACTER = re2.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
MOST_ROUNDS = 8


def clean(raw: str) -> Cleaned:
    """`raw` mended; cleaning a clean text changes nothing and costs little more than reading it."""
    cleaned = Cleaned(raw)
    for _ in range(MOST_ROUNDS):
        before = len(cleaned.layers)
        for name, finder in _passes(cleaned.text):
            if edits := finder(cleaned.text):
                cleaned = cleaned.mended(name, edits)
        if len(cleaned.layers) == before:
            break
    return cleaned


def _passes(text: str) -> tuple[tuple[str, Finder], ...]:
    if not text.isascii():
        return FOREIGN + WORDS
    return CONTROL + WORDS if CONTROL_CHARACTER.search(text) else WORDS
