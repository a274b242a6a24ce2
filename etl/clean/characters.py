"""Repairs of single characters: line ends, spaces, invisible marks, mojibake, composition, compatibility forms."""

import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

from etl.clean.cleaned import Edit

LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "\u00ad\n?|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e0fff]+"
)
COMPATIBLE = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+")
FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")
# A letter that a lead byte of UTF-8 turns into, and one that a continuation byte does, in Windows-1252 or Latin-1.
MISREAD = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
DOUBLE_SPACE = re.compile("  +")
BROKEN_WORD = re.compile(r"([A-Za-z]{2,})-\n([a-z]{2,})")


def line_ends(text: str) -> list[Edit]:
    r"""Every way to end a line becomes \n."""
    return [Edit(*match.span(), "\n") for match in LINE_END.finditer(text)]


def spaces(text: str) -> list[Edit]:
    """Tabs, no-break and typographic spaces become spaces."""
    return [Edit(*match.span(), " ") for match in SPACE.finditer(text)]


def invisible(text: str) -> list[Edit]:
    """Characters that show nothing, a soft hyphen with its line break, and control characters go."""
    return [Edit(*match.span(), "") for match in INVISIBLE.finditer(text)]


def double_spaces(text: str) -> list[Edit]:
    """Several spaces become one."""
    return [Edit(*match.span(), " ") for match in DOUBLE_SPACE.finditer(text)]


def mojibake(text: str) -> list[Edit]:
    """UTF-8 once read as another encoding is read again; every non-ASCII run of a bad text on its own."""
    if not MISREAD.search(text) or not is_bad(text):
        return []
    edits = []
    for match in FOREIGN_RUN.finditer(text):
        fixed = ftfy.fix_encoding(match[0])
        if fixed != match[0]:
            edits.append(Edit(*match.span(), fixed))
    return edits


def compatible(text: str) -> list[Edit]:
    """Ligatures, full-width and mathematical letters and digits become the plain ones."""
    edits = []
    for match in COMPATIBLE.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        if plain != match[0]:
            edits.append(Edit(*match.span(), plain))
    return edits


def composed(text: str) -> list[Edit]:
    """Letters followed by loose accents become one character (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return []
    return [
        Edit(start, end, whole)
        for start, end in _sequences(text)
        if (whole := unicodedata.normalize("NFC", text[start:end])) != text[start:end]
    ]


def _sequences(text: str) -> list[tuple[int, int]]:
    """Stretches that normalisation cannot cross: cut before each character that no other can change."""
    starts = [i for i, char in enumerate(text) if char < "\u0300" or _stable(char)]
    return list(zip([0, *starts], [*starts, len(text)], strict=True))


def _stable(char: str) -> bool:
    return (
        unicodedata.combining(char) == 0 and not "\u1160" <= char <= "\u11ff" and unicodedata.category(char)[0] != "M"
    )
