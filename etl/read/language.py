"""Whether a text is plainly not in English, by the small words that every sentence of a language leans on."""

import re
import unicodedata
from collections import Counter

_SMALL = frozenset({"the", "of", "and", "to", "for", "with", "was", "by", "from", "that", "has", "his", "were", "will"})
# the small words of other languages, without those that English or its names have too (die, do, on, en, as, no)
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "le les des du et à est une dans pour que qui au aux par avec sur été ses cette ont leur",
        "el los las del que una por con su para se fue sus entre este como más",
        "der das und den dem des im mit ist auf für von zu ein eine nicht sich auch nach",
        "os da dos das em uma com não por pelo pela ao que foi são seu sua",
        "yang dan di dengan untuk dari ini itu pada ke dalam akan oleh telah",
        "và của các trong với là được cho tại đã những này về ngày nước",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 40  # words: a teaser or a list of names has too few small words to tell
_SHARE = 0.03  # English news has about 0.25, other languages hardly any
_OTHER_ENOUGH = 4  # small words of one other language, fewer may be parts of names
_OTHER_SHARE = 0.12
_RATHER = 4  # of so many small words of that language one may be English, as in a name or a quotation


def is_foreign(text: str, *, telling: bool) -> bool:
    """Whether `text` leans on the small words of another language, or hardly on those of English.

    The second of a long text only, and not of one `telling` of engagements, which may be a list of them.
    """
    if text.count(" the ") * 200 > len(text):
        return False  # no need to count: English beyond doubt
    words = Counter(_WORD.findall(unicodedata.normalize("NFC", text.lower())))
    english, *others = (sum(words[word] for word in small) for small in (_SMALL, *_OTHERS))
    other, number = max(others), words.total()
    if other >= _OTHER_ENOUGH and other > _OTHER_SHARE * number and other > _RATHER * english:
        return True
    return not telling and number >= _ENOUGH and english < _SHARE * number
