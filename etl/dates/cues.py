"""Words that tell the tense of a clause: which of them look back, which ahead, and in what company."""

from itertools import pairwise

from etl.dates.grammar.words import MONTHS, WEEKDAYS, listed
from etl.dates.scene import FUTURE, OPEN, PAST, Tense

_FUTURE = listed(
    """
    will shall won't won’t would he'll she'll it'll they'll we'll he’ll she’ll it’ll they’ll we’ll upcoming
    forthcoming scheduled due slated expected planned poised tipped likely pencilled penciled
    """
)
_UPCOMING = listed("upcoming forthcoming")
_AT_TALKS = listed("at during in when over after following")
_TALKS = listed(
    "meeting talks session reception briefing conversation discussion discussions meetings phone call consultations"
)
_TALK_BY = 6
_TOWARDS = listed(
    """
    plan plans planning expects intends intend hopes hope aims aim prepares preparing seeks vows vowed pledges
    pledged promises promised agreed agrees agree agreement decided decides proposed proposes wants want invites
    invited invitation deadline going ready set is are scheduled due slated expected planned poised
    """
)
DETERMINERS = listed(
    """
    the a an his her its their this that these those each any all some
    """
)
_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
_BOUND_TO = listed("agreed decided pledged promised vowed planned proposed intended hoped undertook")
# what two sides do in agreeing on it
_AGREED, _RAISED = listed("agreed decided"), listed("raise elevate upgrade lift")
_TIES = listed("ties relations relationship partnership")
_DAYS = listed("in on at last this early late mid of the week month year summer autumn spring winter yesterday today")
_COMING = listed(
    """
    preparing planning coming going looking heading flying travelling traveling leaving arriving departing hosting
    meeting holding visiting voting speaking opening returning signing arranging organising organizing scheduling
    """
)
_HOPING = listed("set hopes hope hoping")
_ARRANGED = listed("arranged scheduled planned slated set fixed foreseen envisaged")
_BEFORE_SET = listed("is are be been was were being to will all jet newly")
_AFTER_SET = listed("aside up off out forth foot sail")
NOW = listed("is are has have must can wants want needs need if unless")
BACK = listed("was were had did been said told")
_PAST = listed(
    """
    was were had did has have said told went came made took met held began won lost fell rose saw gave got left
    sent spoke paid according became flew drew led read cut put hit kept stood brought bought built ran shook
    chose grew wrote sat laid sought struck spent heard thought found drove broke threw fought sold wound swore
    bade rode wore bore ate hung lent sang rang woke caught taught dealt meant understood withdrew undertook partook
    overtook blew shot slept swept wept forbade foresaw forgot forgave hid rebuilt retook rewrote sank shone shrank slid
    sprang stole stuck swam swung tore trod underwent upheld
    """
)
# "spoke by phone", "went by train": no "delegation led by" hides in these.
_NEVER_PASSIVE = listed("spoke went came flew travelled traveled talked conferred")
# Pasts that are infinitives too: "expected to hit", "did not put".
_BASES = listed("cut put hit read set come become wound found")
_BEFORE_BASE = listed("to not would could should can cannot must didn't didn’t doesn't doesn’t don't don’t")
_PARTICIPLES = listed(
    """
    been gone come become done seen shown known begun written spoken given taken grown risen fallen flown driven chosen
    """
)
_WEIGHING = listed("considers considering considered mulls mulling weighs weighing contemplates contemplating eyeing")
_DECIDING = listed("decide decision confirm announce finalise finalize set fix agree approve choose")
_SETS_FORTH = {
    "goes": {"to", "on", "into"},
    "preparing": {"for"},
    "planning": {"for"},
    "hopeful": {"of", "for", "that"},
    "confident": {"of", "that"},
}
_DATED_BY = listed("when until once if after before unless")
_DESCRIBED_BY = DETERMINERS | listed("for of with on in into from about over")
_FIXED = listed("planned scheduled agreed expected announced arranged intended thought")
_BEFOREHAND = listed("previously originally initially earlier already")
_NO_PARTICIPLES = listed(
    """
    hundred indeed succeed proceed exceed speed embed unspecified undisclosed unannounced unresolved unsigned
    unprecedented unscheduled unexpected unchanged unlimited
    """
)
_MODALS = listed("may might could should can must")
# "she could see smoke", "he could not sleep": what somebody was able to do.
_ABLE = listed("see hear feel find smell only hardly barely scarcely no not")
_AWAITING = listed("await awaits awaiting")
_JOURNEY = listed("visit come travel pay make go fly attend")
_THERE = listed("in at there")
_INVITATIONS = listed("invitation invitations")
_INVITED_BY, _LOOKED_BY, _SUBJECT_BY = 14, 18, 10
_ON_A_DAY = (["on"], ["in"], ["last"])
_LAID_ON = listed("lined arranged fixed pencilled penciled foreseen")
_WORKED_ON = listed("on towards toward")
_VISITS = listed("visit visits trip tour meeting summit talks")
_PUT_ON = (["on", "sale"], ["on", "trial"], ["on", "show"], ["on", "display"])
_NEGATIONS = listed("not no neither nor none nobody never")
_TAKES_EFFECT = listed("effective payable starting beginning expires due")
_PROGRAMME = listed(
    "program programme agenda schedule calendar itinerary timetable anvil diary cards slate docket menu"
)
_PROVIDES = listed("includes features foresees provides envisages reserves")
_AHEAD = listed("ahead run-up runup eve preparations prepare looks look looking")
VERB_BY = 12
_NOUN_BY, _PREPARED_BY = 7, 12
_PRONOUNS = listed("he she they")
_SAYING = listed(
    """
    says is was has does wants hopes believes thinks knows means needs wishes this its as tells adds estimates calls
    sees likes loves claims argues recalls remembers denies feels considers regards insists notes writes owns lives
    works remains seems suggests warns acknowledges admits suspects describes worries cites blames doubts looks sounds
    """
)
_SETS_OUT = listed(
    """
    leaves returns flies departs travels heads ends begins starts opens convenes closes concludes expires hosts resumes
    """
)
_DEPARTS, _WHITHER = listed("leaves returns flies departs travels heads"), (["to"], ["for"], ["To"], ["For"])
_INTENDS = listed("plans intends hopes expects aims")
_AFTER_NOUN = listed("for of and were was are have had that which as in on at by from with")
_GO_ON = listed("begin continue start restart resume open conclude convene meet reopen gather return")
_GETS = listed("in back here under underway")
_ON_TIME = _SETS_OUT | _GO_ON | listed("takes kick kicks gets enters enter comes")
TIMETABLE = _SETS_OUT | listed(
    """
    arrives goes comes meets receives hosts visits speaks addresses attends holds chairs continues joins pays
    welcomes delivers signs tours inspects moves sets greets lays leave return fly depart travel arrive meet hold
    """
)

_TURNS = (
    _MODALS
    | _TAKES_EFFECT
    | _COMING
    | _WEIGHING
    | _AWAITING
    | frozenset(_SETS_FORTH)
    | _LAID_ON
    | listed("invited asked working works to for has have soon success yet go forecast")
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
    | TIMETABLE
    | _GO_ON
    | _INTENDS
    | _WEIGHING
    | _AWAITING
    | _LAID_ON
    | listed(
        "to for soon success takes gets invited working works set enter yet goes go hopeful "
        "confident forecast kick kicks"
    )
)


NOTHING, A_PLURAL, A_CUE = range(3)
_KEPT = 100_000


class _Promises(dict[str, int]):
    """What each word met so far promises; the first hundred thousand are kept."""

    def __missing__(self, word: str) -> int:
        promise = _promise_of(word)
        if len(self) < _KEPT:
            self[word] = promise
        return promise


def _promise_of(word: str) -> int:
    """NOTHING, A_CUE where the word may be one, or A_PLURAL: a quick look that spares the many that tell nothing.

    A word in -s that is no cue is at most a verb in a timetable's present.
    """
    lower = word.lower()
    if word == "May" or not (word.endswith(("ed", "s")) or lower in _CUES):
        return NOTHING
    return A_PLURAL if word.endswith("s") and lower not in _CUES and lower not in _TURNS else A_CUE


PROMISES = _Promises()


def cue(words: list[str], place: int) -> Tense:
    """What one word of a clause says of its tense in the company it keeps; OPEN for most."""
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word in _FIXED and before in _BEFOREHAND:
        return OPEN
    if word in _FUTURE:
        return _of_what_is_due(words, place, word)
    if word == "to" and before in _FUTURE and "had" in words[max(0, place - 4) : place]:
        return PAST
    if word in _TURNS and _turns_ahead(words, place, word, before):
        return FUTURE
    if word in _AHEAD or word in _PROGRAMME:
        return _ahead(words, place)
    if word == "have" and not _is_perfect(words, place):
        return OPEN
    if place + 1 < len(words) and words[place + 1] == "by" and word not in _NEVER_PASSIVE and before not in BACK | NOW:
        return OPEN
    if word in _BASES and before in _BEFORE_BASE:
        return OPEN
    if word in _PAST or _is_participle(words[place]) or (word == "set" and _has_set(words, place)):
        return _of_participle(words, place, before)
    return OPEN


def _of_what_is_due(words: list[str], place: int, word: str) -> Tense:
    """The future, unless something "had been due", was "expected at the time", or is only what talks were about."""
    if word in _UPCOMING and _at_a_talk(words, place):
        return OPEN
    back = "had" in words[max(0, place - 2) : place] or words[place + 1 : place + 4] == ["at", "the", "time"]
    return PAST if back else FUTURE


def _at_a_talk(words: list[str], place: int) -> bool:
    """Whether the day is that of talks on what is to come: "discussed the upcoming events at a meeting on"."""
    behind = words[place + 1 :]
    return any(
        first in _AT_TALKS and _TALKS & set(behind[at + 1 : at + _TALK_BY]) for at, first in enumerate(behind) if at
    )


def _of_participle(words: list[str], place: int, before: str) -> Tense:
    """What was done, unless it "will be signed", waits "until it is signed", or only describes: "for resumed talks"."""
    if "be" in words[place - 2 if place > 1 else 0 : place]:
        return PAST if _could_not(words, place) else FUTURE
    if before == "being" and words[max(0, place - 2) : place - 1] in (["is"], ["are"]):
        return FUTURE
    if before in {"is", "are"} and _DATED_BY & set(words[max(0, place - 8) : place - 1]):
        return FUTURE
    told = before == "that" and words[place + 1 : place + 2] in _ON_A_DAY
    if words[place] not in _PAST and before in _DESCRIBED_BY and place + 1 < len(words) and not told:
        return OPEN
    return PAST


def _could_not(words: list[str], place: int) -> bool:
    """Whether something failed: "could not be reached", "neither of them could be found"; not "could be signed"."""
    before = {word.lower() for word in words[max(0, place - 12) : place]}
    return bool({"couldn't", "couldn’t"} & before) or ("could" in before and bool(_NEGATIONS & before))


def _turns_ahead(words: list[str], place: int, word: str, before: str) -> bool:
    """Whether a word looks ahead in its company: agreed to, set for, is preparing, as soon as, may, invited her to."""
    after = words[place + 1] if place + 1 < len(words) else ""
    if word in _MODALS:
        able = word == "could" and after in _ABLE
        return words[place].islower() and not able and "have" not in words[place + 1 : place + 3]
    if word in _TAKES_EFFECT and place == len(words) - 1:
        return True
    if word == "invited":
        return not {"to", "visit", "trip"}.isdisjoint(words[place + 1 : place + 11])
    if word == "works":
        return words[max(0, place - 2) : place] == ["in", "the"]
    if word in _LAID_ON:
        return words[-1] == "for" and "had" not in words[max(0, place - 3) : place]
    if word == "asked":
        return _asked_to_come(words[place + 1 : place + 14])
    if word == "working":
        return after in _WORKED_ON and not _VISITS.isdisjoint(words[place + 2 : place + 7])
    if word == "to" and before in {"was", "were"}:
        following = words[place + 1] if place + 1 < len(words) else "have"
        return following.islower() and following != "have" and following not in DETERMINERS
    return (
        (word == "to" and _bound_to(words, place, before))
        or (word == "for" and before in _HOPING)
        or (word in {"has", "have"} and _has_been_set(words, place))
        or (word in _COMING and before in {"is", "are"})
        or (word == "soon" and before == "as")
        or (word == "success" and before.startswith("wish"))
        or (word in _WEIGHING and after.endswith("ing"))
        or (word == "yet" and after == "to" and bool(_DECIDING & set(words[place + 2 : place + 5])))
        or after in _SETS_FORTH.get(word, ())
        or (word == "go" and before not in _BEFORE_BASE and _goes_on(words[place + 1 : place + 4]))
        or (word == "forecast" and before in {"is", "are"})
        or word in _AWAITING
    )


def _bound_to(words: list[str], place: int, before: str) -> bool:
    """Whether "to" opens what is to come: "agreed to meet", not "agreed to raise their ties", which does so."""
    if before not in _TOWARDS:
        return _agreed_then_to(words, place) or _invited_to(words, place)
    return not (before in _AGREED and _RAISED & set(words[place + 1 : place + 3]) and _TIES & set(words[place + 2 :]))


def _asked_to_come(after: list[str]) -> bool:
    """Whether somebody was asked to make a journey: "asked the premier to visit Lima in", "asked to be in Lima in"."""
    if "be" in after:
        at = after.index("be")
        return after[at - 1 : at] == ["to"] and bool(_THERE & set(after[at + 1 : at + 2]))
    return any(word == "to" and following in _JOURNEY for word, following in pairwise(after))


def _invited_to(words: list[str], place: int) -> bool:
    """Whether an invitation or a hope is for what "to" opens: "invitation of the premier to visit", "hoped to meet"."""
    if words[place - 1] == "hoped":
        return "had" not in words[max(0, place - 3) : place]
    asked = _INVITATIONS & set(words[max(0, place - _INVITED_BY) : place])
    return bool(asked) and bool(_JOURNEY & set(words[place + 1 : place + 2]))


def _agreed_then_to(words: list[str], place: int) -> bool:
    """Whether a day parts what was agreed from what is to come of it: "agreed in October to hold talks in"."""
    governor = place - 1
    while governor > 0 and (words[governor].lower() in _DAYS or words[governor].lower() in _CALENDAR):
        governor -= 1
    return governor < place - 1 and words[governor].lower() in _BOUND_TO


def _goes_on(after: list[str]) -> bool:
    """Whether a plural's present is a timetable's: voters "go to the polls", tickets "go on sale"."""
    return after == ["to", "the", "polls"] or after[:2] in _PUT_ON


def _has_been_set(words: list[str], place: int) -> bool:
    """Whether what "has been arranged" or "have been scheduled" is still to come."""
    been, fixed = words[place + 1 : place + 2], words[place + 2 : place + 4]
    return been == ["been"] and bool(_ARRANGED & set(fixed))


def intends(words: list[str], place: int) -> bool:
    """Whether a present verb tells an intention: "hopes to", "plans a summit", not "dropped her vacation plans for"."""
    if words[place] not in _INTENDS:
        return False
    following = words[place + 1 : place + 2]
    return words[place] != "plans" or (bool(following) and following[0] not in _AFTER_NOUN)


def _is_perfect(words: list[str], place: int) -> bool:
    """Whether "have" helps a participle ("have met", "have since agreed") and is no verb of its own ("have talks")."""
    return any(word in _PARTICIPLES or word in _PAST or _is_participle(word) for word in words[place + 1 : place + 4])


def _has_set(words: list[str], place: int) -> bool:
    """Whether "set" tells what somebody did ("set the date", "set aside"), not how things are ("is set to")."""
    if words[max(0, place - 1) : place] and words[place - 1].lower() in _BEFORE_SET:
        return False
    after = words[place + 1 : place + 2]
    return not after or after[0].lower() in DETERMINERS | _AFTER_SET


def _is_participle(word: str) -> bool:
    """A verb in -ed, not a name ("United") nor a compound that describes ("ASEAN-related")."""
    if not word.endswith("ed") or len(word) <= 4 or word in _NO_PARTICIPLES:
        return False
    return word.islower() and ("-" not in word or word.startswith(("co-", "re-")))


def _ahead(words: list[str], place: int) -> Tense:
    """Nouns that look forward: ahead of, eve of, preparations for, is on the programme; and to prepare the summit."""
    word, after = words[place].lower(), words[place + 1].lower() if place + 1 < len(words) else ""
    if word in _PROGRAMME:
        earlier = words[max(0, place - 7) : place]
        listed_on = "on" in earlier and {"is", "are"} & set(earlier)
        # "On the agenda for Tuesday, officials said, are talks"
        fronted = after == "for" and words[max(0, place - 2) : place] == ["On", "the"]
        in_a_place = after in {"in", "for", "of"} and not _PROVIDES.isdisjoint(words[place + 2 : place + 6])
        return FUTURE if listed_on or fronted or in_a_place or after in _PROVIDES else OPEN
    if _at_a_talk(words, place) and {"a", "an"} & set(words[place + 2 :]):
        return OPEN
    reach = _PREPARED_BY if word.startswith("prepar") else _LOOKED_BY if word.startswith("look") else _NOUN_BY
    if len(words) - place > reach:
        return OPEN
    prepares = word == "prepare" and place and words[place - 1] == "to" and (not after or after in DETERMINERS)
    return FUTURE if prepares or after in {"of", "for", "to", "forward"} else OPEN


def timetable(words: list[str], place: int) -> Tense:
    """The present of a timetable: "leaves on Saturday", "where he speaks on Friday"; captions tell the past in it."""
    word, before = words[place], words[place - 1].lower() if place else ""
    if word.lower() in _DEPARTS and words[place + 1 : place + 2] in _WHITHER:
        # the capitals of a headline: "President Heads to Lima Thursday"
        word = word.lower()
    if (word not in _ON_TIME and before not in _PRONOUNS) or len(words) - place > VERB_BY:
        return OPEN
    if before in DETERMINERS or before.endswith(("'s", "’s")):
        return OPEN
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    if after == "of":
        return OPEN
    if word == "hosts" and after not in {"the", "its", "this", "next"}:
        return OPEN
    if word in _SETS_OUT or (word == "takes" and after in {"place", "effect", "office", "the"}):
        return FUTURE
    if word in _GO_ON and (
        before.endswith("s")
        or (word == "meet" and "and" in words[max(0, place - _SUBJECT_BY) : place])
        or (before in {"and", "then"} and "are" in words[:place])
    ):
        return FUTURE
    if (word in {"kick", "kicks"} and after == "in") or (word == "gets" and after in _GETS):
        return FUTURE
    if word in {"enters", "enter", "comes"} and words[place + 1 : place + 3] in (["into", "force"], ["into", "effect"]):
        return FUTURE
    told = before in _PRONOUNS and word.islower() and word.endswith("s") and word not in _SAYING
    return FUTURE if told else OPEN
