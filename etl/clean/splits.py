"""Where one piece of letters and digits is two words: by figures, by a change of case, by the dictionary."""

import re
from functools import lru_cache

from etl.clean.lexicon import MONTHS, Lexicon, lexicon

FIGURE = re.compile(r"\d+")
BEFORE_FIGURES = frozenset(
    ("in", "on", "of", "from", "to", "the", "and", "since", "by", "until", "till", "than", "over", "about", "between")
)
ORDINAL = re.compile(r"(?:[02-9]|\b)1st|(?:[02-9]|\b)2nd|(?:[02-9]|\b)3rd|\d?1[123]th|\d*[04-9]th")
AFTER_A_NOUN = frozenset(("of", "and", "for", "with", "from", "which", "that", "during", "between"))
SHORTEST_SPLIT = 6
SHORTEST_CONTENT = 5
SHORTEST_NAME = 3
SHORTEST_OF_TWO = 11
FREQUENT_BAND = 20
# longer than any run of joined words: each place in it is tried, at a cost that grows with its length
LONGEST_PIECE = 120


@lru_cache(maxsize=1 << 14)
def split_piece(piece: str) -> tuple[int, ...]:
    """Offsets inside `piece` (letters and digits only) where a space is missing; none when it may be one word."""
    words = lexicon()
    if len(piece) > LONGEST_PIECE or words.knows(piece):
        return ()
    if FIGURE.search(piece):
        return _at_figures(piece, words)
    if not piece.isascii():
        return ()
    at = _at_case(piece, words)
    return (at,) if at else _at_words(piece, words)


def _at_figures(piece: str, words: Lexicon) -> tuple[int, ...]:
    parts = re.split(r"(\d+)", piece)
    if len(parts) != 3:
        return _day_month_year(parts)
    left, figures, right = parts
    if left and not right:
        return (len(left),) if _before_figures(left, figures) else ()
    if right and not left:
        return _after_figures(figures, right, words)
    return ()


def _before_figures(left: str, figures: str) -> bool:
    if left in MONTHS or left.capitalize() in MONTHS[:12]:
        return len(figures) <= 2 or len(figures) == 4
    return left.lower() in BEFORE_FIGURES and len(figures) == 4 and figures[:2] in ("19", "20")


def _after_figures(figures: str, right: str, words: Lexicon) -> tuple[int, ...]:
    if ORDINAL.match(figures + right[:2]):
        rest = right[2:]
        return (len(figures) + 2,) if len(rest) > 2 and words.knows(rest) else ()
    if right in MONTHS or (right.islower() and len(right) > 3 and words.common(right, FREQUENT_BAND)):
        return (len(figures),)
    return (len(figures),) if right in ("and", "to", "USD") else ()


def _day_month_year(parts: list[str]) -> tuple[int, ...]:
    """ "19June2025" and the like: figures, a month's name, figures."""
    if len(parts) == 5 and not parts[0] and not parts[4] and parts[2] in MONTHS:
        return len(parts[1]), len(parts[1]) + len(parts[2])
    return ()


def _at_case(piece: str, words: Lexicon) -> int:
    """The one offset where small letters meet a capital, or an acronym meets a word, and both sides are proven."""
    if piece in words.names:
        return 0
    for acronym in words.roles["acronym"]:
        rest = piece[len(acronym) :]
        if not piece.startswith(acronym) or len(rest) < SHORTEST_NAME or rest.isupper():
            continue
        if (len(rest) > 3 and words.knows(rest)) or (acronym in words.roles["title"] and rest.istitle()):
            return len(acronym)
    places = [i for i in range(1, len(piece)) if piece[i - 1].islower() and piece[i].isupper()]
    return next((at for at in places if _case_holds(piece[:at], piece[at:], words)), 0)


def _case_holds(left: str, right: str, words: Lexicon) -> bool:
    roles = words.roles
    if right in roles["acronym"]:
        return len(left) > 1 and words.knows(left) and left not in roles["brand"]
    if left in roles["title"] and len(right) > 2 and right[1:].islower():
        return True
    if left.islower():
        if len(left) < 2 or left in roles["brand"] or not words.knows(left):
            return False
        return _proper(right, words) or left in roles["function"] | roles["left"] | roles["right"]
    if left in roles["camel"]:
        return _proper(right, words)
    return left in words.peoples and right in roles["closes"]


def _proper(right: str, words: Lexicon) -> bool:
    return len(right) > 1 and (words.knows(right) or bool(split_piece(right)))


def _at_words(piece: str, words: Lexicon) -> tuple[int, ...]:
    """The one way to read a piece as two dictionary words, one with a small word first; two ways are none."""
    if len(piece) < SHORTEST_SPLIT or not (piece.islower() or piece[1:].islower()):
        return ()
    if _is_compound(piece, words):
        return ()
    holds = _words_hold if piece.islower() else _name_holds
    ways = [at for at in range(2, len(piece) - 1) if holds(piece[:at], piece[at:], words)]
    small = [at for at in ways if {piece[:at], piece[at:]} & words.roles["function"]]
    best = small or ways
    return (best[0],) if len(best) == 1 else ()


def _is_compound(piece: str, words: Lexicon) -> bool:
    """Whether a known tail or head makes a closed compound with a known word."""
    if any(piece.endswith(tail) and words.knows(piece[: -len(tail)]) for tail in words.roles["tail"]):
        return True
    heads = (head for head in words.roles["head"] if piece.startswith(head))
    return any(words.knows(piece[len(head) :]) for head in heads if not _gerund_after(head, piece[len(head) :]))


def _gerund_after(left: str, right: str) -> bool:
    """ "afterarriving" is no compound."""
    return left == "after" and right.endswith("ing")


def _words_hold(left: str, right: str, words: Lexicon) -> bool:
    roles = words.roles
    if left in roles["head"] and not _gerund_after(left, right):
        return False
    if left in roles["function"] or left in roles["left"]:
        enough = len(right) >= SHORTEST_CONTENT - (left in roles["function"])
        return enough and (words.common(right) or (left in ("the", "and") and len(right) > 6 and words.knows(right)))
    if right in roles["function"] and (len(right) > 2 or right == "of") and words.common(left, FREQUENT_BAND):
        return len(left) >= SHORTEST_CONTENT - 1
    if right in roles["function"] or right in roles["right"]:
        return len(left) >= SHORTEST_CONTENT and words.common(left)
    both = words.common(left) and words.common(right)
    return both and min(len(left), len(right)) >= SHORTEST_CONTENT and len(left + right) >= SHORTEST_OF_TWO


def _name_holds(left: str, right: str, words: Lexicon) -> bool:
    """A known name or an office and a small word ("Vietnamin", "Ministerof"), or an opening word and a common one."""
    roles = words.roles
    if right in AFTER_A_NOUN and len(left) >= SHORTEST_CONTENT and left not in MONTHS and words.common(left.lower()):
        return True
    if left in words.peoples and len(left) > 3 and not (words.knows(left.lower()) or words.knows(left[:-1].lower())):
        return len(left) >= SHORTEST_SPLIT - (right != "on") and right in roles["function"] | roles["right"]
    return left in ("The", "This", "These", "Both") and len(right) >= SHORTEST_CONTENT and words.common(right)
