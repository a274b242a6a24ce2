"""A person mention while it is being worked out, and the stories and sentences that it stands in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.model import HOME, Channel, Level, PartnerMention, Section
from etl.recognise.person_names import spaced

REACH = 600
_END = re.compile(
    r"(?<![ .(][A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|St))(?<!\b(?:Mrs|Gen|Sen|Col|Maj))(?<!\b(?:Mohd|Muhd|Brig|Capt))"
    r"(?<!\bLieut)[.!?][\"”]?\s+|\n"
)
COUNTRY_KINDS = frozenset({"country", "territory", "city"})


@dataclass(slots=True)
class Draft:
    """One mention: words from `start` to `end`; what is None may still be filled from the rest of the story.

    Unless `ranked` the person met takes no office over from the one who met him.
    """

    start: int
    end: int
    name: str | None
    role: str | None
    side: str | None
    level: Level
    channel: Channel | None
    story: int
    core: str = ""
    refers_to: "Draft | None" = None
    ranked: bool = True

    def __post_init__(self) -> None:
        self.name = spaced(self.name) if self.name else self.name

    def take(self, fuller: "Draft") -> None:
        """Take over what the fuller mention of the same person knows; the higher rank stays."""
        self.refers_to = fuller.refers_to or fuller
        self.name = fuller.name or self.name
        self.side = self.side or fuller.side
        if fuller.level.rank <= self.level.rank or self.role is None:
            self.level, self.channel = fuller.level, fuller.channel or self.channel
            self.role = fuller.role or self.role


class Taken:
    """Stretches of text that mentions already cover."""

    __slots__ = ("_characters",)

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._characters = bytearray()
        for draft in drafts:
            self.add(draft.start, draft.end)

    def add(self, start: int, end: int) -> None:
        """Cover the characters from `start` up to `end`."""
        if len(self._characters) < end:
            self._characters.extend(bytes(2 * end - len(self._characters)))
        self._characters[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of the stretch is covered."""
        return self._characters.find(1, start, end) >= 0


class Page:
    """The text with its sections and partners: which story an offset lies in, which sides its sentence names."""

    __slots__ = ("home", "home_codes", "partners", "section_starts", "starts", "stories", "text")

    def __init__(self, text: str, sections: Sequence[Section], partners: Sequence[PartnerMention], home: str) -> None:
        self.text = text
        self.home = home
        self.home_codes = frozenset(mention.code for mention in partners if mention.home)
        self.partners = partners
        self.starts = [mention.span.start for mention in partners]
        self.section_starts = [section.span.start for section in sections]
        self.stories = [section.story for section in sections]

    def story(self, at: int) -> int:
        """Number of the story that the offset lies in; 0 where the page has no sections."""
        index = bisect_right(self.section_starts, at) - 1
        return self.stories[max(index, 0)] if self.stories else 0

    def side_of(self, code: str) -> str:
        """HOME for the home country and its organs, else the code."""
        return HOME if code == self.home or code in self.home_codes else code

    def mention_at(self, at: int) -> PartnerMention | None:
        """The partner mention that begins at the offset."""
        index = bisect_left(self.starts, at)
        return self.partners[index] if index < len(self.starts) and self.starts[index] == at else None

    def mention_before(self, at: int) -> PartnerMention | None:
        """The last partner mention that ends at or before the offset."""
        index = bisect_left(self.starts, at) - 1
        return self.partners[index] if index >= 0 and self.partners[index].span.end <= at else None

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around the offset, at most REACH characters off; an initial ends none."""
        low, high = max(0, at - REACH), min(len(self.text), at + REACH)
        first = low
        for end in _END.finditer(self.text[low:high]):
            if low + end.end() > at:
                return first, low + end.end()
            first = low + end.end()
        return first, high

    def partners_within(self, low: int, high: int) -> list[PartnerMention]:
        """The countries and bodies named from `low` up to `high`."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        return list(self.partners[first:last])

    def foreign_in(self, low: int, high: int) -> list[str]:
        """Foreign countries and organisations named in a stretch, places left out, in order of appearance."""
        index = bisect_left(self.starts, low)
        codes: dict[str, None] = {}
        while index < len(self.partners) and self.starts[index] < high:
            mention = self.partners[index]
            if not mention.home and mention.form != "place" and mention.kind in ("country", "organ"):
                codes.setdefault(mention.code)
            index += 1
        return list(codes)
