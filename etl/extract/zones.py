"""A sentence and its triggers in, the stretch of the sentence that belongs to each trigger out."""

from itertools import pairwise

from msgspec import Struct

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit
from etl.spans import Span

# "Ambassadors of the Republic of Mali, the Kingdom of Tonga ..." is one mention
_LONGEST_NAME = 260
_STRENGTHS: tuple[tuple[str, int], ...] = (
    (r";", 5),
    (
        r",\s+(?:who|which|where|whose|while|whereas|but|before|after|when|and|following|during|as well as|"
        r"including)\b",
        4,
    ),
    (
        r"\b(?:while|whereas|but|before|after|who|which|where|when|following|during|ahead of|as well as|including|"
        r"in return for|"
        r"as (?:he|she|they|the two))\b",
        3,
    ),
    # "A's visit follows [one by B]"
    (r"\bfollow(?:s|ed)(?: by| (?:his|her|their|the|an?)(?: [a-z-]+){0,3})? $|\bpreced(?:es|ed)\b", 3),
    (r"[,()]|\s--?\s|\bthat\b", 2),
    (r"\band\b", 1),
)
_LASTING = pattern(
    r"(?i)^,?\s*(?:that|which)\s+(?:lasts?|lasted|runs?|ran|begins?|began|ends?|ended|"
    r"starts?|started|(?:is|was|will) (?:to )?last)\b"
)
# "the pact, which both signed in May, was the subject when they met": the main clause is the other's
_RELATIVE = pattern(
    r"(?i)^((?: (?:with|between|of|in|to) [^,;]{2,160})?, which [^,;]{3,160}), "
    r"(?:was|were|is|are|has|have|had|will|would|should|can|must|came|comes?|went|goes) ",
    groups=True,
)
# "to Lumbini, Nepal and India signed": what follows a verb is a subject, no member of the list
_SUBJECT = pattern(
    r"^(?:,? and (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)? (?:both |also |jointly |then )?"
    r"(?:have|has|had|will|would|are|were|is|was|held|met|sign|agree|share|[a-z]+ed)\b"
)
# "the Shanghai Cooperation Organisation (SCO) Summit": brackets that only abbreviate
_ABBREVIATED = pattern(r"\([A-Z][A-Za-z\d+&-]{1,9}(?: [A-Z][a-z]{2,9})?\)")
_LEAD_IN = pattern(r"^ ?(?:and )?(?:the )?(?:[A-Z][\w'-]+ ){0,3}$")
_PREDICATE = pattern(
    r"(?i)^(?:,? (?:who|and) [^,;]{0,40})?,? ?(?:also |both |jointly |then |later |on \w+ |separately )*"
    r"(?:have|has|had|will|would|are|were|is|was|held|met|meets?|sign|agree|share|spoke|told|said|led|paid|took|"
    r"gave|made|came|went|flew|left|saw|"
    r"[a-z]+ed)\b"
)
_OCCASION = pattern(r"(?i)^,? (?:on|during|at|in|within|while|as part of|as) ")
_TITLE_REACH = 40
_ARTICLE = pattern(r"(?i)^\s*(?:and\s+)?(?:the\s+)?$")
_LABELLED = pattern(r"^ ?(?:-|--|:) ?[A-Z]")
_MEMBER = pattern(r"(?i)^\s*(?:and\s+)?(?:also\s+)?(?:with\s+)?(?:the\s+)?(?:[A-Z][\w'.-]*\s+){0,4}$")
_OF_COUNTRY = pattern(r"^\s*(?:and )?(?:(?:with )?(?:those |that )?of )?(?:the )?(?:[A-Z][\w'.-]*(?: of)? ?){1,5},\s$")
# "A's trip to Lima in May 2019, Premier B's to Hanoi in November": the noun is told once
_GAPPED = pattern(
    r"^(?:,|,? and|,? as well as)(?: as well as| and)? (?:the )?(?:[A-Z][\w.-]*,? |[a-z]+ ){0,6}[A-Z][\w.-]*'s? "
    r"(?:own |last |first )?(?:in|on|to|from|of) (?:the )?(?:[A-Z0-9])"
)
_AND_ON = pattern(r"(?i) (?:and|but|then),? (?:(?:in|on|late|early|last|the) )*$")
_VERB = pattern(
    r"(?i)\b(?:said|told|met|meets|held|holds|had|has|was|were|is|are|will|would|visited|received|agreed|signed|sent|"
    r"called|spoke|discussed|welcomed|hosted|attended|thanked|affirmed|expressed|[a-z]+ed that)\b"
)
# "comes at a time when two others compete": the scenery behind an act has no part in it
_SCENERY = pattern(
    r"(?i),? (?:(?:coming|and comes) )?(?:(?:just )?at (?:a|the very|this) (?:[a-z]+ )?(?:time|moment|juncture|point) "
    r"(?:when|that|in which|of|as)|amid|against (?:a|the) (?:back(?:drop|ground))(?: of)?) "
)
_SET_IN = (b"time", b"moment", b"juncture", b"point", b"amid", b"against a")
_BOUNDARY = pattern("(?i)" + "|".join(f"({words})" for words, _ in _STRENGTHS), groups=True)


class Clause(Struct, frozen=True):
    """A hit with its zone; `left` and `right` are the strengths of the boundaries to its neighbours, 9 at the ends.

    `stem` is the head of a list when the zone is one of its later members.
    """

    hit: Hit
    zone: Span
    sentence: Sentence
    left: int = 9
    right: int = 9
    stem: Span | None = None


def clauses(page: Page, sentence: Sentence, hits: list[Hit]) -> list[Clause]:
    """One clause a hit, in order; hits with no boundary between them share their zone."""
    cuts = [_cut(page, one.span.end, two.span.start) for one, two in pairwise(hits)]
    found: list[Clause] = []
    for index, hit in enumerate(hits):
        left = next(((at, power) for at, power in reversed(cuts[:index]) if power), (sentence.span.start, 9))
        right = next(((at, power) for at, power in cuts[index:] if power), (sentence.span.end, 9))
        start, end = _within_semicolons(page, hit.span, left[0], right[0])
        end = _before_the_scenery(page, hit.span.end, end)
        found.append(Clause(hit, Span(start, end), sentence, left[1], right[1]))
    return found


def _before_the_scenery(page: Page, start: int, end: int) -> int:
    """Where the words behind an act turn to what the world was like then; `end` where they do not."""
    words = page.flat[start:end]
    scenery = _SCENERY.search(words) if any(word in words for word in _SET_IN) else None
    return start + scenery.start() if scenery else end


def _within_semicolons(page: Page, hit: Span, start: int, end: int) -> tuple[int, int]:
    """A zone never reaches past a semicolon, unless a list of people goes on behind it: "with A; B; and C"."""
    before, after = page.flat.rfind(b";", start, hit.start), page.flat.find(b";", hit.end, end)
    while after >= 0 and (_lists_on(page, after, end) or _in_brackets(page, after, start)):
        after = page.flat.find(b";", after + 1, end)
    while before >= 0 and (_listed_before(page, before, start) or _in_brackets(page, before, start)):
        before = page.flat.rfind(b";", start, before)
    return (before + 1 if before >= 0 else start), (after if after >= 0 else end)


def _in_brackets(page: Page, at: int, start: int) -> bool:
    """Whether a semicolon only parts two remarks in brackets: "(10 a.m. local time; noon in Tokyo)"."""
    opens = page.flat.rfind(b"(", start, at)
    return opens >= 0 and b")" not in page.flat[opens:at] and b")" in page.flat[at : at + 80]


def _listed_before(page: Page, at: int, start: int) -> bool:
    """Whether ahead of a semicolon stands a member of the list that the verb behind it closes: "A; B; and C wrote"."""
    opens = max(page.flat.rfind(b";", start, at) + 1, start)
    people = page.people_in(Span(opens, at))
    if not people or at - people[-1].span.end > 1:
        return False
    return _VERB.search(page.flat[opens : people[0].span.start]) is None


def _lists_on(page: Page, at: int, end: int) -> bool:
    """Whether behind a semicolon stands another member of the list: "; Jordan - M. Hassan", or a person and no verb."""
    stop = page.flat.find(b";", at + 1, end)
    rest = Span(at + 1, stop if stop >= 0 else end)
    countries = page.partners_in(rest)
    if countries and _LABELLED.search(page.flat[countries[0].span.end : rest.end]):
        return _ARTICLE.search(page.flat[rest.start : countries[0].span.start]) is not None
    people = page.people_in(rest)
    if not people or _VERB.search(page.flat[people[0].span.end : rest.end]):
        return False
    ahead = page.flat[rest.start : people[0].span.start]
    return _MEMBER.search(ahead) is not None or (bool(countries) and _OF_COUNTRY.search(ahead) is not None)


def _cut(page: Page, start: int, end: int) -> tuple[int, int]:
    """Place and strength of the best boundary between two hits, the last of the strongest; 0 when there is none."""
    if (described := _RELATIVE.search(page.flat[start:end])) is not None:
        return start + described.spans[1][1], 4
    best = (end, 0)
    for match in _BOUNDARY.finditer(page.flat[start:end]):
        at = start + match.start()
        power = next(strength for group, (_, strength) in enumerate(_STRENGTHS, 1) if match.spans[group][0] >= 0)
        if power == 5 and _goes_on_to(page, at, end):
            continue
        if power < 5 and (_inside_name(page, at) or _LASTING.search(page.flat[at : at + 40])):
            continue
        if power == 2 and _joins_countries(page, at, start + match.end()):
            continue
        ended = start + match.end()
        if (power <= 2 or page.flat[at:ended].lower().endswith(b" and")) and _inside_list(page, at, ended):
            continue
        if power <= 2 and (_abbreviates(page, at) or _closes_a_title(page, at)):
            continue
        if power in (1, 2, 4) and (_among_people(page, at, start + match.end()) or _GAPPED.search(page.flat[at:end])):
            continue
        if power >= best[1]:
            best = (at, power)
    return _ahead_of_its_day(page, start, best)


def _ahead_of_its_day(page: Page, start: int, cut: tuple[int, int]) -> tuple[int, int]:
    """The boundary ahead of a day that opens what follows: "was there twice | and, in November, joined the summit"."""
    at, power = cut
    days = [time for time in page.times_in(Span(max(start, at - 40), at)) if time.span.end == at] if power == 2 else []
    opens = _AND_ON.search(page.flat[start : days[0].span.start]) if days else None
    return (start + opens.start(), power) if opens else cut


def _goes_on_to(page: Page, at: int, end: int) -> bool:
    """Whether behind a semicolon stands the last of a list and then only the occasion: "; and C on her visit"."""
    people = page.people_in(Span(at + 1, end))
    return (
        bool(people) and _lists_on(page, at, end) and _OCCASION.search(page.flat[people[-1].span.end : end]) is not None
    )


def _inside_list(page: Page, at: int, end: int) -> bool:
    """Whether a comma or "and" stands between two places of one list: "to Peru, Chile and Bolivia"."""
    after = end + len(page.flat[end : end + 5]) - len(page.flat[end : end + 5].lstrip(b" "))
    after += 4 if page.flat[after : after + 4] in (b"and ", b"the ") else 0
    before = [name for name in _names_in(page, Span(max(0, at - 40), at)) if at - 1 <= name.end <= at]
    following = [name for name in _names_in(page, Span(after, after + 1)) if name.start == after]
    if not before or not following:
        return False
    rest = page.flat[following[0].end : following[0].end + 60]
    return _SUBJECT.search(rest) is None and not _opens_with_person(page, after, following[0])


def _opens_with_person(page: Page, at: int, place: Span) -> bool:
    """Whether a land is that of somebody who does something: "went to China, and Korean President A came to Ha Noi"."""
    people = page.people_in(Span(at, place.end + 2))
    return bool(people) and _PREDICATE.search(page.flat[people[0].span.end : people[0].span.end + 60]) is not None


def _names_in(page: Page, span: Span) -> list[Span]:
    """Places and adjectives of countries: "his Iranian and Mexican counterparts"."""
    adjectives = [mention.span for mention in page.partners_in(span) if mention.form == "demonym"]
    return [place.span for place in page.places_in(span)] + adjectives


def _joins_countries(page: Page, at: int, end: int) -> bool:
    """Whether a dash with spaces makes one name of two countries: the "Peru - Chile Joint Commission"."""
    if b"-" not in page.flat[at:end]:
        return False
    before = [mention for mention in page.partners_in(Span(max(0, at - 40), at)) if mention.span.end == at]
    after = page.partners_in(Span(end, end + 1))
    return bool(before) and bool(after)


def _abbreviates(page: Page, at: int) -> bool:
    """Whether a bracket opens or closes an abbreviation: "(SCO)"."""
    if page.flat[at : at + 1] not in (b"(", b")"):
        return False
    return _ABBREVIATED.search(page.flat[max(0, at - 21) : at + 22]) is not None


def _closes_a_title(page: Page, at: int) -> bool:
    """Whether a comma only ends the name behind an office: "as the premier of Peru, A B, called on him"."""
    if page.flat[at : at + 1] != b",":
        return False
    around = page.people_in(Span(max(0, at - _LONGEST_NAME), at))
    return any(person.span.end == at and b", " in page.words(person.span) for person in around)


def _among_people(page: Page, at: int, end: int) -> bool:
    """Whether a comma or "and" stands between two people of one list: "with A, B, and C on the sidelines"."""
    if page.flat[at:end].strip(b", ").lower() not in (b"", b"and"):
        return False
    before = [
        person
        for person in page.people_in(Span(max(0, at - _LONGEST_NAME), at))
        if at - 2 <= person.span.end <= at and not page.flat[person.span.end : at].strip(b" ;")
    ]
    following = page.people_in(Span(end, end + _TITLE_REACH))
    if not before or not following:
        return False
    lead = page.flat[end : following[0].span.start]
    rest = page.flat[following[0].span.end : following[0].span.end + 60]
    return _LEAD_IN.search(lead) is not None and _PREDICATE.search(rest) is None


def _inside_name(page: Page, at: int) -> bool:
    around = Span(max(0, at - _LONGEST_NAME), at)
    return any(
        mention.span.end > at for mentions in (page.times_in(around), page.people_in(around)) for mention in mentions
    )
