"""Whether a text is plainly not in English, by the share of the small words that every English sentence leans on."""

import re

_SMALL = frozenset({"the", "of", "and", "to", "for", "with", "was", "by", "from", "that", "has", "his", "were", "will"})
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 40  # words: a teaser or a list of names has too few small words to tell
_SHARE = 0.03  # English news has about 0.25, other languages hardly any


def is_foreign(text: str) -> bool:
    """Whether hardly any of the words of `text` are small words of English; never of a text of few words."""
    words = _WORD.findall(text.lower())
    return len(words) >= _ENOUGH and sum(word in _SMALL for word in words) < _SHARE * len(words)
