"""Words that lost the space between them, and words cut at a line's end: split or joined where words prove it."""

import re
from functools import lru_cache

from etl.clean.characters import BROKEN_WORD
from etl.clean.cleaned import Edit
from etl.clean.lexicon import Lexicon, lexicon
from etl.clean.splits import split_piece
from etl.patterns import Pattern

PIECE = re.compile(r"[^\W_]+")
ADDRESS = Pattern(r"://|www\.|@|\.(com|net|org|vn|html?|jpe?g|png|gif|pdf)\b|[/\\_{}|]")
GLUE = re.compile(
    r"(?<=[a-z]{3})[,;:!?](?=[a-z]{2})|(?<=[a-z]{3})\.(?=[A-Z][a-z]{2})|(?<=\w\w\))(?=[A-Za-z]{3})|(?<=[a-z]{3})(?=\([A-Z]{2,}\))"
    r"|(?<=\b\d),(?=(?:19|20)\d\d\b)|(?<=\b[0-3]\d),(?=(?:19|20)\d\d\b)"
)
TORN_ORDINAL = Pattern(r"\b(\d{1,3}) (st|nd|rd|th)([a-z]{3,})?\b")
TWO_NAMES = re.compile(r"^\W*([A-Z][a-z]+)([A-Z][a-z]+)(?:['’]s)?\W*$")
SHORTEST = 4


def run_together(text: str) -> list[Edit]:
    """A space put in wherever two known words stand together as one, in order."""
    words = lexicon()
    tokens = set(text.split()) - words.settled
    joins = {token: offsets for token in tokens if (offsets := _joins(token) or _written_apart(token, text))}
    edits = _torn_ordinals(text)
    if joins:
        alternatives = "|".join(re.escape(token) for token in sorted(joins, key=len, reverse=True))
        for match in re.finditer(rf"(?<!\S)(?:{alternatives})(?!\S)", text):
            edits += [Edit(match.start() + at, match.start() + at, " ") for at in joins[match[0]]]
    return sorted(edits)


def hyphenated(text: str) -> list[Edit]:
    """A word cut by a hyphen at a line's end made whole, where the whole is a word and the halves are not both."""
    if "-\n" not in text:
        return []
    words = lexicon()
    matches = BROKEN_WORD.finditer(text)
    return [
        Edit(match.end(1), match.start(2), "")
        for match in matches
        if words.knows(match[1] + match[2]) and not (words.knows(match[1]) and words.knows(match[2]))
    ]


@lru_cache(maxsize=1 << 14)
def _joins(token: str) -> tuple[int, ...]:
    """Where in a token, as it stands between two spaces, spaces are missing."""
    if len(token) < SHORTEST or ADDRESS.search(token):
        return ()
    words = lexicon()
    offsets = {match.end() for match in GLUE.finditer(token) if _glue_holds(token, match, words)}
    for match in PIECE.finditer(token):
        offsets |= {match.start() + at for at in split_piece(match[0])}
    return tuple(sorted(offsets))


def _written_apart(token: str, text: str) -> tuple[int, ...]:
    """Where two names stand together that the same text also writes with their space: "JoRay" beside "Jo Ray"."""
    if token.islower() or not (pair := TWO_NAMES.search(token)):
        return ()
    return (pair.end(1),) if f"{pair[1]} {pair[2]}" in text else ()


def _glue_holds(token: str, match: re.Match[str], words: Lexicon) -> bool:
    """Whether known words stand on both sides of a mark without its space; figures need none."""
    left = PIECE.findall(token[: match.start()])
    right = PIECE.findall(token[match.end() :])
    if not left or not right:
        return False
    if right[0].isdigit():
        return True
    return (words.knows(left[-1]) or left[-1].isupper()) and (words.knows(right[0]) or right[0].isupper())


def _torn_ordinals(text: str) -> list[Edit]:
    """ "125 thbirth" is "125th birth": the ending goes back to its figure, the word gets its space."""
    edits = []
    for match in TORN_ORDINAL.finditer(text):
        rest = match[3]
        if rest and (lexicon().knows(match[2] + rest) or not lexicon().knows(rest)):
            continue
        edits.append(Edit(match.end(1), match.start(2), ""))
        if rest:
            edits.append(Edit(match.start(3), match.start(3), " "))
    return edits
