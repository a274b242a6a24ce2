"""Glyphs that a page's hosts strew into its words: dingbats, emoji, lone letters and digits of other scripts.

A character counts as strewn by where it stands, not by what it is: a Cyrillic name or a Chinese title is left alone.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from etl.clean.cleaned import Edit

# Scripts that English news quotes one letter of (Han, kana, Hangul, Cyrillic, Greek): alone they may be meant.
QUOTED = re.compile("[\u0370-\u052f\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
LIKE_LATIN = dict(
    zip(
        "АВЕЅКМНОРСТХІЈУаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
        "ABESKMHOPCTXIJYaeopcyxijshdqwABEZHIKMNOPTYXovp",
        strict=True,
    )
)
KEPT_SYMBOLS = frozenset("°©®™ⓒ℃℉№¦●○■□▪▫►▶◆◇▲△▼▽★☆✓✔\u2190\u2191\u2192\u2193")
BULLET_IN_WORD = re.compile(
    "(?<=[A-Za-z])[●○■□▪▫►▶◆◇▲△▼▽★☆✓✔†‡•‣⁃\u2190-\u2193]+(?=[A-Za-z])|"
    "(?<=[a-z])[★☆]+(?= [A-Za-z])|(?<=[a-z,] )[★☆]+(?=[a-z])"
)
LONGEST_STREWN = 2


# What a clean page of English news is made of: no repair of single characters looks at these. Letters that open
# mojibake (upper-case A and I with accents, a and i with tilde or circumflex) are left to a closer look.
PLAIN = frozenset(
    [chr(code) for code in (0x0A, *range(0x20, 0x7F))]
    + list("–—‘’“”…€£éèàáíóúýêôơưăđĐạảấầẩậắằẳặẹẻẽếềểệỉịọỏốồổỗộớờởợụủứừửựỳỹỵẵễữùìò")
)


def usual(char: str) -> bool:
    """Whether English news in Latin letters, any accents included, uses `char`: nothing to look at."""
    if char.isascii() or LATIN.match(char) or char in KEPT_SYMBOLS:
        return True
    return unicodedata.category(char) in {"Pd", "Ps", "Pe", "Pi", "Pf", "Sc", "Sm", "No", "Zs"} or (
        "\u00a0" <= char <= "\u036f" or "\u2010" <= char <= "\u205e"
    )


def strewn(text: str) -> list[Edit]:
    """Edits that take strewn glyphs out, and put Latin letters for their look-alikes inside Latin words."""
    edits = [Edit(*match.span(), "") for match in BULLET_IN_WORD.finditer(text)]
    unusual = _unusual(frozenset(text))
    if unusual is None:
        return edits
    runs = [match.span() for match in unusual.finditer(text)]
    scripts = frozenset(_script(text[start]) for start, end in runs if end - start > 1 and text[start].isalpha())
    edits += filter(None, (_edit(text, start, end, scripts) for start, end in runs))
    return sorted(edits)


@lru_cache(maxsize=4096)
def _unusual(characters: frozenset[str]) -> re.Pattern[str] | None:
    found = sorted(char for char in characters if not usual(char))
    return re.compile(f"[{re.escape(''.join(found))}]+") if found else None


def _edit(text: str, start: int, end: int, scripts: Iterable[str]) -> Edit | None:
    run = text[start:end]
    left, right = start > 0 and _latin(text[start - 1]), end < len(text) and _latin(text[end])
    if (left or right) and all(char in LIKE_LATIN for char in run):
        return Edit(start, end, "".join(LIKE_LATIN[char] for char in run))
    meant = any(unicodedata.category(char)[0] in "LMN" for char in run)
    if meant and _is_word(run, left=left, right=right, scripts=scripts):
        return None
    return _taken_out(text, start, end)


def _is_word(run: str, *, left: bool, right: bool, scripts: Iterable[str]) -> bool:
    """Whether letters of another script are a word of their own rather than strewn in."""
    if left and right:
        return len(run) > LONGEST_STREWN
    if len(run) > 1:
        return True
    return not (left or right) and bool(QUOTED.match(run) or _script(run) in scripts)


def _taken_out(text: str, start: int, end: int) -> Edit:
    """Take out a glyph, and with one that stood alone the space that set it off."""
    free_left = start == 0 or text[start - 1] in " \n"
    if free_left and text[end : end + 1] == " ":
        return Edit(start, end + 1, "")
    if start and text[start - 1] == " " and text[end : end + 1] in ("", "\n"):
        return Edit(start - 1, end, "")
    return Edit(start, end, "")


def _latin(char: str) -> bool:
    return LATIN.match(char) is not None


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """The first word of the character's Unicode name, which is its script for a letter."""
    return unicodedata.name(char, "?").split(" ")[0]
