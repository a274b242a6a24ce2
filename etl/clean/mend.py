"""Raw text in, clean text out: the repairs in order, again and again until none finds anything."""

from collections.abc import Callable

from etl.clean.characters import compatible, composed, double_spaces, invisible, line_ends, mojibake, spaces
from etl.clean.cleaned import Cleaned, Edit
from etl.clean.glyphs import PLAIN, strewn
from etl.clean.joins import hyphenated, run_together
from etl.clean.linked import linked
from etl.clean.wrapped import wrapped
from etl.patterns import Pattern

Finder = Callable[[str], list[Edit]]

# In this order: mojibake holds control characters and no-break spaces that later passes would take for noise; glyphs
# must be out before a word can be looked up; words are split when each is whole.
CHARACTERS: tuple[tuple[str, Finder], ...] = (
    ("mojibake", mojibake),
    ("line end", line_ends),
    ("space", spaces),
    ("invisible character", invisible),
    ("composed letter", composed),
    ("compatibility form", compatible),
    ("injected glyph", strewn),
)
WORDS: tuple[tuple[str, Finder], ...] = (
    ("hyphenated word", hyphenated),
    ("line broken around a link", linked),
    ("wrapped line", wrapped),
    ("run-together words", run_together),
    ("double space", double_spaces),
)
CONTROL_CHARACTER = Pattern(r"[\x00-\x09\x0b-\x1f\x7f]")
MOST_ROUNDS = 8


def clean(raw: str) -> Cleaned:
    """`raw` mended; cleaning a clean text changes nothing and costs little more than reading it."""
    cleaned = Cleaned(raw)
    for _ in range(MOST_ROUNDS):
        before = len(cleaned.layers)
        passes = CHARACTERS + WORDS if _has_odd_characters(cleaned.text) else WORDS
        for name, finder in passes:
            if edits := finder(cleaned.text):
                cleaned = cleaned.mended(name, edits)
        if len(cleaned.layers) == before:
            break
    return cleaned


def _has_odd_characters(text: str) -> bool:
    """Whether any character could need a repair: most pages hold only letters, accents and plain punctuation."""
    if text.isascii():
        return CONTROL_CHARACTER.search(text) is not None
    return not PLAIN.issuperset(text)
