"""Who says "I" and "my" on a page that gives a speech or an interview: the one its heading names."""

import re
from bisect import bisect_left

from etl.recognise.drafts import Draft, Page, Taken

_HEADING_REACH = 700
_NAME_REACH = 60
# "Remarks by", "full text of the speech delivered by"
_SPEECH_BY = re.compile(
    r"(?i)\b(?:remarks?|speech|address|statement|toast|keynote|lecture|op-ed|letter)\b[^\n.]{0,40}?"
    r"\b(?:by|from|delivered by|given by|made by|of) "
)
_SPEECH = re.compile(r"(?i)\b(?:remarks|speech|address|toast|keynote|lecture)\b")
# "SECRETARY KERRY: Please be seated": a page on which several speak
_LABEL = re.compile(r"(?m)^((?:[A-Z][A-Z.'-]+ ){1,4}?[A-Z][A-Z.'-]+): ")
# "Interview with", "spoke to us", "sat down with this newspaper"
_INTERVIEW = re.compile(
    r"(?i)\b(?:interview(?:s|ed)?\b(?: with|:)?|(?:spoke|speaks|talked) (?:to|with) (?:us\b|this |our |the paper)|"
    r"(?:sat|sits) down with|in conversation with|q ?& ?a\b(?: with|:)?|"
    r"(?:told|answers|answered) (?:us\b|our |questions))"
)
_QUESTION = re.compile(r"(?m)^\W{0,3}(?:Q|Question) ?\d*[:.] ")
_ANSWER = re.compile(r"(?m)^\W{0,3}(?:A|Answer) ?\d*[:.] ")
# "Minister for Foreign Affairs Ann Obi: I will visit", "Reporter: Will you": who speaks from there on
_SPOKEN = re.compile(
    r"(?m)^(?:[-–—•(]\W{0,3})?((?:[A-Z][\w.'’/-]*|&)"
    r"(?:,? (?:[A-Z][\w.'’/-]*|of|for|the|and|to|in|at|&|del?|dela|d[ao]s?|v[ao]n|der|bin|binti|al|el|la)){0,13}):"
    r"(?!//)(?=[ \w\"“(])[^\n]{12}"
)
_FIRST_PERSON = re.compile(r"(?<![\w.'’-])(?:I(?= [a-z])|[Mm]y(?= [a-z]))")


def in_first_person(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Every "I" and "my" of a speech, or of the answers in an interview, as a mention of whoever speaks.

    None where several speak or nobody is named.
    """
    if (spoken := _spoken(page, drafts)) and any(speaker for _, speaker in spoken):
        return _in_turn(page, drafts, spoken)
    asked = _QUESTION.search(page.text)
    speaker = _interviewee(page, drafts, asked.start()) if asked else _speaker(page, drafts)
    if speaker is None or speaker.side is None or len(set(_LABEL.findall(page.text))) > 1:
        return []
    taken, labels = Taken(drafts), _labels(page.text)
    found = []
    for match in _FIRST_PERSON.finditer(page.text, speaker.end):
        if page.story(match.start()) != speaker.story or taken.touches(match.start(), match.end()):
            continue
        if asked and not _is_answer(labels, match.start()):
            continue
        found.append(_as(speaker, match))
    return found


def _as(speaker: Draft, match: re.Match[str]) -> Draft:
    """An "I" or "my" as a mention of who speaks."""
    mention = Draft(
        match.start(), match.end(), speaker.name, speaker.role, speaker.side, speaker.level, speaker.channel,
        speaker.story,
    )  # fmt: skip
    mention.refers_to = speaker.refers_to or speaker
    return mention


def _in_turn(page: Page, drafts: list[Draft], spoken: list[tuple[int, Draft | None]]) -> list[Draft]:
    """Every "I" and "my" behind a label, as a mention of whom the label names."""
    taken, starts = Taken(drafts), [start for start, _ in spoken]
    found = []
    for match in _FIRST_PERSON.finditer(page.text, starts[0]):
        speaker = spoken[bisect_left(starts, match.start() + 1) - 1][1]
        if speaker and page.story(match.start()) == speaker.story and not taken.touches(match.start(), match.end()):
            found.append(_as(speaker, match))
    return found


def _spoken(page: Page, drafts: list[Draft]) -> list[tuple[int, Draft | None]]:
    """Where the lines open that a label gives to somebody, and who it is; None for one who is not known."""
    known = sorted((draft for draft in drafts if draft.side), key=lambda draft: draft.start)
    starts = [draft.start for draft in known]
    found: list[tuple[int, Draft | None]] = []
    for match in _SPOKEN.finditer(page.text):
        within = known[bisect_left(starts, match.start(1)) : bisect_left(starts, match.end(1))]
        people = [draft for draft in within if draft.end <= match.end(1)]
        found.append((match.end(1), people[0] if people else None))
    return found


def _speaker(page: Page, drafts: list[Draft]) -> Draft | None:
    """The named person behind "remarks by", or whose name fills a line under such a heading."""
    heading = page.text[:_HEADING_REACH]
    named = [draft for draft in drafts if draft.name and draft.start < _HEADING_REACH]
    if (by := _SPEECH_BY.search(heading)) is not None:
        behind = [draft for draft in named if 0 <= draft.start - by.end() <= _NAME_REACH]
        if behind and "\n" not in page.text[by.end() : behind[0].start]:
            return behind[0]
    if not _SPEECH.search(heading.partition("\n")[0]):
        return None
    return next((draft for draft in named if _fills_its_line(page.text, draft)), None)


def _interviewee(page: Page, drafts: list[Draft], before: int) -> Draft | None:
    """The named person nearest to the words that say who was asked, above the first question."""
    named = [draft for draft in drafts if draft.name and draft.end <= before]
    told = _INTERVIEW.search(page.text, 0, before)
    if told is None or before > _HEADING_REACH:
        return None
    near = [(max(draft.start - told.end(), told.start() - draft.end, 0), draft.start, draft) for draft in named]
    return min(near)[2] if near and min(near)[0] <= _NAME_REACH else None


def _labels(text: str) -> list[tuple[int, bool]]:
    """Where the labels of questions and answers stand, in order, and whether each is that of an answer."""
    asked = [(match.start(), False) for match in _QUESTION.finditer(text)]
    return sorted(asked + [(match.start(), True) for match in _ANSWER.finditer(text)])


def _is_answer(labels: list[tuple[int, bool]], at: int) -> bool:
    """Whether the last label above a place is that of an answer."""
    last = bisect_left(labels, (at, False)) - 1
    return last >= 0 and labels[last][1]


def _fills_its_line(text: str, draft: Draft) -> bool:
    before = text.rfind("\n", 0, draft.start) + 1 == draft.start
    return before and text[draft.end : draft.end + 1] in ("\n", "")
