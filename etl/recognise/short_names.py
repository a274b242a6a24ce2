"""Later short names: "Hang" for Le Thi Thu Hang, "Pompeo" for Mike Pompeo, each within its own story."""

import re

from etl.model import HOME
from etl.recognise.drafts import COUNTRY_KINDS, Draft, Page, Taken
from etl.recognise.person_names import family_names, honorific_length, is_vietnamese, name_words, short_forms
from etl.recognise.scan import Scanner, plain

_LED_UP_TO = re.compile(r"\b(?:[Ii]n|[Tt]o|[Ff]rom|[Aa]t) $")
SHORTEST = 2
FAR = 1500
# below this it is quicker to count each name than to build a scanner for names that do not return
SHORT_TEXT = 20_000


def later_mentions(page: Page, people: list[Draft], taken: Taken) -> list[Draft]:
    """Bare repetitions of the names of `people` (full or short) that no mention covers yet."""
    by_form: dict[str, list[Draft]] = {}
    for draft in people:
        assert draft.name is not None
        for form in (draft.name, *short_forms(draft.name, _is_vietnamese(page, draft)), *family_names(draft.name)):
            if len(form) >= SHORTEST:
                by_form.setdefault(form, []).append(draft)
    if len(page.text) < SHORT_TEXT:
        by_form = {form: drafts for form, drafts in by_form.items() if _returns(page.text, form, drafts[0])}
    if not by_form:
        return []
    forms = tuple(by_form)
    found = []
    for index, start, end in Scanner(forms).hits(plain(page.text)):
        form = forms[index]
        if taken.touches(start, end) or page.mention_at(start) or not _stands_alone(page, start, end, form):
            continue
        if meant := _meant(page, by_form[form], start, form):
            draft = Draft(start, end, meant.name, meant.role, meant.side, meant.level, meant.channel, meant.story)
            draft.refers_to = meant.refers_to or meant
            found.append(draft)
    return found


def _is_vietnamese(page: Page, draft: Draft) -> bool:
    """Whether somebody goes by the last word of the name: one of Viet Nam, not Kim Jong Un, whose words might be."""
    land = page.home if draft.side == HOME else draft.side
    return land in (None, "VNM") and is_vietnamese(draft.name or "")


def _returns(text: str, form: str, first: Draft) -> bool:
    """Whether the form occurs besides where the person is first named."""
    return text.count(form) > text[first.start : first.end].count(form)


def _meant(page: Page, people: list[Draft], at: int, form: str) -> Draft | None:
    """The last person before the offset, of the same story, who goes by that form; None when it could be another's."""
    story = page.story(at)
    fuller = [draft for draft in people if draft.start < at and draft.story == story]
    if not fuller:
        return None
    namesakes = len({draft.name for draft in fuller}) > 1
    return None if namesakes and " " not in form and at - fuller[-1].end > FAR else fuller[-1]


def _stands_alone(page: Page, start: int, end: int, form: str) -> bool:
    """Whether the words are the person and no part of a longer name or word, nor a plain English word."""
    text = page.text
    if (start and (text[start - 1].isalnum() or text[start - 1] in "-'_@")) or (
        end < len(text) and (text[end].isalnum() or text[end] in "-_")
    ):
        return False
    if " " in form:
        return True
    before = text[max(0, start - 30) : start]
    previous = before.split(" ")[-2] if before.endswith(" ") and before.count(" ") > 1 else ""
    previous = previous.rsplit("\n", 1)[-1] or "."
    ends = previous[-1:] in '.,;:)!?"”–—\n' or honorific_length(f"{previous} ") > 0
    if (
        previous[:1].isupper()
        and not ends
        and previous.strip(",.") not in name_words("stop")
        and not _behind_a_place(page, start)
    ):
        return False
    following = text[end + 1 : end + 30].split(" ", maxsplit=1)[0] if text[end : end + 1] == " " else ""
    if following[:1].isupper() and following not in name_words("stop") and not following.isupper():
        return False
    return form not in name_words("plain") or not _opens_sentence(text, start) or _acts(text, end)


def _behind_a_place(page: Page, start: int) -> bool:
    """Whether a town or country that a preposition leads up to stands right before: "In Lima Wambui will meet"."""
    place = page.mention_before(start)
    if place is None or place.span.end != start - 1 or place.kind not in COUNTRY_KINDS:
        return False
    return _LED_UP_TO.search(page.text[max(0, place.span.start - 8) : place.span.start]) is not None


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital says nothing, as every sentence begins with one."""
    return text[max(0, start - 2) : start].strip(" \"'“‘") in ("", ".", "!", "?", ":", "\n", ".\n")


def _acts(text: str, end: int) -> bool:
    """Whether what follows is a person's doing, so that "Long" or "Son" is a name and no word."""
    following = text[end : end + 24].lstrip().split(" ")[0].rstrip(",.;:")
    return text[end : end + 2] == "'s" or following.endswith(("ed", "s")) or following in name_words("doing")
