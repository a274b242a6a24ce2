"""Who says "I" and "my" on a page that gives a speech: the one its heading names."""

import re

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
_FIRST_PERSON = re.compile(r"(?<![\w.'’-])(?:I(?= [a-z])|[Mm]y(?= [a-z]))")


def in_first_person(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Every "I" and "my" of a speech as a mention of its speaker; none where several speak or nobody is named."""
    speaker = _speaker(page, drafts)
    if speaker is None or speaker.side is None or len(set(_LABEL.findall(page.text))) > 1:
        return []
    taken = Taken(drafts)
    found = []
    for match in _FIRST_PERSON.finditer(page.text, speaker.end):
        if page.story(match.start()) != speaker.story or taken.touches(match.start(), match.end()):
            continue
        mention = Draft(
            match.start(), match.end(), speaker.name, speaker.role, speaker.side, speaker.level, speaker.channel,
            speaker.story,
        )  # fmt: skip
        mention.refers_to = speaker.refers_to or speaker
        found.append(mention)
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


def _fills_its_line(text: str, draft: Draft) -> bool:
    before = text.rfind("\n", 0, draft.start) + 1 == draft.start
    return before and text[draft.end : draft.end + 1] in ("\n", "")
