"""Later short names: "Hang" for Le Thi Thu Hang, "Pompeo" for Mike Pompeo, each within its own story."""

from collections.abc import Iterator

from etl.recognise.drafts import Draft, Page
from etl.recognise.person_names import STOP_WORDS, is_vietnamese, short_forms

SHORTEST = 2
PLAIN_WORDS = frozenset(
    "An To Do So In On At As Me We He The This No Be By My Or If It Is Up Go May Long Son Hang Man Can Sang Mai Ban Hoa "
    "Thu Bang Nam Ha Y La Co Ai Chin Don Sun Sin Dam Ding Young Power Price Rice Key King Park Pope Brown Green White "
    "Black Blue Bush Wood Hill Banks Marks Will Mark Grant Chance Moon Rich Best Strong Good Small Short Day Way "
    "Wong Ali".split()
)


def later_mentions(page: Page, people: list[Draft], taken: list[tuple[int, int]]) -> list[Draft]:
    """Bare repetitions of the names of `people` (full or short) that no mention covers yet, in order of position."""
    found: dict[int, Draft] = {}
    by_form: dict[tuple[int, str], list[Draft]] = {}
    for draft in people:
        assert draft.name is not None
        for form in (draft.name, *short_forms(draft.name, is_vietnamese(draft.name))):
            if len(form) >= SHORTEST:
                by_form.setdefault((draft.story, form), []).append(draft)
    spans = _stories(page)
    covered = _Covered(taken)
    for (story, form), drafts in sorted(by_form.items(), key=lambda item: -len(item[0][1])):
        for low, high in spans.get(story, []):
            for at in _occurrences(page.text, form, low, high):
                end = at + len(form)
                if covered.overlaps(at, end) or not _stands_alone(page.text, at, end, form):
                    continue
                fuller = [draft for draft in drafts if draft.start < at]
                if not fuller or (
                    " " not in form and len({draft.name for draft in fuller}) > 1 and not _near(fuller, at)
                ):
                    continue
                meant = fuller[-1]
                draft = Draft(at, end, meant.name, meant.role, meant.side, meant.level, meant.channel, story)
                draft.refers_to = meant.refers_to or meant
                found[at] = draft
                covered.add(at, end)
    return [found[at] for at in sorted(found)]


def _near(fuller: list[Draft], at: int) -> bool:
    return at - fuller[-1].end < 1500


class _Covered:
    """Characters already spoken for."""

    __slots__ = ("spans",)

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = set()
        for start, end in spans:
            self.spans.update(range(start, end))

    def overlaps(self, start: int, end: int) -> bool:
        return start in self.spans or end - 1 in self.spans

    def add(self, start: int, end: int) -> None:
        self.spans.update(range(start, end))


def _stories(page: Page) -> dict[int, list[tuple[int, int]]]:
    """Stretches of text that belong to each story."""
    if not page.stories:
        return {0: [(0, len(page.text))]}
    bounds = [*page.section_starts, len(page.text)]
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, story in enumerate(page.stories):
        spans.setdefault(story, []).append((bounds[index], bounds[index + 1]))
    return spans


def _occurrences(text: str, form: str, low: int, high: int) -> Iterator[int]:
    at = text.find(form, low, high)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form), high)


def _stands_alone(text: str, start: int, end: int, form: str) -> bool:
    """Whether the words are the person and no part of a longer name or word, nor a plain English word."""
    if (start and (text[start - 1].isalnum() or text[start - 1] in "-'_@")) or (
        end < len(text) and (text[end].isalnum() or text[end] in "-_")
    ):
        return False
    if " " in form:
        return True
    before = text[max(0, start - 30) : start]
    previous = before.split(" ")[-2] if before.endswith(" ") and before.count(" ") > 1 else ""
    if previous[:1].isupper() and previous.strip(",.") not in STOP_WORDS and previous[-1:] not in '.,;:)!?"”–—':
        return False
    following = text[end + 1 : end + 30].split(" ")[0] if text[end : end + 1] == " " else ""
    if following[:1].isupper() and following not in STOP_WORDS and not following.isupper():
        return False
    return form not in PLAIN_WORDS or not _opens_sentence(text, start) or _acts(text, end)


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital says nothing, as every sentence begins with one."""
    return text[max(0, start - 2) : start].strip(" \"'“‘") in ("", ".", "!", "?", ":", "\n", ".\n")


def _acts(text: str, end: int) -> bool:
    """Whether what follows is a person's doing, so that "Long" or "Son" is a name and no word."""
    following = text[end : end + 24].lstrip().split(" ")[0]
    return (
        following.rstrip(",.").endswith(("ed", "s"))
        or following in ("and", "told", "said", "also", "spoke", "met", "held", "took", "gave", "thanked", "hoped")
        or text[end : end + 2] == "'s"
    )
