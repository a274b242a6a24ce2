"""Those whom the sentences behind a trigger name: envoys listed, ministers who take part."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention

_GATHERS = pattern(
    r"(?i)^(?:the |this |it |its )?(?:meeting|talks|dialogue|summit|conference|event|gathering|participants)?"
    r"[^.;]{0,30}\b(?:includ\w+|consist\w* of|compris\w+|attended by|bring\w* together|brought together|gather\w*|"
    r"participated|taking part)\b"
)
_INCLUDED = pattern(
    r"(?i)\b(?:envoys|ambassadors|high commissioners|diplomats|heads of mission|newcomers|arrivals|they|"
    r"the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b[^;.]{0,40}"
    r"\b(?:includ\w+|were|are|represent\w*|c[ao]me from|hail\w* from|serve)\b"
)
_LISTS_ON = pattern(r"(?i)^(?:others|the others?|also|the rest|they|among|the remaining|likewise)\b")

_THE_OTHERS = pattern(
    r"(?i)^\W*(?:the |those of the )?(?:[a-z]+ )?(?:others?|rest|remaining [a-z]+)(?: [a-z]+)? "
    r"(?:represent\w*|are|were|c[ao]me|hail\w*|serve)\b"
)
# "from the following ambassadors:", "Those who presented their credentials were:"
_INTRODUCES = pattern(
    r"(?i)\b(?:following|newly[- ](?:accredited|appointed)|new|from|of|from the|namely|are|were|include[ds]?|below)\b"
    r"[^:;.]{0,90}:\W*$"
)
_TELLS = pattern(
    r"(?i)\b(?:said|told|met|held|had|has|have|was|were|is|are|will|would|visited|received|agreed|signed|sent|spoke|"
    r"discussed|thanked|that|which|after|before)\b"
)
# "The nine ambassadors received by the President are:"
_ENVOYS_ARE = pattern(
    r"(?i)\b(?:ambassadors?|envoys|high commissioners|diplomats|heads of mission)\b[^:;]{0,80}"
    r"\b(?:are|were|include[ds]?|comprised?|as follows|namely|following|below)\b[^:;.]{0,30}:\W*$"
)
# "Ambassador of Fiji, who resides in Kuala Lumpur"
_LIVES_IN = pattern(
    r"(?i)\b(?:resid\w+|non-resident|based|domiciled|seated|stationed|concurrently|with (?:residence|seat))\b"
)
# "Attending the event were the Fijian ambassador and consuls of Peru", "Among the guests were"
_ATTENDING = pattern(
    r"(?i)^\W*(?:also )?(?:attending|present|joining|taking part|in attendance|(?:among|those|others) (?:the |those )?"
    r"(?:attending|present|taking part|guests|participants|attendees|delegates))\b"
    r"[^.;]{0,70}\b(?:were|was|are|is|included?|includes)\b|"
    r"^\W*(?:the|this|it) (?:[\w-]+ ){0,4}(?:was|is) (?:also )?(?:attended|joined) by\b|"
    r"^\W*(?:the|this) (?:[\w-]+ ){0,3}(?:saw|drew|had|featured|attracted|with) "
    r"the (?:participation|presence|attendance) of\b"
)
# "accepted from five new envoys their credentials"
_RECEIVED = pattern(
    r"(?i)\b(two|three|four|five|six|seven|eight|nine|ten|several|some|the|of) (?:[a-z-]+ ){0,3}"
    r"(?:envoys|ambassadors|high commissioners|heads of mission)\b",
    groups=True,
)
_NUMBERS = {word: at for at, word in enumerate(b"two three four five six seven eight nine ten".split(), 2)}
_AN_ENVOY = pattern(r"(?i)\b(?:ambassador|envoy|high commissioner|(?:who|that) represents)\b")
# "met the envoys of Latin American countries", and then "the ambassadors of Peru, Chile and Cuba took part"
_MET_ENVOYS = pattern(
    r"(?i)^ (?:[^;.]{0,30} )?(?:with )?(?:the |some |several |many |all )*(?:[a-z]+ )?"
    r"(?:envoys|ambassadors|high commissioners|heads of mission)\b"
)
_ENVOYS_OF = pattern(r"(?i)\b(?:envoys|ambassadors|high commissioners|heads of mission)(?: (?:of|from|for) )(?:the )?$")
_FEWEST_ENVOYS = 3
_LONGEST_LINE, _MOST_LINES, _OPENER_WITHIN, _GUESTS_WITHIN = 170, 30, 4, 2


def with_listed(page: Page, clause: Clause, partners: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of envoys with those that the next sentences list, all of them or "the nine others"."""
    if clause.hit.trigger.type is EngagementType.MEETING and not partners:
        return _envoys_met(page, clause)
    if clause.hit.trigger.frame not in ("resident", "send"):
        return partners
    if not partners:
        return _listed_next(page, clause) or _where_accredited(page, clause)
    return ordered((*partners, *_others(page, clause))) if clause.hit.trigger.frame == "resident" else partners


def _envoys_met(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of the envoys met, three or more, whom one of the next sentences lists: "The envoys of A, B and C"."""
    if not _MET_ENVOYS.search(page.flat[clause.hit.span.end : clause.sentence.span.end]):
        return ()
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 1 + _OPENER_WITHIN]:
        lands = [m for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation"]
        named = (
            len({m.code for m in lands}) >= _FEWEST_ENVOYS and sentence.section.story == clause.sentence.section.story
        )
        if named and _ENVOYS_OF.search(page.flat[sentence.span.start : lands[0].span.start]):
            return ordered(m.code for m in lands)
    return ()


def _where_accredited(page: Page, clause: Clause) -> tuple[str, ...]:
    """The one country in whose town home's envoy handed in his letters: "Kenya's envoy presented them in Lima"."""
    span = clause.sentence.span
    if clause.hit.trigger.frame != "resident" or _AN_ENVOY.search(page.words(span)) is None:
        return ()
    ours = any(m.home for m in page.partners_in(span)) or any(page.side(who) == HOME for who in page.people_in(span))
    lands = ordered(place.code for place in page.places_in(span) if place.code != page.home)
    return lands if ours and len(lands) == 1 else ()


def _listed_next(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of envoys whom the next sentences list: "They are A (Mexico), B (Serbia). Others were C (Fiji) ..."."""
    if by_line := _by_line(page, clause):
        return by_line
    found: list[str] = []
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 6]:
        if found and not _LISTS_ON.search(page.words(sentence.span)):
            break
        codes = [mention.code for mention in page.partners_in(sentence.span) if not mention.home]
        if not found and len(set(codes)) < 2:
            if codes:
                break
            continue
        if not found and sentence.order > clause.sentence.order + 1 and not _INCLUDED.search(page.words(sentence.span)):
            break
        found += codes
    return ordered(found) or _told_one_by_one(page, clause)


def _told_one_by_one(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of envoys received together, each of whom has a sentence of his own: "The Serbian envoy, A, said"."""
    received = _RECEIVED.search(page.words(clause.sentence.span))
    if clause.hit.trigger.frame != "resident" or received is None:
        return ()
    count = _NUMBERS.get(received.group(1).lower())
    found: list[str] = []
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 1 + _MOST_LINES]:
        if sentence.section.story != clause.sentence.section.story or len(found) == count:
            break
        codes = [m.code for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation"]
        if codes and codes[0] not in found and _AN_ENVOY.search(page.words(sentence.span)):
            found.append(codes[0])
    return tuple(found) if len(found) > 1 and count in (None, len(found)) else ()


def _others(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of the other envoys, where the next sentence lists them: "The nine others represent A, B and C"."""
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 3]:
        if sentence.section.story == clause.sentence.section.story and _THE_OTHERS.search(page.words(sentence.span)):
            return ordered(mention.code for mention in page.partners_in(sentence.span) if not mention.home)
    return ()


def _by_line(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of envoys listed a line each under "from the following ambassadors:", one land a line."""
    opens = _opener(page, clause)
    if opens is None:
        return ()
    found: list[str] = []
    for sentence in page.sentences[opens.order + 1 : opens.order + 1 + _MOST_LINES]:
        words = page.words(sentence.span)
        codes = ordered(m.code for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation")
        if sentence.section.story != clause.sentence.section.story or _TELLS.search(words):
            break
        if (len(codes) > 1 and not _LIVES_IN.search(words)) or sentence.span.end - sentence.span.start > _LONGEST_LINE:
            break
        found += codes[:1]
    return ordered(found) if len(set(found)) > 1 or clause.hit.trigger.frame == "resident" else ()


def _opener(page: Page, clause: Clause) -> Sentence | None:
    """What a list of envoys stands under: the sentence of the clause, or one soon after, "The ambassadors are:"."""
    order = clause.sentence.order
    if _INTRODUCES.search(page.words(clause.sentence.span)):
        return clause.sentence
    following = page.sentences[order + 1 : order + 1 + _OPENER_WITHIN]
    return next((one for one in following if _ENVOYS_ARE.search(page.words(one.span))), None)


def taking_part(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries whose ministers a gathering brings together, told in the next sentence: "It would include those of"."""
    if guests := _of_guests(page, clause):
        return ordered(m.code for m in page.partners_in(guests.span) if not m.home and m.kind != "organisation")
    order = clause.sentence.order
    following = page.sentences[order + 1 : order + 2]
    if not following or following[0].section.story != clause.sentence.section.story:
        return ()
    gathers = _GATHERS.search(page.words(following[0].span))
    if gathers is None:
        return ()
    span = following[0].span
    codes = ordered(m.code for m in page.partners_in(span) if not m.home and m.kind != "organisation")
    return codes if len(codes) > 1 else ()


def guests(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The foreigners who attend an exchange, as the sentences behind it name them."""
    told = _of_guests(page, clause)
    people = page.people_in(told.span) if told else ()
    return tuple(person for person in people if page.side(person) not in (None, HOME))


def _of_guests(page: Page, clause: Clause) -> Sentence | None:
    """Which of the two sentences behind an exchange tells who attended it."""
    if clause.hit.trigger.frame != "exchange":
        return None
    order = clause.sentence.order
    behind = page.sentences[order + 1 : order + 1 + _GUESTS_WITHIN]
    here = (one for one in behind if one.section.story == clause.sentence.section.story)
    return next((one for one in here if _ATTENDING.search(page.words(one.span))), None)
