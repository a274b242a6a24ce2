"""Tense of the clause around an expression: a future cue counts only when it governs the words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from etl.dates.grammar.words import listed
from etl.dates.scene import Tense

_REACH = 160
_ENDS = (". ", "! ", "? ", "; ", "\n", '." ', ".” ")
_WORD = re.compile(r"[A-Za-z'’]+(?:-[A-Za-z'’]+)*")
_ASIDE = re.compile(r", (?:who|which|whose|whom|accompanied|led|headed|including|now|then)\b[^,\n]*,")
_DAY_OPENS = re.compile(r"(?:(?i:and|but|then|later|also|early|late|on|in|for|by|from)\s+){0,3}\Z")
_PUT_IN = re.compile(
    r"\b(?:in|by|during|until|before|(?:planned|scheduled|due|set|slated|expected|foreseen|envisaged) (?:\w+ ){0,2}for)"
    r"(?: early| late| mid)? (?:the )?\Z"
)
_FUTURE = listed(
    """
    will shall won't won’t would he'll she'll it'll they'll we'll he’ll she’ll it’ll they’ll we’ll upcoming
    forthcoming scheduled due slated expected planned poised tipped likely
    """
)
_TOWARDS = listed(
    """
    plan plans planning expects intends intend hopes hope aims aim prepares preparing seeks vows vowed pledges
    pledged promises promised agreed agrees agree agreement decided decides proposed proposes wants want invites
    invited invitation deadline going ready set is are scheduled due slated expected planned poised
    """
)
_TITLES = listed(
    """
    mr mrs ms dr prof gen sen lieut lt col maj capt gov rep st no jan feb mar apr jun jul aug sept sep oct nov dec
    jr sr adm brig amb rev hon
    """
)
_NOUNS = listed(
    """
    the a an his her its their this that these those each any all some
    """
)
_COMING = listed(
    """
    preparing planning coming going looking
    """
)
_NOW = listed("is are has have must can wants want needs need if unless")
_BACK = listed("was were had did been said told")
_PAST = listed(
    """
    was were had did has have said told went came made took met held began won lost fell rose saw gave got left
    sent spoke paid according became flew drew led read cut put hit kept stood brought bought built ran shook
    chose grew wrote sat laid sought struck spent heard thought found drove broke threw fought sold wound swore
    """
)
_PARTICIPLES = listed(
    """
    been gone come become done seen shown known begun written spoken given taken grown risen fallen flown driven chosen
    """
)
_FIXED = listed("planned scheduled agreed expected announced arranged intended thought")
_BEFOREHAND = listed("previously originally initially earlier already")
_LASTED = listed(
    """
    lasted stayed remained continued ran went waited filled talked worked celebrated danced sat stood lived fought
    """
)
_NO_PARTICIPLES = listed("hundred indeed succeed proceed exceed speed embed")
_MODALS = listed("may might")
_TAKES_EFFECT = listed("effective payable starting beginning expires due")
_PROGRAMME = listed("program programme agenda schedule calendar itinerary timetable")
_AHEAD = listed("ahead run-up runup eve preparations prepare looks look looking")
_VERB_BY = 12
_NOUN_BY = 7
_SET_TO = listed(
    """
    visit meet hold host attend sign pay start begin discuss tour travel receive join go open welcome address lead
    arrive make launch chair become be take leave send deepen boost strengthen upgrade inaugurate deliver resume end
    """
)
_PRONOUNS = listed("he she they")
_SAYING = listed("says is was has does wants hopes believes thinks knows means needs wishes this its as tells adds")
_SETS_OUT = listed(
    """
    leaves returns flies departs travels heads ends begins starts opens convenes closes concludes expires hosts resumes
    """
)
_INTENDS = listed("plans intends hopes expects aims")
_GO_ON = listed("begin continue start resume open conclude convene")
_TIMETABLE = _SETS_OUT | listed(
    """
    arrives goes comes meets receives hosts visits speaks addresses attends holds chairs continues joins pays
    welcomes delivers signs tours inspects moves sets greets lays leave return fly depart travel arrive meet hold
    """
)


_CUES = (
    _FIXED
    | _FUTURE
    | _MODALS
    | _TAKES_EFFECT
    | _AHEAD
    | _PROGRAMME
    | _PAST
    | _COMING
    | _TIMETABLE
    | _GO_ON
    | _INTENDS
    | listed("to for soon success takes invited")
)


@lru_cache(maxsize=512)
def tense_of(text: str, start: int, end: int) -> Tense:
    """Tense of the nearest cue before the words in their sentence, or, where none stands before, after them."""
    left = text[max(0, start - _REACH) : start]
    left = left[_sentence_start(left) :]
    words = _WORD.findall(left)
    tense = _first(words, range(len(words) - 1, -1, -1))
    if words and words[-1] == "until":
        return _until(words, tense)
    if _falls_due(words) or (tense is Tense.OPEN and words[-1:] == ["through"]):
        return Tense.FUTURE
    if tense is not Tense.OPEN:
        return tense
    right = text[end : end + _REACH]
    if right.startswith(":") and not left.strip():
        return Tense.FUTURE
    stops = [place for mark in _ENDS if (place := right.find(mark)) >= 0]
    after = _WORD.findall(_ASIDE.sub(",", right[: min(stops, default=None)]))
    fronted = bool(_DAY_OPENS.fullmatch(left.strip() + " " if left.strip() else ""))
    return _after(after, fronted) or (Tense.FUTURE if _is_headline(words) else Tense.OPEN)


def foretells(text: str, start: int) -> bool:
    """Whether the words before a quarter put an event in it: "planned for the second quarter"."""
    return bool(_PUT_IN.search(text, max(0, start - 40), start))


def _after(words: list[str], fronted: bool) -> Tense:
    """Tense of the clause that goes on behind the words; where they open it, the present is a timetable's."""
    for place, word in enumerate(words):
        if not _may_tell(words, place):
            continue
        tense = _cue(words, place)
        if tense is not Tense.OPEN:
            return tense
        if word in _INTENDS or (fronted and word in _TIMETABLE and place < _VERB_BY):
            return Tense.FUTURE
    return Tense.OPEN


def _falls_due(words: list[str]) -> bool:
    """Whether something has to happen by then: "wants him out by", "if no deal is struck by", "the deadline is"."""
    if "deadline" in words[-4:] and words[-1] in {"is", "of", "on"}:
        return not {"missed", "passed", "was"} & set(words[-6:])
    if _stands_on(words):
        return True
    if words[-1:] != ["by"]:
        return False
    return bool(_NOW & set(words)) and not _BACK & set(words)


def _stands_on(words: list[str]) -> bool:
    """Whether the day is all that is said of something: "the vote is Sunday", "the hearing is on Monday"."""
    be = words[:-1] if words[-1:] == ["on"] else words
    return (
        len(be) > 1
        and be[-1] in {"is", "are"}
        and be[-2].lower() not in {"it", "this", "today", "that", "which", "who"}
    )


def _until(words: list[str], tense: Tense) -> Tense:
    """What is put off until a day lies ahead; what somebody did until a day is over."""
    lasted = any(word.lower() in _LASTED for word in words)
    return Tense.PAST if tense is Tense.PAST and lasted else Tense.FUTURE


def _is_headline(words: list[str]) -> bool:
    """Whether an infinitive stands for the future, as headlines write it: "minister to visit", not "trip to Laos"."""
    return any(
        word.lower() == "to" and after.lower() not in _NOUNS and (after[0].islower() or after.lower() in _SET_TO)
        for word, after in pairwise(words)
    )


def _sentence_start(left: str) -> int:
    """Where the sentence that `left` ends in begins; the stop of an initial or a title ("U.S.", "Sen.") ends none."""
    start = max(left.rfind(mark) for mark in _ENDS if mark != ". ") + 1
    stop = left.rfind(". ")
    while stop >= start:
        word = left[:stop].rpartition(" ")[2].rpartition(".")[2].lower()
        if len(word) > 1 and word not in _TITLES:
            return stop + 1
        stop = left.rfind(". ", 0, stop)
    return start


def _first(words: list[str], order: Iterable[int]) -> Tense:
    """Tense of the first cue in that order; OPEN without one."""
    for place in order:
        if not _may_tell(words, place):
            continue
        tense = _cue(words, place) or _timetable(words, place)
        if tense is not Tense.OPEN:
            return tense
    return Tense.OPEN


def _may_tell(words: list[str], place: int) -> bool:
    """Whether a word can be a cue at all: a quick look that spares the many that cannot."""
    word = words[place]
    return word.endswith(("ed", "s")) or word in _CUES or word.lower() in _CUES


def _cue(words: list[str], place: int) -> Tense:
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word in _FIXED and before in _BEFOREHAND:
        return Tense.OPEN
    if word in _FUTURE:
        return Tense.PAST if "had" in words[max(0, place - 2) : place] else Tense.FUTURE
    if word == "to" and before in _FUTURE and "had" in words[max(0, place - 4) : place]:
        return Tense.PAST
    if _turns_ahead(words, place, word, before):
        return Tense.FUTURE
    if word in _AHEAD or word in _PROGRAMME:
        return _ahead(words, place)
    if word == "have" and not _is_perfect(words, place):
        return Tense.OPEN
    if words[place + 1 : place + 2] == ["by"] and before not in _BACK | _NOW:
        return Tense.OPEN
    if word in _PAST or _is_participle(words[place]):
        return Tense.FUTURE if "be" in words[max(0, place - 2) : place] else Tense.PAST
    return Tense.OPEN


def _turns_ahead(words: list[str], place: int, word: str, before: str) -> bool:
    """Whether a word looks ahead in its company: agreed to, set for, is preparing, as soon as, may, invited her to."""
    if word in _MODALS:
        return words[place].islower() and "have" not in words[place + 1 : place + 3]
    if word in _TAKES_EFFECT and place == len(words) - 1:
        return True
    if word == "invited":
        return "to" in words[place + 1 : place + 9]
    if word == "to" and before in {"was", "were"}:
        following = words[place + 1] if place + 1 < len(words) else "have"
        return following.islower() and following != "have" and following not in _NOUNS
    return (
        (word == "to" and before in _TOWARDS)
        or (word == "for" and before == "set")
        or (word in _COMING and before in {"is", "are"})
        or (word == "soon" and before == "as")
        or (word == "success" and before.startswith("wish"))
    )


def _is_perfect(words: list[str], place: int) -> bool:
    """Whether "have" helps a participle ("have met", "have since agreed") and is no verb of its own ("have talks")."""
    return any(word in _PARTICIPLES or word in _PAST or _is_participle(word) for word in words[place + 1 : place + 4])


def _is_participle(word: str) -> bool:
    """A verb in -ed, not a name ("United") nor a compound that describes ("ASEAN-related")."""
    if not word.endswith("ed") or len(word) <= 4 or word in _NO_PARTICIPLES:
        return False
    return word.islower() and ("-" not in word or word.startswith(("co-", "re-")))


def _ahead(words: list[str], place: int) -> Tense:
    """Nouns that look forward: ahead of, on the eve of, preparations for, is on the programme."""
    word, after = words[place].lower(), words[place + 1].lower() if place + 1 < len(words) else ""
    if word in _PROGRAMME:
        earlier = words[max(0, place - 4) : place]
        return Tense.FUTURE if "on" in earlier and {"is", "are"} & set(earlier) else Tense.OPEN
    near = len(words) - place <= _NOUN_BY
    return Tense.FUTURE if near and after in {"of", "for", "to", "forward"} else Tense.OPEN


def _timetable(words: list[str], place: int) -> Tense:
    """The present of a timetable: "leaves on Saturday", "where he speaks on Friday"; captions tell the past in it."""
    word, before = words[place], words[place - 1].lower() if place else ""
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    if len(words) - place > _VERB_BY or after == "of" or before in _NOUNS:
        return Tense.OPEN
    if word in _SETS_OUT or (word == "takes" and after in {"place", "effect", "office"}):
        return Tense.FUTURE
    if word in _GO_ON and before.endswith("s"):
        return Tense.FUTURE
    told = before in _PRONOUNS and word.islower() and word.endswith("s") and word not in _SAYING
    return Tense.FUTURE if told else Tense.OPEN
