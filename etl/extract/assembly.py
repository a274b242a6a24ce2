"""Summits and forums: whether somebody takes part, and whose they are."""

from collections import Counter
from collections.abc import Sequence

from etl.extract.attendance import attended_by
from etl.extract.attendees import attendees
from etl.extract.forum_seats import seat
from etl.extract.lands_meant import lands_meant
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.slots import named
from etl.extract.to_be_hosted import to_be_hosted
from etl.extract.told_beside import left_for_here
from etl.extract.venue import venue
from etl.extract.zones import Clause
from etl.model import HOME, Level, PartnerMention
from etl.spans import Span

# "is to attend it at the invitation of A"
_AT_INVITATION = pattern(r"(?i)\b(?:at|upon|on|following) (?:the|an) (?:kind |official )?invitation (?:of|from|by)\b")
# asked to it, or back from it: "who arrived from the G7 summit in Rome"
_INVITED = pattern(
    r"(?i)\b(?:invit\w+|asked) [^;]*\bto (?:come|attend|visit|join|take part|co-chair)\b[^;]*$|"
    r"\b(?:arriv\w+|came|comes|coming|return\w*|fresh|flew|flies|direct(?:ly)?|straight) (?:in )?from "
    r"(?:[^\s,;.]+ ){0,9}$"
)
_OF_PEOPLE = pattern(
    r"(?i)^(?:ministers'? (?:meeting|retreat|session)|ministerial meeting|ministerial|leaders'? meeting|summit)$"
)
_CONVENES = pattern(r"(?i)\b(?:to |will |would )?(?:hold|holds|held|have|had|convened?|stage[ds]?) (?:[^\s,;]+ ){0,6}$")
_WITH = pattern(
    r"(?i)^ (?:(?:on )?[A-Z]\w+day |(?:here |there |today |on|in) [^,;]{0,24})?with (?:the |his |her |their |[A-Z])"
)
_TRILATERAL = pattern(r"(?i)\b(?:bi|tri|quadri)lateral (?:[a-z-]+ ){0,2}$")
_HOSTS = pattern(
    r"(?i)^,? (?:which )?(?:will |is to |also |has |had )*(?:play\w* host to|host(?:s|ed|ing)?|stag(?:es|ed|ing)) |"
    r"^(?:'s)? (?:[a-z]+ )?(?:hosting of|as (?:the )?(?:host|venue) (?:of|to|for)|"
    r"(?:was|is|will be) (?:the )?(?:host|venue) (?:of|to|for)) "
)
_TAKES_HIM = pattern(
    r"(?i)\b(?:takes|took|brings|brought) (?:him|her|them|[A-Z]\w+|the \w+) (?:back )?(?:to|there)\b"
    r"[^;.]* (?:is|was) the $"
)
_GOES_TO = pattern(
    r"(?i)\b(?:attend(?:s|ed|ing)?|address(?:es|ed|ing)?|join(?:s|ed|ing)?|(?:take|takes|took|taking) part in|"
    r"participat\w+ in|spoke at|speaks? at|speaking at|travel\w* to|at|for|during) (?:the |this year's |its )?"
    r"(?:\d{4} |\d+(?:st|nd|rd|th) )?$"
)
_TO_BE_THERE = pattern(
    r"(?i)^[^;.]{0,70}(?:, (?:which|that|originally|initially|first|once)| (?:originally |initially |which was |"
    r"that was )?(?:due|planned|scheduled|slated|set|expected))\b[^;.,]{0,70} (?:in|to|at|for) (?:the )?$"
)
# "during a summit in Seoul", "their first summit"
_THEIR_SUMMIT = pattern(
    r"(?i)\b(?:at|during|in|for|after|following|held|holds?|holding|had|began|opened|ended) "
    r"(?:a|their|the two leaders'?|the leaders'?) (?:(?:first|second|third|bilateral|formal|official|landmark|"
    r"historic|face-to-face|joint|brief|two-day|one-day|one-on-one|second-ever|first-ever) )*$"
)
_ATTENDING = pattern(
    r"(?i)\b(?:at|for|attend\w*|join\w*|host\w*|chair\w*|address\w*|open\w*|to|in|"
    r"(?:return\w*|back|home) (?:[^\s,;]+ ){0,4}from) (?:\w+-\w+, |[^\s,;]+ ){0,16}$"
)
# "Trade suffers, the premier told the summit"
_TOLD_IT = pattern(r"(?i)^ (?:also |then )?(?:told|tells|assured|reminded|warned|urged) (?:the|this) (?:[\w-]+ ){0,4}$")
# "The assembly, hosted by Oman, was attended by a Peruvian delegation", "saw Peru play an active part"
_HAS_AMONG_IT = pattern(
    r"(?i)^[^;.]{0,90}\b(?:(?:was|were|is|are|will be) (?:also )?(?:attended|joined|addressed|opened|closed) by|sees?|"
    r"saw|heard|counted|included|includes|featured) (?:an? |the |also |from )?(?:[\w-]+ ){0,4}$"
)
# "the venue of the summit, where the premier is also expected"
_AWAITED_THERE = pattern(
    r"(?i)^[^;.]{0,70},? (?:where|at which|to which) [^;.]{2,70} (?:is|are|was|were|will be) (?:also )?"
    r"(?:expected|awaited|due|to speak|speaking|taking part|present|among the (?:guests|speakers|participants))\b|"
    r"^[^;.]{0,70},? (?:where|at which|to which|in which|which|that) "
    r"(?:both|the two|they|he|she|(?:both|the two) [a-z]+) (?:[a-z]+ )?(?:will|would|plan to|mean to|intend to|"
    r"are to|is to|are due to|want to|hope to) (?:also |both |again )?"
    r"(?:attend|take part|participate|go|travel|meet|be present|be there|speak|join|sit down)\b"
)

_TO_THE_ASSEMBLY = pattern(
    r"(?i)\b(?:(?:sidelines?|margins?|fringes?|occasion|framework) of|attend(?:s|ed|ing)?|taking part in|"
    r"ahead of) "
)
# "GCC coordination meeting", "meeting of the IGAD Council of Ministers"
_ITS_MEETING = pattern(r"^\)?(?:'s?)?(?: [A-Za-z-]+){0,6} $")
_NOT_ITS = pattern(r"(?i)\b(?:with|to|in|between|on|of|by|at|for|a|his|her|their|had|held|has|after|before|during) ")
# "the meeting of the two premiers on the sidelines of the ASEAN summit"
_BESIDE_IT = pattern(r"(?i)\b(?:sidelines?|margins?|fringes?) of\b")
_MEETING_OF = pattern(r"(?i)^ of (?:the )?(?:[^\s,;.]+ ){0,9}$")
# "chaired a meeting of Peruvian ambassadors to EU countries": no meeting of the body
_OF_ENVOYS = pattern(
    r"(?i)^ (?:of|with|for) (?:the |all |its |his |her |our )*(?:[A-Z][\w-]+(?:'s)? ){0,2}"
    r"(?:ambassadors|envoys|high commissioners|diplomats|heads of (?:mission|(?:diplomatic |representative )+\w+)s?)\b"
)
_OWN_NAME = pattern(r"[A-Z][\w-]*['\"]? $")
_ACRONYM = pattern(r"^[A-Z]{3,}")
_GENERIC_NAME = pattern(r"(?:^|[.\n] ?)(?:The|This|That|At|During) $")
_HELD_BY = pattern(r"(?i)^ ?(?:held )?(?:between|of|with|by|bringing together)? (?:the )?(?:leaders (?:of|from) )?$")
_AND = pattern(r"(?i)^(?:'s)?(?: leaders| countries| members)?(?:,? (?:and|with)|,) (?:the )?$")
_DEALT_WITH = pattern(
    r"(?i)\b(?:agreements?|relations|ties|trade|cooperation|exports|treat(?:y|ies)|accords?|"
    r"partners?(?:hip)?) (?:with|to) (?:the )?$"
)

# what only the United Nations hold, wherever they are not named
_UN_WEEK = pattern(r"(?i)^(?:high-level week|general debate|general assembly|UNGA)")
_BODY_OF_WEEK = ("UN",)


_MEET = "meet"
# "ASEAN's foreign ministers, Minister A among them, met"
_THOSE_OF_A_BODY = pattern(
    r"(?i)\b(?-i:[A-Z])[\w'-]+ (?:[a-z-]+ ){0,2}(?:ministers|leaders|presidents|premiers|chiefs|speakers)\b"
    r"(?:,[^;.]{2,80},)? (?:[a-z]+ly |then |last )?$"
)
# "referred to the ministerial meeting which took place in Rome": spoken of, and nobody of home is there
_SPOKEN_OF = pattern(
    r"(?i)\b(?:referr\w+ to|refers to|mention\w*|drew attention to|spoke of|pointed to|cit(?:ed|ing)|alluded to) "
    r"(?:the |its |their )?(?:[\w'-]+ ){0,6}$"
)

# "the forum held in Rome, in which the minister took part"
_WAS_IN_IT = pattern(
    r"(?i)^[^;.]{0,70}, (?:in which|which|where|at which) [^;.]{2,70}\b(?:took part|participated|attended|spoke|"
    r"was present|represented|joined)\b"
)


def only_invited(page: Page, clause: Clause) -> bool:
    """Whether somebody is only asked to it; who goes "at the invitation of A" to attend it goes."""
    before = page.flat[clause.sentence.span.start : clause.hit.span.start]
    going = _AT_INVITATION.search(before)
    return _INVITED.search(before[going.end() :] if going else before) is not None


def spoken_of(page: Page, clause: Clause) -> bool:
    """Whether an assembly is only referred to, with nobody said to be there."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 110) : clause.hit.span.start]
    if _SPOKEN_OF.search(before) is None:
        return False
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    return _WAS_IN_IT.search(behind) is None or not attended_by(page, clause)


def taken_part(page: Page, clause: Clause) -> bool:
    """Whether somebody goes to the assembly: "at", "for", "to attend" it, not merely under or about it."""
    hit = clause.hit.span
    if _AWAITED_THERE.search(page.flat[hit.end : clause.sentence.span.end]) or to_be_hosted(page, clause):
        return True
    if attended_by(page, clause):
        return True
    if _ATTENDING.search(page.flat[max(clause.sentence.span.start, hit.start - 140) : hit.start]):
        return True
    for mention in page.partners_in(Span(hit.end, clause.sentence.span.end)):
        if mention.home and _HAS_AMONG_IT.search(page.flat[hit.end : mention.span.start]):
            return True
    speakers = page.people_in(Span(clause.sentence.span.start, hit.start))[-1:]
    return any(
        page.side(one) == HOME and _TOLD_IT.search(page.flat[one.span.end : hit.start]) is not None for one in speakers
    )


def of_two(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether ministers of home and of one partner meet: a "Japan-Fiji Foreign Ministers' Meeting" is a talk."""
    hit = clause.hit.span
    near = page.partners_in(_around(clause, 60, 0))
    pair = any(mention.home and mention.form == "compound" for mention in near) or of_home_too(page, clause)
    one = len(sides.partners) == 1 and sides.partners[0] not in page.bodies
    return pair and one and _OF_PEOPLE.search(page.words(hit)) is not None


def of_two_leaders(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether "a summit" or "their summit" is the talk of a leader of home with one of another country."""
    hit, people = clause.hit.span, (*sides.home_people, *sides.partner_people)
    before = page.flat[max(clause.sentence.span.start, hit.start - 40) : hit.start]
    two = bool(sides.home_people) and bool(sides.partner_people) and len(sides.partners) == 1
    leaders = two and all(person.level is Level.LEADER for person in people)
    apart = leaders and sides.partners[0] not in page.bodies and page.words(hit).lower() == b"summit"
    return apart and _THEIR_SUMMIT.search(before) is not None


def convened_by(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether home and others, its subject, hold it: "Korea, Japan and China held a ministerial meeting"."""
    ahead = Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start))
    subject = [mention for mention in page.partners_in(ahead) if mention.kind != "organisation"]
    told = _CONVENES.search(page.words(ahead)) and _OF_PEOPLE.search(page.words(clause.hit.span))
    if not sides.partners or not told:
        return False
    people = {page.side(person) for person in page.people_in(ahead)}
    if HOME in people and len(people - {HOME, None}) > 1:
        return True
    if _WITH.search(page.flat[clause.hit.span.end : clause.zone.end]):
        behind = page.people_in(Span(clause.hit.span.end, clause.zone.end))
        return HOME in people | {page.side(person) for person in behind}
    return any(mention.home for mention in subject) and {m.code for m in subject} >= set(sides.partners)


def summit_of_all(page: Page, clause: Clause) -> bool:
    """Whether those who hold it hold a summit, not a "trilateral summit" or a meeting: those are talks."""
    hit = clause.hit.span
    before = page.flat[max(clause.sentence.span.start, hit.start - 30) : hit.start]
    return page.words(hit).lower() == b"summit" and _TRILATERAL.search(before) is None


def at_home(page: Page, clause: Clause) -> bool:
    """Whether the assembly is held in the home country."""
    if left_for_here(page, clause):
        return False
    place = venue(page, clause)
    return (place is not None and place.code == page.home) or hosts_it(page, clause) or _meant_for_home(page, clause)


def _meant_for_home(page: Page, clause: Clause) -> bool:
    """Whether a town of home is where it was to be: "which was to have brought its leaders to Hanoi"."""
    end = clause.hit.span.end
    return any(
        place.code == page.home and _TO_BE_THERE.search(page.flat[end : place.span.start])
        for place in page.places_in(Span(end, clause.sentence.span.end))
    )


def hosts_it(page: Page, clause: Clause) -> bool:
    """Whether a town of home is told as the host: "Hanoi hosted the summit"."""
    ahead = Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start))
    return to_be_hosted(page, clause) or any(
        place.code == page.home and _HOSTS.search(page.flat[place.span.end : clause.hit.span.start])
        for place in page.places_in(ahead)
    )


def assembly_partners(page: Page, clause: Clause, sides: Cast) -> Cast:
    """A summit's partner is the organisation in its name, else the country that hosts it."""
    hit = clause.hit.span
    near = _in_its_name(page, clause, _around(clause, 80, 80))
    orgs = [
        mention
        for mention in page.partners_in(near)
        if mention.kind == "organisation"
        and not mention.home
        and not _DEALT_WITH.search(page.flat[max(0, mention.span.start - 30) : mention.span.start])
    ]
    joined = [
        mention
        for mention in named(page, Span(_around(clause, 45, 0).start, hit.start))
        if mention.kind != "organisation"
        and not mention.home
        and mention.form in ("compound", "name", "abbreviation")
        and b"-" in page.flat[mention.span.start - 2 : mention.span.end + 2]
    ]
    joined += _held_with(page, clause) if orgs or of_home_too(page, clause) else []
    if _of_others(page, near, joined):
        return Cast(sides.home_people, (), (), sides.home_named, sides.borrowed)
    if not orgs and not joined and (meant := lands_meant(page, near)):
        return Cast(sides.home_people, (), meant.codes, sides.home_named, sides.borrowed)
    place = venue(page, clause)
    hosts = seat_of(page, clause) or ((place.code,) if place and place.code != page.home else ())
    if not orgs and not joined:
        hosts = ordered([*hosts, *attendees(page, clause)])
    own = _BODY_OF_WEEK if _UN_WEEK.search(page.words(hit)) else hosts
    codes = ordered([mention.code for mention in orgs + joined]) or _body_of_story(page, clause) or own
    return Cast(sides.home_people, (), codes, sides.home_named, sides.borrowed)


def met_as_a_body(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether those of a body met among themselves, home among them: "when ASEAN's ministers met in Jakarta"."""
    if clause.hit.trigger.rule != _MEET or not sides.partners or not set(sides.partners) <= page.bodies:
        return False
    ahead = page.flat[clause.zone.start : clause.hit.span.start]
    behind = page.people_in(Span(clause.hit.span.end, clause.zone.end))
    return _THOSE_OF_A_BODY.search(ahead) is not None and not behind


def held_with_a_body(page: Page, clause: Clause) -> bool:
    """Whether a body and others hold it together: "the summit between ASEAN and Japan" is open to ASEAN's members."""
    assembly = clause.hit.trigger.frame == "assembly"
    return assembly and any(mention.kind == "organisation" for mention in _holders(page, clause))


def _held_with(page: Page, clause: Clause) -> list[PartnerMention]:
    """Lands that hold it with a body: "the summit between ASEAN and Japan", "its summit with Australia"."""
    return [one for one in _holders(page, clause) if not one.home and one.kind != "organisation"]


def of_home_too(page: Page, clause: Clause) -> bool:
    """Whether home is named behind it as one of those who hold it: "the conference of Viet Nam and France"."""
    return any(one.home for one in _holders(page, clause))


def _holders(page: Page, clause: Clause) -> list[PartnerMention]:
    """Those named right behind a summit as its two sides, in order."""
    at, found = clause.hit.span.end, list[PartnerMention]()
    for mention in page.partners_in(Span(at, clause.sentence.span.end)):
        gap = page.flat[at : mention.span.start]
        if not (_AND if found else _HELD_BY).search(gap):
            break
        at = mention.span.end
        found.append(mention)
    return found


def seat_of(page: Page, clause: Clause) -> tuple[str, ...]:
    """The country abroad where the forum that somebody goes to is always held: "attend the Munich conference"."""
    hit = clause.hit.span
    before = page.flat[max(clause.sentence.span.start, hit.start - 60) : hit.start]
    going = _GOES_TO.search(before) or _TAKES_HIM.search(before)
    return tuple(code for code in seat(page.words(clause.hit.span)) if code != page.home) if going else ()


def _of_others(page: Page, near: Span, joined: Sequence[PartnerMention]) -> bool:
    """Whether two other countries alone hold it: a "Japan-India Summit", wherever it is."""
    named_with = page.partners_in(near)
    two = len({mention.code for mention in joined if mention.form == "compound"}) > 1
    ours = any(mention.home and mention.form == "compound" for mention in named_with)
    return two and not ours and not any(mention.kind == "organisation" for mention in named_with)


def _in_its_name(page: Page, clause: Clause, near: Span) -> Span:
    """`near` from where it speaks of the assembly: "leaders of the UN on the sidelines of the SCO Summit"."""
    before = page.flat[near.start : max(near.start, clause.hit.span.start)]
    opened = [match.end() for match in _TO_THE_ASSEMBLY.finditer(before)]
    return Span(near.start + opened[-1], near.end) if opened else near


def _body_of_story(page: Page, clause: Clause) -> tuple[str, ...]:
    """The organisation a story speaks of twice or more, where "the summit" goes without a name."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 24) : clause.hit.span.start]
    named = _OWN_NAME.search(before) and not _GENERIC_NAME.search(before)
    if named or clause.hit.trigger.rule == "forum by name" or _ACRONYM.search(page.words(clause.hit.span)):
        return ()
    story = clause.sentence.section.story
    counts = Counter(
        mention.code
        for sentence in page.sentences
        if sentence.section.story == story
        for mention in page.partners_in(sentence.span)
        if mention.kind == "organisation" and not mention.home
    )
    (code, times), *others = [*counts.most_common(2), ("", 0)]
    return (code,) if times > 1 and times > others[0][1] else ()


def _around(clause: Clause, before: int, after: int) -> Span:
    """The trigger with so many characters about it, inside its zone where it lies there."""
    hit, zone = clause.hit.span, clause.zone
    start = min(hit.start, max(zone.start, hit.start - before))
    return Span(start, max(hit.end, min(zone.end, hit.end + after)))


def hosting_bodies(page: Page, clause: Clause) -> tuple[str, ...]:
    """Organisations named right before the trigger: the "UN Peacekeeping Exercise"."""
    near = page.partners_in(_around(clause, 40, 0))
    return ordered(mention.code for mention in near if mention.kind == "organisation" and not mention.home)


def own_meeting(page: Page, clause: Clause) -> tuple[str, ...]:
    """Organisations whose own meeting it is, none where home meets with them: "the meeting of the AU Peace Council"."""
    hit, sentence = clause.hit.span, clause.sentence.span
    near = page.partners_in(Span(max(sentence.start, hit.start - 60), min(sentence.end, hit.end + 70)))
    found = [mention for mention in near if mention.kind == "organisation" and mention.form != "compound"]
    codes = []
    if _OF_ENVOYS.search(page.flat[hit.end : sentence.end]):
        return ()
    for mention in found:
        between = page.flat[mention.span.end : hit.start]
        behind = page.flat[hit.end : mention.span.start]
        if (mention.span.end < hit.start and _ITS_MEETING.search(between) and not _NOT_ITS.search(between[1:])) or (
            mention.span.start > hit.end and _MEETING_OF.search(behind) and not _BESIDE_IT.search(behind)
        ):
            codes.append(mention.code)
    return ordered(codes) if not any(mention.home and mention.form == "compound" for mention in near) else ()
