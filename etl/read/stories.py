"""Which lines of a page tell the same story: most pages tell one, and only evidence cuts one off.

Evidence: the mark that ends a text ("./.", an agency's name after the last word), a label that opens a list of other
stories, links that break off in dots, and a page that is a list of title and blurb from top to bottom.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from etl.model import SectionKind
from etl.read.lines import Line, Look
from etl.read.partners import partners_named

WORD = re.compile(r"[^\W\d_]{5,}")
PAIRS_OF_A_LISTING = 4
SHARE_OF_A_LISTING = 0.8
LONGEST_BLURB = 1000
LONGEST_SUBHEAD = 100
FIT_OF_A_HEADLINE = 0.6
RELATED = 0.34
RELATED_PARAGRAPH = 0.2
# words that lean on what was told before: no item of a list opens with them
GOES_ON = re.compile(
    r"(?:At|In|On|During|After|For|With)? ?(?:It|He|She|They|His|Her|Their|The two|Both|this|that|their|his|her)\b"
)
# the days over the entries of a diary
DAY_ALONE = re.compile(
    r"(?i)\W*(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,? (?:morning|afternoon|evening|night))?\W*|"
    r"\W*(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?\W*"
)
FEW = 3
SHORTEST_REPEAT = 30
# lines; no story of the news has more, and on a page without end what was told last is enough
LONGEST_STORY = 300


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its purpose and the number of its story; the page's own story is 0."""

    line: Line
    kind: SectionKind
    story: int
    subkind: str | None = None


def placed(lines: list[Line]) -> list[Placed]:
    """Every line with its kind and story, in page order."""
    more = next((i for i, line in enumerate(reversed(lines)) if line.look is not Look.OPENER), len(lines))
    items, labels = lines[: len(lines) - more], lines[len(lines) - more :]
    if _is_listing(items):
        return _items(items, SectionKind.TEASER, 1) + [
            Placed(line, SectionKind.SPAM, 0, "nav-label") for line in labels
        ]
    end = _end_of_story(lines)
    own = _own_story(lines[:end])
    first = 1 + max((item.story for item in own), default=0)
    return own + _after(lines[end:], own, first)


def _is_listing(lines: list[Line]) -> bool:
    """A page of titles, each with one blurb, without a dateline, a caption or an end mark."""
    text = [line for line in lines if line.is_text]
    if any(line.dateline or line.ends_story or line.look is Look.OPENER for line in lines):
        return False
    if sum(DAY_ALONE.fullmatch(line.text) is not None for line in lines) >= FEW:
        return False
    pairs = sum(
        above.look is Look.TITLE and below.look is Look.PARAGRAPH and len(below.text) < LONGEST_BLURB
        for above, below in pairwise(text)
    )
    runs = sum(above.look is Look.PARAGRAPH and below.look is Look.PARAGRAPH for above, below in pairwise(text))
    return pairs >= PAIRS_OF_A_LISTING and 2 * pairs >= SHARE_OF_A_LISTING * len(text) and runs <= pairs // 8


def _end_of_story(lines: list[Line]) -> int:
    """The number of lines up to the end of the page's own story."""
    body = 0
    last_dateline = max((i for i, line in enumerate(lines) if line.dateline), default=-1)
    for i, line in enumerate(lines):
        body += line.look is Look.PARAGRAPH
        if not body:
            continue
        later = last_dateline > i
        if _is_stray(lines, i):
            continue
        if line.look is Look.OPENER and (body > 1 or not later) and not later:
            return i
        if line.ends_story and not (later and body < 2):
            return _past_tags(lines, i + 1)
    return _before_links(lines)


def _is_stray(lines: list[Line], i: int) -> bool:
    """Whether a "See more" or an agency's name stands loose in the story: a paragraph on the same matter follows."""
    if lines[i].look is not Look.OPENER and lines[i].detail != "agency-tag":
        return False
    rest = takewhile(lambda line: line.look is not Look.OPENER or line.text == lines[i].text, lines[i + 1 :])
    following = list(islice((line for line in rest if line.is_text), FEW + 1))
    if not following or following[0].look is not Look.PARAGRAPH:
        return False
    alone = len(following) <= FEW and all(line.look is Look.PARAGRAPH for line in following[:-1])
    if alone or GOES_ON.match(following[0].text) is not None:
        return True
    story = " ".join(line.text for line in lines[max(0, i - LONGEST_STORY) : i] if line.is_text)
    own = _words(following[0].text)
    shared = partners_named(following[0].text) & partners_named(story)
    return len(shared) > 1 or len(own & _words(story)) >= RELATED_PARAGRAPH * max(len(own), 1)


def _past_tags(lines: list[Line], end: int) -> int:
    """Agency tags, bylines and stamps right after the end still belong to the story."""
    while end < len(lines) and (lines[end].look is Look.STAMP or lines[end].detail in ("agency-tag", "byline")):
        end += 1
    return end


def _before_links(lines: list[Line]) -> int:
    """Without an end mark, only a closing run of broken-off links is cut off, never a paragraph that ends whole."""
    end = len(lines)
    while end and lines[end - 1].look in (Look.LINK, Look.CUT_OFF, Look.SPAM):
        end -= 1
    closing = [line.look for line in lines[end:]]
    proven = Look.LINK in closing or closing.count(Look.CUT_OFF) > 1
    return end if proven and any(line.look is Look.PARAGRAPH for line in lines[:end]) else len(lines)


def _own_story(lines: list[Line]) -> list[Placed]:
    first = next((i for i, line in enumerate(lines) if line.look is Look.PARAGRAPH), len(lines))
    headline = _headline(lines, first)
    dateline = next((i for i, line in enumerate(lines) if line.dateline), -1)
    seen: set[str] = set()
    out: list[Placed] = []
    links = 0
    for i, line in enumerate(lines):
        story = 0
        kind, subkind = _purpose(line, i, headline, first, before_dateline=i < dateline)
        if line.goes_on and out and out[-1].kind is SectionKind.HEADLINE:
            kind, subkind = out[-1].kind, out[-1].subkind
        if kind is SectionKind.TEASER:
            links += 1
            story = links
        if line.text in seen and len(line.text) > 40 and kind in (SectionKind.BODY, SectionKind.CAPTION):
            subkind = "duplicate"
        seen.add(line.text)
        out.append(Placed(line, kind, story, subkind))
    return out


def _headline(lines: list[Line], first: int) -> int | None:
    """The title above the first paragraph that shares the most words with the text; None without a title."""
    titles = [i for i in range(first) if lines[i].look is Look.TITLE]
    if len(titles) < 2:
        return titles[0] if titles else None
    story = _words(" ".join(line.text for line in lines[first : first + 4]))
    whole = {i: _words(" ".join(line.text for line in _whole_title(lines, i))) for i in titles}
    fit = {i: len(words & story) / (1 + len(words)) for i, words in whole.items()}
    best = next(i for i in titles if fit[i] >= FIT_OF_A_HEADLINE * max(fit.values()))
    while lines[best].goes_on:
        best -= 1
    return best


def _whole_title(lines: list[Line], first: int) -> list[Line]:
    """The lines of the title that begins with the line `first`."""
    return [lines[first], *takewhile(lambda line: line.goes_on, islice(lines, first + 1, None))]


FURNITURE = {
    Look.OPENER: (SectionKind.SPAM, "nav-label"),
    Look.STAMP: (SectionKind.STAMP, None),
    Look.CAPTION: (SectionKind.CAPTION, None),
    Look.CUT_OFF: (SectionKind.BODY, None),
}


def _purpose(
    line: Line, i: int, headline: int | None, first: int, *, before_dateline: bool
) -> tuple[SectionKind, str | None]:
    """What a line of the page's own story is for, from its look and its place."""
    match line.look:
        case Look.SPAM:
            return SectionKind.SPAM, line.detail
        case Look.LINK:
            return (SectionKind.BODY if line.dateline else SectionKind.TEASER), None
        case Look.PARAGRAPH:
            question = "question" if line.text.endswith("?") else None
            return SectionKind.BODY, "lede" if before_dateline and i == first else question
        case Look.TITLE:
            return _title(line, i, headline, first)
    return FURNITURE[line.look]


def _title(line: Line, i: int, headline: int | None, first: int) -> tuple[SectionKind, str | None]:
    if i == headline:
        return SectionKind.HEADLINE, None
    if headline is not None and i < headline:
        return SectionKind.SPAM, "nav-label"
    if i < first and len(line.text) > LONGEST_SUBHEAD:
        return SectionKind.BODY, "lede"
    return SectionKind.HEADLINE, "subhead"


def _after(lines: list[Line], own: list[Placed], first_story: int) -> list[Placed]:
    """What follows the story: related stories, then the site's newest; a repeated paragraph is the story again."""
    if not lines:
        return []
    told = dict.fromkeys(item.line.text for item in own if item.story == 0)
    kinds = _kinds(lines, " ".join(told))
    out: list[Placed] = []
    group: list[Line] = []
    kind = SectionKind.TEASER
    number = first_story

    def close() -> None:
        nonlocal number
        if group:
            items = _items(group, kind, number)
            number = max(number, 1 + max(item.story for item in items))
            out.extend(items)
            group.clear()

    for line, of_line in zip(lines, kinds, strict=True):
        if of_line is not kind:
            close()
            kind = of_line
        if line.look is Look.OPENER:
            close()
            out.append(Placed(line, SectionKind.SPAM, 0, "nav-label"))
        elif line.text in told or (line is lines[-1] and _breaks_off(line.text, told)):
            close()
            out.append(Placed(line, SectionKind.BODY, 0, "duplicate"))
        else:
            group.append(line)
    close()
    return out


def _breaks_off(text: str, told: Iterable[str]) -> bool:
    """Whether the last line of a page is the start of one told before, cut where the page was."""
    return len(text) > SHORTEST_REPEAT and any(other.startswith(text) for other in told)


def _kinds(lines: list[Line], story: str) -> list[SectionKind]:
    """Teaser or sidebar for each line: by the label above it, else teasers until nothing is on the story any more."""
    kinds = []
    kind, labelled = SectionKind.TEASER, False
    related = _related(lines, story)
    gap = next((i for i, pair in enumerate(pairwise(related)) if not any(pair)), len(related))
    last = max((i for i, found in enumerate(related[:gap]) if found), default=-1)
    for i, line in enumerate(lines):
        if line.look is Look.OPENER:
            kind, labelled = SectionKind(line.detail or "teaser"), True
        elif not labelled and i > last and line.is_text:
            kind = SectionKind.SIDEBAR
        kinds.append(kind)
    return kinds


def _related(lines: list[Line], story: str) -> list[bool]:
    """Whether each line is on the partners or the matter of the story; a partner that most lines name tells nothing."""
    named = [partners_named(line.text) for line in lines]
    counts = Counter(code for codes in named for code in sorted(codes))
    usual = {code for code, count in counts.items() if 2 * count > len(lines)} if len(lines) > FEW else set()
    partners = partners_named(story) - usual - {counts.most_common(1)[0][0] if counts else ""}
    words = _words(story)
    return [
        bool(codes & partners) or len(own & words) >= RELATED * max(len(own), 1)
        for codes, own in zip(named, (_words(line.text) for line in lines), strict=True)
    ]


def _items(lines: list[Line], kind: SectionKind, story: int) -> list[Placed]:
    """A list as items: a title or caption opens one, a paragraph closes it; every item is its own story."""
    out: list[Placed] = []
    closed = titled = False
    stamps_lead = bool(lines) and lines[0].look is Look.STAMP
    for line in lines:
        if line.look is Look.SPAM:
            out.append(Placed(line, SectionKind.SPAM, 0, line.detail))
            continue
        if line.look is Look.STAMP and closed and not stamps_lead:
            out.append(Placed(line, SectionKind.STAMP, story))
            continue
        opens = titled and line.look in (Look.CAPTION, Look.TITLE)
        if closed or opens:
            story += 1
            closed = titled = False
        closed = line.look in (Look.PARAGRAPH, Look.LINK, Look.CUT_OFF)
        titled = titled or line.look is Look.TITLE
        out.append(Placed(line, _item_kind(line, kind), story))
    return out


def _item_kind(line: Line, kind: SectionKind) -> SectionKind:
    match line.look:
        case Look.CAPTION:
            return SectionKind.CAPTION
        case Look.STAMP:
            return SectionKind.STAMP
    return kind


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}
