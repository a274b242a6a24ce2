"""Tense of the clause around an expression: a future cue counts only when it governs the words."""

import re
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters, ascii_lowercase

from etl.dates.cues import A_CUE, BACK, DETERMINERS, NOW, PROMISES, TIMETABLE, VERB_BY, cue, intends, timetable
from etl.dates.grammar.words import listed
from etl.dates.scene import FUTURE, OPEN, PAST, Tense

_REACH = 160
# What ends a sentence beside a line break, behind the sign in it that few clauses hold, which is found sooner.
_CLOSING = (("!", "! "), ("?", "? "), (";", "; "), ('"', '." '), ("”", ".” "))
_ENDS = (("\n", "\n"), *_CLOSING)
_WRAP = re.compile(r"(?<=[\w,’')])[ \t]?\n(?=[a-z])")
_MAY_WRAP = re.compile(r"\n[a-z]")
_GOES_ON = frozenset(ascii_lowercase)
_WRAPPED = 45
_WORD = re.compile(r"[A-Za-z'’]+(?:-[A-Za-z'’]+)*")
_PLAIN = bytes(code if chr(code) in f"{ascii_letters}'" else ord(" ") for code in range(256))
_ASIDE = re.compile(r", (?:who|which|whose|whom|accompanied|led|headed|including|now|then)\b[^,\n]*,")
# "A., who flew in a day earlier, is to meet B. on": what is over in the aside is not so in the clause that goes on
_ASIDE_OVER = re.compile(
    r", (?:who|which|whose|whom)\b[^,\n]*,"
    r"(?= (?:is|are|will|shall|would|has|have|may|might|must|can|could|should)\b| (?:on |in |late |early )*$)"
)
# "meet on July 15, Mr A has let it be known": who told of it says nothing of when it is
_TOLD_SO = re.compile(
    r", (?:[\w.’'-]+ ){1,7}(?:has|have|had) (?:now |since |also |just )?"
    r"(?:let it be known|made (?:it |this )?(?:known|clear|public)|given (?:it )?out|told\b[^,;.\n]{0,40}|disclosed|"
    r"revealed|indicated)(?=[,.;\n]|\Z)"
    r"|,? according to (?:what|those who|whoever|a|the|his|her|its|their)\b[^,;.\n]*"
)
_DAY_OPENS = re.compile(r"(?:(?i:and|but|then|later|also|early|late|on|in|for|by|from)\s+){0,3}\Z")
_PUT_IN = re.compile(
    r"\b(?:in|by|during|until|before|(?:planned|scheduled|due|set|slated|expected|foreseen|envisaged) (?:\w+ ){0,2}for)"
    r"(?: early| late| mid)? (?:the )?\Z"
)
_WILL = re.compile(r" (?:will|shall|is (?:set|expected|scheduled|due|likely|planned) to)\b")
_DONE = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?['’]s (?:[a-z-]+ ){0,2}"
    r"(?:ruling|decision|verdict|attacks?|bombings?|blasts?|explosions?|shootings?|killings?|announcement|statement"
    r"|raids?|crash|earthquake|quake|arrests?|deaths?|defeat|remarks|comments|closing|close|resignation|incident)\b"
)
# Characters within which "Monday afternoon" owns what follows.
_OWNS = 12
# "Monday's meeting would go ahead"
_GOES_AHEAD = re.compile(
    r"['’]s (?:[a-z-]+ ){1,3}(?:will|would|shall) (?:still |now |also )?"
    r"(?:go ahead|proceed|take place|be held|focus|discuss|decide|determine|address|cover|review|consider)\b"
)
# "the visit in September has been called off": what is put off was still to come
_PUT_OFF = re.compile(
    r",? (?:has|have|had|was|were|is|are|will) (?:now |also |again )?(?:be |been |being )?"
    r"(?:called off|cancel\w+|postponed|put off|put back|shelved|scrapped|delayed|deferred)\b"
)
# "a late November deadline": what falls due then, unless the words go on that it is over
_IS_DUE = re.compile(
    r"(?:['’]s)? (?:[a-z]+-[a-z]+ )?(?:deadline|target date)\b(?! (?:passed|expired|lapsed|came|went|was|had|has))"
)
# "set July 28 as the date of the poll"
_AS_THE_DATE = re.compile(r" as (?:the|its|a|an|election|polling|voting) (?:[a-z]+ )?(?:date|day)\b")
# "he said that on Thursday, after a ceremony, he would leave"
_WOULD = re.compile(r"[^.;\n]*\b(?:will|would|shall)\b")
# "Yellen followed in July, and on Sunday it will be the turn of": the clause that the day opens
_THEN_WILL = re.compile(
    r" (?:it|he|she|they|the|an?|his|her|its|their|there|this|both|[A-Z][\w'’-]+)(?: [\w'’-]+){0,4} "
    r"(?:will|shall|(?:is|are) (?:to|due|set|expected|scheduled|slated|likely))\b"
)
_JOINS, _ONTO = listed("and but while then"), listed("on in by")
# "a meeting in November, which would be their first"
_WHICH_WOULD = re.compile(r", (?:which|what) (?:would|will) (?:be|mark|bring|see|open|end|focus) ")
_DEED, _WOULD_DO = 8, listed("will would shall")
# "the visit on Thursday has now been announced"
_ANNOUNCED = re.compile(r"[^.;:\n]{0,90}\b(?:has|have) (?:now |also |just )?been (?:formally |officially )?announced\b")
# "can build on the momentum from the visit in March": what is built on is over
_BUILT_ON = re.compile(
    r"\b(?:buil[dt]s?|building|draws?|drawing|drew|capitali[sz](?:e[sd]?|ing)|follow(?:s|ed|ing)? up|rest(?:s|ed|ing)?|"
    r"act(?:s|ed|ing)?|based|expand(?:s|ed|ing)?) (?:up)?on "
    r"(?!(?:the |an? |its |their )?(?:upcoming|forthcoming|next|planned|it|them)\b)(?:(?! at an? )[^,.;:\n])*\Z|"
    r"\b(?:outcomes?|results?|fruits|achievements) (?:of|from) (?:the|his|her|their|that) "
    r"(?!(?:upcoming|forthcoming|next|planned|coming)\b)(?:[a-z-]+ ){0,3}"
    r"(?:meetings?|talks|visits?|trips?|summits?|sessions?|rounds?|dialogues?|consultations)\b[^,.;:\n]*\Z"
)
# "will come in May in return for a visit by the premier in June"
_IN_RETURN = re.compile(
    r"\b(?:in return for|(?:to|will|would) return|returning) (?:an?|the|that|his|her) (?:[a-z]+ )?"
    r"(?:visit|trip|call)\b[^,.;:\n]*\Z|"
    r"\b(?:takes? place|comes?|follows|is|are) (?:just |only |barely |less than |more than |some |about |a full )*"
    r"[\w-]+ (?:days?|weeks?|months?|years?) after [^.;:\n]*\Z|"
    r"\bafter (?:[^,.;:\n ]+ ){0,8}[A-Z]\w+['’]s (?:own |last )?(?:in|on|of)(?: early| late)?\s*\Z"
)
# "The deal, approved by both boards late on Sunday, must still be": what is told in passing is over
_BY_WHOM = re.compile(
    r", (?:[a-z]+ly )?(?:approved|announced|signed|issued|released|published|adopted|passed|ratified|endorsed|backed"
    r"|reported|unveiled|ordered|confirmed|cleared|submitted|initialled|rejected|requested|made) by [^,.;:\n]*\Z"
)
_SETTLES = listed("set sets fixed fixes chose chosen choose named names picked picks")
_ABOUT = listed("least early late about around")
_JOURNEYS = listed("visit trip tour meeting talks summit session round")
_MOVED = listed("extended prolonged postponed rescheduled deferred adjourned delayed moved shifted pushed brought")
_PROLONGED = listed("extended extend extends prolonged renewed valid lasts last runs run continues continue")
_CALLED = listed("called calls calling call convened convenes summoned announced announces ordered orders")
_CALLED_FOR = listed(
    """
    strike strikes walkout vote votes ballot election elections poll referendum meeting session summit conference rally
    rallies protest protests demonstration demonstrations march hearing talks debate holiday mourning
    """
)
# The words right before a day that may settle alone whether it lies ahead.
_LEADING = listed("to through is are of on by for")
_TITLES = listed(
    """
    mr mrs ms dr prof gen sen lieut lt col maj capt gov rep st no jan feb mar apr jun jul aug sept sep oct nov dec
    jr sr adm brig amb rev hon
    """
)
_LASTED = listed(
    """
    lasted stayed remained continued ran went waited filled talked worked celebrated danced sat stood lived fought
    """
)
_WERE = listed("was were been")
_SOMEWHERE = listed("in at there here away abroad")
_RANKED = listed("first second third fourth fifth sixth seventh eighth ninth tenth last latest only youngest oldest")
_SET_TO = listed(
    """
    visit meet hold host attend sign pay start begin discuss tour travel receive join go open welcome address lead
    arrive make launch chair become be take leave send deepen boost strengthen upgrade inaugurate deliver resume end
    """
)


def tense_of(text: str, start: int, end: int, reach: int = _REACH) -> Tense:
    """Tense of the nearest cue before the words in their sentence, or, where none stands before, after them."""
    return _tense_between(text[start - reach if start > reach else 0 : start], text[end : end + reach])


@lru_cache(maxsize=1 << 11)
def _tense_between(left: str, right: str) -> Tense:
    """Tense of a clause with a hole; the same words twice, in a list or a hostile text, are read once."""
    if "\n" in left or "\n" in right:
        left, right = _unwrapped(left, right)
    left = left[_sentence_start(left) :]
    if ", wh" in left:
        left = _ASIDE_OVER.sub("", left)
    if '"' in left and left.count('"') % 2:
        left = left[left.rindex('"') + 1 :]
    words = _words(left)
    tense = _nearest(words)
    if tense is FUTURE and _looks_back(left):
        tense = PAST
    told = _at_once(words, tense, right) or tense or _unsaid(left, words, right)
    if told is not OPEN:
        return told
    after = _words(_without_asides(right[: _sentence_end(right)]))
    return _after(after, left) or (FUTURE if _is_headline(words) else OPEN)


def _without_asides(clause: str) -> str:
    """A clause without what it says of people in passing and of who told of it."""
    if "," in clause:
        clause = _ASIDE.sub(",", clause)
    return _TOLD_SO.sub("", clause) if (" ha" in clause and "," in clause) or " according" in clause else clause


def _looks_back(left: str) -> bool:
    """Whether a clause that looks ahead ends in what is over: what is built on, a visit that is to be returned."""
    return bool(
        ((" on " in left or "outcome" in left or "result" in left) and _BUILT_ON.search(left))
        or ((" return" in left or " after " in left) and _IN_RETURN.search(left))
    )


def _words(clause: str) -> list[str]:
    """The words of a clause: of plain letters by a table, which takes a fifth of the time of the pattern."""
    if "-" in clause or not clause.isascii():
        return _WORD.findall(clause)
    return clause.encode().translate(_PLAIN).decode().split()


def _unwrapped(left: str, right: str) -> tuple[str, str]:
    """Both sides of a hole in one line where prose is wrapped: the line is long, and goes on with a small letter."""
    last, first = left.rfind("\n") + 1, right.find("\n") + 1
    if left[last : last + 1] not in _GOES_ON and right[first : first + 1] not in _GOES_ON and last < len(left):
        return left, right
    if _MAY_WRAP.search(left):
        left = _WRAP.sub(" ", left)
    if _MAY_WRAP.search(right):
        right = _WRAP.sub(" ", right)
    if left.endswith("\n"):
        line = left.rstrip("\n").rpartition("\n")[2]
        if len(line) >= _WRAPPED and line[-1:].islower():
            left = left[:-1] + " "
    return left, " " + right[1:] if _MAY_WRAP.match(right) else right


def _at_once(words: list[str], tense: Tense, right: str) -> Tense:
    """What the words right beside the hole settle whatever else the clause says; `tense` is that of its cue."""
    if words and words[-1] in _ABOUT:
        words = _without_about(words)
    last, before = words[-1] if words else "", words[-2] if len(words) > 1 else ""
    if last in {"until", "till"}:
        return _until(words, tense)
    if last.lower() == "since" or ("since" in words and _is_since_doing(words)):
        return PAST
    told = _by_what_follows(words, last, before, right)
    if told is not OPEN:
        return told
    if before.lower() == "since" and last.lower() in DETERMINERS:  # "since his January inauguration"
        return PAST
    if last not in _LEADING:
        return OPEN
    return FUTURE if _runs_through(words) or _falls_due(words) or _is_called(words) else OPEN


def _by_what_follows(words: list[str], last: str, before: str, right: str) -> Tense:
    """What the words right behind the hole settle: the attack of then, talks that would, the date of the poll."""
    if last in _ONTO and ((before == "that" and _WOULD.match(right)) or (before in _JOINS and _THEN_WILL.match(right))):
        return FUTURE
    beside = right[:_OWNS]
    if ("'" in beside or "’" in beside) and (_DONE.match(right) or _GOES_AHEAD.match(right)):
        return PAST if _DONE.match(right) else FUTURE
    if _PUT_OFF.match(right) or (right.startswith(", wh") and _WHICH_WOULD.match(right)):
        return FUTURE
    set_then = right.startswith(" as ") and _SETTLES & set(words[-3:]) and "had" not in words[-5:]
    return FUTURE if set_then and _AS_THE_DATE.match(right) else OPEN


def _without_about(words: list[str]) -> list[str]:
    """The words without what only makes a day less sharp: "until at least", "through late"."""
    end = len(words)
    while end and words[end - 1] in _ABOUT:
        end -= 2 if words[end - 2 : end] == ["at", "least"] else 1
    return words[:end]


def _is_since_doing(words: list[str]) -> bool:
    """Whether the day is that of a deed since which something holds: "his first visit since taking office in"."""
    late = words[-_DEED:]
    if "since" not in late:
        return False
    deed = late[late.index("since") + 1 :]
    return bool(deed) and deed[0].endswith("ing") and not (NOW | BACK | _WOULD_DO) & set(deed)


def _unsaid(left: str, words: list[str], right: str) -> Tense:
    """What no cue says: it is over in an aside on whose doing it was; what was announced or falls due is to come."""
    if right.startswith(",") and " by " in left and _BY_WHOM.search(left):
        return PAST
    announced = "announced" in right and _ANNOUNCED.match(right) and _JOURNEYS & set(words)
    listed_day = right.startswith(":") and not left.strip()
    due = words[-1:] in (["through"], ["into"]) or _IS_DUE.match(right)
    return FUTURE if announced or listed_day or due else OPEN


def foretells(text: str, start: int, end: int) -> bool:
    """Whether the words beside a quarter put an event in it: "planned for the second quarter", "the third will see"."""
    return bool(_PUT_IN.search(text, start - 40, start) or _WILL.match(text, end))


def is_done(text: str, end: int) -> bool:
    """Whether the day lends itself to what befell on it: "Friday's attack"."""
    return bool(_DONE.match(text, end))


def _after(words: list[str], left: str) -> Tense:
    """Tense of the clause that goes on behind the hole: whoever "invited" then has done so.

    Where nothing stands on its `left`, the present is a timetable's.
    """
    for place, word in enumerate(words):
        if not PROMISES[word]:
            continue
        if word == "invited" and words[place - 1 : place] not in (["is"], ["are"], ["be"]):
            return PAST
        tense = cue(words, place)
        if tense is not OPEN:
            return tense
        if intends(words, place) or (word in TIMETABLE and place < VERB_BY and _opens_clause(left)):
            return FUTURE
    return OPEN


def _opens_clause(left: str) -> bool:
    bare = left.strip()
    return not bare or _DAY_OPENS.fullmatch(f"{bare} ") is not None


def _runs_through(words: list[str]) -> bool:
    """Whether something done goes on until then: "has extended the loan through", "were extended to"."""
    if words[-1] == "to":
        put_off = words[-3:-1] in (["put", "off"], ["put", "back"], ["put", "forward"])
        return put_off or bool(_MOVED & set(words[-5:]))
    if words[-1] != "through":
        return False
    lately = set(words[-8:])
    return bool(_PROLONGED & set(words[-14:])) or bool({"is", "are"} & lately and not {"was", "were"} & lately)


def _is_called(words: list[str]) -> bool:
    """Whether somebody called something for then: "the union called a strike for", "has called elections for"."""
    return words[-1] == "for" and bool(_CALLED & set(words[-7:])) and bool(_CALLED_FOR & set(words[-5:]))


def _falls_due(words: list[str]) -> bool:
    """Whether something has to happen by then: "wants him out by", "if no deal is struck by", "the deadline is"."""
    if "deadline" in words[-4:] and words[-1] in {"is", "of", "on"}:
        return not {"missed", "passed", "was"} & set(words[-6:])
    if _stands_on(words):
        return True
    if words[-1] != "by":
        return False
    told = next((word for word in reversed(words) if word in NOW or word in BACK), "")
    return told in NOW


def _stands_on(words: list[str]) -> bool:
    """Whether the day is all that is said of something: "the vote is Sunday", "the hearing is on Monday"."""
    be = len(words) - 1 - (words[-1] == "on")
    return (
        be > 0
        and words[be] in {"is", "are"}
        and words[be - 1].lower() not in {"it", "this", "today", "that", "which", "who"}
    )


def _until(words: list[str], tense: Tense) -> Tense:
    """What is put off until a day lies ahead; what somebody did, or where she was, until a day is over."""
    lasted = any(word.lower() in _LASTED for word in words) or any(
        word in _WERE and after in _SOMEWHERE for word, after in pairwise(words)
    )
    return PAST if tense is PAST and lasted else FUTURE


def _is_headline(words: list[str]) -> bool:
    """Whether an infinitive stands for the future, as headlines write it: "minister to visit".

    Not "trip to Laos", nor "the second leader to come", of whom it tells what he did.
    """
    return "to" in map(str.lower, words) and any(
        word.lower() == "to"
        and after.lower() not in DETERMINERS
        and (after[0].islower() or after.lower() in _SET_TO)
        and not _RANKED & set(words[max(0, place - 4) : place])
        for place, (word, after) in enumerate(pairwise(words))
    )


def _sentence_start(left: str) -> int:
    """Where the sentence that `left` ends in begins; the stop of an initial or a title ("U.S.", "Sen.") ends none."""
    start = left.rfind("\n") + 1
    for sign, mark in _CLOSING:
        if sign in left and (found := left.rfind(mark, start)) >= 0:
            start = found + 1
    stop = left.rfind(". ", start)
    while stop >= start:
        if not _abbreviates(left[:stop]):
            return stop + 1
        stop = left.rfind(". ", start, stop)
    return start


def _sentence_end(right: str) -> int:
    """Where the sentence that `right` goes on with ends; the stop of an initial or a title ends none."""
    end = len(right)
    for sign, mark in _ENDS:
        if sign in right and (found := right.find(mark, 0, end)) >= 0:
            end = found
    stop = right.find(". ", 0, end)
    while stop >= 0 and _abbreviates(right[:stop]):
        stop = right.find(". ", stop + 2, end)
    return end if stop < 0 else stop


def _abbreviates(words: str) -> bool:
    """Whether a stop behind these words is that of an initial or a title."""
    last = words.rpartition(" ")[2].rpartition(".")[2].lower()
    return last.isalpha() and (len(last) == 1 or last in _TITLES)


def _nearest(words: list[str]) -> Tense:
    """Tense of the last cue; OPEN without one."""
    for place in range(len(words) - 1, -1, -1):
        promise = PROMISES[words[place]]
        if promise:
            tense = (cue(words, place) if promise == A_CUE else OPEN) or timetable(words, place)
            if tense is not OPEN:
                return tense
    return OPEN
