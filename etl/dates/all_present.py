"""Sentences whose verbs all stand in the present: a weekday in them may be the one to come."""

import re
from string import ascii_letters, digits

from etl.dates.grammar.words import listed

PRESENT = listed(
    """
    addresses arrives attends begins brings chairs closes comes co-chairs concludes continues convenes delivers departs
    embarks emplanes ends expires faces flies gathers goes greets hands heads holds hosts inaugurates joins lands
    lapses lasts lays leaves makes meets opens pays presents receives restarts resumes returns runs sees sets sits
    speaks starts stays takes tours travels visits welcomes wraps
    """
)
EVENT = (
    r"(?:talks|meetings?|summit|dinner|lunch|banquet|reception|visit|trip|ceremony|conference|session|dialogue|forum|"
    r"vote|election|signing|audience|call|speech|address|hearing|consultations?|negotiations?|celebrations?)\b"
)
# "Thursday's talks" may be to come, "Thursday's close" is over
_OWNS_NO_EVENT = re.compile(rf"['’]s (?!(?:[\w'’-]+ ){{0,3}}{EVENT})")
_WORD = re.compile(r"\w+")
_PLAIN = bytes(code if chr(code) in f"{ascii_letters}{digits}_" else ord(" ") for code in range(256))
_LONGEST = 260
# One set of signs opens the pattern, by which it is found sooner than by two.
_STOP = re.compile(r"[.!?\n:;\"“”](?:(?<![.!?])|(?=\s))")
_LAST_STOP = re.compile(r"(?s:.*)(?:[.!?](?=\s)|[\n:;\"“”])")
_BEGIN = (
    r"begin|start|open|meet|sit|gather|hold|sign|resume|arrive|leave|travel|fly|visit|convene|host|receive|attend|plan|"
    r"offer|bring|give|come|go|take|continue|await|aim|hope|expect|intend|want|mean|see|face|discuss|speak"
)
_NOW = PRESENT | listed(
    """
    is are has remain remains include includes offer offers plan plans await awaits hope hopes aim aims intend intends
    expect expects feature features matter matters promises provides allows gives
    """
)
_WHO = listed(
    "two both they we ministers leaders presidents officials sides talks days delegations negotiators diplomats "
    "countries premiers who which that"
)
_BEGUN = re.compile(rf"\b(?:{'|'.join(sorted(_WHO))}) (?:[a-z]+ly |also |both |all |then )?(?:{_BEGIN})\b")
_THEN = listed(
    """
    was were had did met held said told took went came flew left began spoke saw sat gave made paid brought sent rose
    fell won lost became got ran kept put knew thought felt found drew wrote shook stood drove rode swore broke chose
    struck laid rang hung flew bore wore taught bought sold built sought bade ate lent sang woke fought caught dealt
    meant understood forbade foresaw forgot heard hid spent stole stuck underwent upheld wound withdrew undertook
    partook overtook threw grew blew shot slept swept wept
    """
)
# a participle is no past: "hosted by", "is expected", "the planned talks", ", led by"
_LED = re.compile(r"\bled(?! by)\b")
_PERFECT = re.compile(
    r"\b(?:has been|have been)\b|"
    r"(?:has|have) (?:[a-z]+ly |also |now |just |already )?(?:[a-z]+ed|met|held|said|told|taken|gone|come|left|begun|"
    r"spoken|seen|given|made|paid|brought|sent|become)\b"
)
_IN_ED = re.compile(r"\b[a-z]+ed\b(?! by\b| for\b| to\b)")
_NO_PARTICIPLE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bget )(?<!\bgets )(?<!\bthe )(?<!\ba )(?<!\ban )"
    r"(?<!\bits )(?<!\btheir )(?<!, )(?<!ly )(?<!-)"
)


def all_in_present(text: str, start: int, end: int) -> bool:
    """Whether the sentence has verbs of the present and none of the past: "the talks on Wednesday offer a chance"."""
    at = max(0, start - _LONGEST)
    begins = _LAST_STOP.match(text, at, start)
    if (begins is None and at > 0) or _OWNS_NO_EVENT.match(text, end):
        return False
    stop = _STOP.search(text, end, end + _LONGEST)
    sentence = text[begins.end() if begins else at : stop.start() if stop else end + _LONGEST]
    words = _words(sentence)
    if not _THEN.isdisjoint(words):
        return False
    if _NOW.isdisjoint(words) and (_WHO.isdisjoint(words) or not _BEGUN.search(sentence)):
        return False
    return not _is_past(sentence, words)


def _words(sentence: str) -> list[str]:
    """The words of a sentence: of plain letters by a table, which takes a third of the time of the pattern."""
    return sentence.encode().translate(_PLAIN).decode().split() if sentence.isascii() else _WORD.findall(sentence)


def _is_past(sentence: str, words: list[str]) -> bool:
    """Whether a sentence without a plain verb of the past has a perfect or a past in -ed; words spare the patterns."""
    if ("led" in words and _LED.search(sentence)) or ("ha" in sentence and _PERFECT.search(sentence)):
        return True
    return any([word.endswith("ed") for word in words]) and any(
        _NO_PARTICIPLE.match(sentence, found.start()) for found in _IN_ED.finditer(sentence)
    )
