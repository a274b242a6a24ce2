"""How a country or a person stands in a clause: as a side, as a place, as a goal, or as what was talked of."""

from collections.abc import Iterable

from etl.extract.offstage import offstage
from etl.extract.page import Page, once
from etl.extract.patterns import any_of, pattern
from etl.model import HOME, PartnerMention, PersonMention
from etl.spans import Span

_PLACE = pattern(r"(?i)\b(?:in|at|from|across|inside|into|through|near|throughout)\s+(?:the\s+)?$")
_GOING = pattern(r"(?i)\b(?:to|for|visit|visiting|visited|visits|tour of)\s+(?:the\s+)?(?:city of\s+|capital of\s+)?$")
_TOPIC = pattern(
    r"(?i)\b(?:on|about|over|regarding|concerning|against|situation in|war in|crisis in|issue of|"
    r"issues in|like|such as|including|(?:spoke|speaks?|speaking|talked) of|"
    r"(?:bombings?|bombardment|shelling|invasion|occupation|annexation|partition) of)\s+(?:the\s+)?$"
)
_TOPIC_AFTER = pattern(
    r"(?i)^(?:'s)?\s*(?:[-/ ]\s*\w+\b)?\s*(?:conflict|war\b|crisis|issue|question|sea\b|ocean|peninsula|"
    r"invasion|border(?:[.,;)]|$| (?:at|in|on|where|and|crossing|gate|town|province|area|region|dispute|situation|"
    r"issues?|tensions?|clash\w*|conflict|row|stand-?off|fighting|crisis))|"
    r"tensions|clashes|ceasefire|fighting|hostilities|rivalry|convention|charter|nuclear programme)|"
    r"^(?:,? and (?:[A-Z][a-z]+ ?){1,3}| )*(?:will be|would be|was|were|is|are)? ?(?:also )?"
    r"(?:(?:high )?on the(?:ir)? agenda|high on|topp?(?:ed|s)? the agenda|came up|figured in|loomed|dominate[ds]?)"
)
JOINT = pattern(r"^\s*(?:,|and|&|,\s*and|as well as|[-/])\s*(?:the\s+|of\s+|its\s+)*$")
_DASH = pattern(r"^\)?\s+--?\s+(?:the\s+)?$")
_INVITER = pattern(
    r"(?i)\b(?:(?:greeted|seen off|met at|received at|welcomed at)(?: [^,;]*)? by|"
    r"invitations? (?:of|from|by)|invited by|hosted by|guests? of|by invitation of|"
    r"invitations? (?:extended|coming|issued) (?:by|from))\b[^;]*$|\binvitations (?:of|from|by) [^.]*$"
)
_SENDER = pattern(
    r"(?i)\b(?:delegations?|envoys?|ambassadors?|ministers?|presidents?|leaders?|officials?|team|guests?|lawmakers|"
    r"diplomats?|"
    r"negotiators?|commanders?|delegates|"
    r"representatives?|ships?|officers?|soldiers|generals?|governors?|mayors?|senators?|legislators?|"
    r"parliamentarians?|judges|prosecutors|missions?|experts?|troupe|artists?|photographs?|photos|paintings?|films?|visitors?|counterparts?|"
    r"colleagues?|peers?|premiers?|speakers?|chiefs?|heads|coast guards?|border guards?|navies|armies|troops|forces|"
    r"students?)\s+(?:\w+\s+)?from\s+(?:the\s+)?$|"
    r"\b(?:ambassadors|envoys|diplomats|heads of mission|commissioners)(?: (?:just|newly|recently|lately))?"
    r"(?: (?:appointed|accredited|posted|assigned))?(?: (?:to|in) (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?)?"
    r"(?: on (?-i:[A-Z])\w+(?: \d+)?)?,? from (?:the )?$|"
    r"\b(?:warships?|vessels?|frigates?|destroyers?|corvettes?|carriers?|cutters?|submarines?|squadrons?|flotillas?) "
    r"from (?:the )?$"
)
_TOWN_SENDS = pattern(
    r"(?i)\b(?:delegations?|envoys?|leaders?|officials?|lawmakers|representatives?|delegates|mission|negotiators|"
    r"diplomats|ministers|teams?|experts)\s+"
    r"(?:\w+\s+)?(?:from|of)\s+(?:the\s+)?(?:[a-z]+ ){0,3}(?:provinces|cities|localities) of $|"
    r"\b(?:delegations?|envoys?|leaders?|officials?|lawmakers|representatives?|delegates|mission|negotiators|"
    r"diplomats|ministers|teams?|experts)\s+(?:\w+\s+)?from\s+(?:the\s+)?(?:(?:city|province|prefecture) of )?$|"
    r"\b(?:two|three|four|five|both|neighbou?ring|border) (?:[a-z]+ )?(?:provinces|cities|towns|localities|ports) of $|"
    r"\b(?:officials|authorities|administration|municipality|(?:city|provincial|municipal) (?:government|council|party "
    r"committee)|people's (?:committee|council)|party committee|department of [\w ]{3,30}|leadership|leaders|"
    r"border guard(?: high)?(?: commands?| forces?| stations?| posts?)?|border guards|border (?:posts?|stations?)|"
    r"military (?:commands?|forces)|armed forces|police(?: departments?| forces?)?|public security(?: departments?)?|"
    r"(?:working|special) committees?) of "
    r"(?:the )?(?:(?:city|capital|province|prefecture|port) (?:of )?)?$|"
    r"\b(?:agreement|memorandum|pact|programme|protocol|minutes|letter of intent|ties|relations) with (?:the )?"
    r"(?:(?:city|province|prefecture|port) of )?$|"
    r"\b(?:delegations?|mission) of (?:the )?(?:(?:leaders|officials|authorities|city|province|people'?s committee|"
    r"people'?s council|party committee) (?:of |from )?(?:the )?)*$|"
    # "a delegation from the Women's Union of Vientiane", "a mission from the city of Osaka"
    r"\b(?:delegations?|mission) (?:of|from) the (?:(?:city|province|prefecture) of |"
    r"(?-i:[A-Z])[\w'-]*(?: (?:(?:and|of|for) )?(?-i:[A-Z])[\w'-]*){0,5} (?:of|in) )$"
)
# "the Da Nang delegation", "Osaka's working delegation", "the Hanoi People's Committee delegation", "Da Nang leaders"
_TOWN_IN_FRONT = pattern(
    r"(?i)^(?:'s?)? (?:city |province |provincial |municipal |people's |party |committee |council |prefectur\w+ |"
    r"working |official |high-level |high-ranking |trade |business |government )*"
    r"(?:delegations?|authorities|leaders|officials|people's committee|party committee|government|administration)\b"
)
# "Da Nang city and Japan's Sakai city signed": towns that act together
_TOWN_BESIDE = pattern(
    r"^(?: city| province)?,? and (?:the )?(?:[A-Z][\w']+ ){1,5}(?:city|province|prefecture|state|county|region|"
    r"district|municipality|governorate)\b|"
    r"^(?: city| province)? and [A-Z][\w']+(?: [A-Z][\w']+){0,3}"
    r"(?: city| cities| provinces?| autonomous region| prefecture| authorities| leaders| officials)?"
    r"(?: of [A-Z]\w+)? (?:have |has |jointly |on [A-Z]\w+(?: \d+)? )*"
    r"(?:signed?|inked|established|forged|became|set up|twinned|held|had|met|celebrated|marked|organi[sz]ed|"
    r"co-organi[sz]ed|exchanged|agreed)\b"
)
# "Da Nang signed a pact with", "Hai Phong City has inked one"
# "talks between the party committees of Hanoi and Vientiane": towns meet
_TOWNS_MEET = pattern(
    r"(?i)\b(?:talks|meetings?|dialogue|exchanges?|conference|gathering|agreement|memorandum|pact|session|encounter) "
    r"(?:[^;.]{0,90} )?between (?:the )?(?:(?:[\w'-]+ ){0,8}(?:of (?:the )?)?|[^;]{3,130}(?:,|,? and) (?:the )?"
    r"(?:[\w'-]+ ){0,6}(?:(?:of|in) (?:the )?)?)$"
)
_IN_A_TOWN = pattern(r"(?i)\b(?:in|at|near|from) (?:the )?$")
_TOWN_SIGNS = pattern(
    r"(?i)^(?: city| province)? (?:(?:has|have|had|also|will|and|on|last|the|[A-Z]\w+day|[A-Z]\w+ \d+|\d+ [A-Z]\w+|"
    r"yesterday|today) ){0,4}(?:sign(?:ed|s)?|ink(?:ed|s)?|twinned|concluded|initialled) "
)
# "in Djerba, Tunisia", whether the town is known or not
_IN_TOWN = pattern(r"\b(?:in|at|from|near) (?:the )?[A-Z][\w?'-]*(?: [A-Z][\w?'-]*){0,3}, (?:the )?$")
# "in March, Italy's frigate": a month is no town
_IN_MONTH = pattern(
    r"\bin (?:January|February|March|April|May|June|July|August|September|October|November|December), (?:the )?$"
)
# "After talks in Lima, Peru and Oman signed": the subject, and not where Lima lies
_OPENS_CLAUSE = pattern(
    r"^ (?:and (?:the )?[A-Z][\w-]+ (?:[A-Z][\w-]+ )?)?(?:also |both |jointly |on [A-Z][a-z]+ )?(?:said|says|signs?|"
    r"will|would|has|had|have|agree[ds]?|held|hold|met|wants?|plans?|hopes?|[a-z]{3,}ed)\b"
)
_LED = any_of(_TOPIC, _SENDER, _PLACE, _GOING)
# what is of a person without the person being there: "after Bush's inauguration"
_OWN_MATTER = pattern(
    r"(?i)^'s? (?:\w+ ){0,2}(?:inauguration|re-?election|election|victory|death|resignation|remarks?|statements?|"
    r"comments?|decision|order|polic(?:y|ies)|administration|government|announcement|tweets?|proposal|initiative|"
    r"cabinet|"
    r"ranch|residence|birthday|leadership|campaign|presidency|term|vision|speech|address|aides?|party|swearing-in|commitment|stance|"
    r"position|pledge|threats?|tariffs?|demands?|views?|return to power|rise|reform\w*|strateg\w+|plans?)\b"
)
_REMOTE = pattern(
    r"(?i)\b(?:after|following|since|before|at|of|during|from|under|amid|until|ahead of|in|over|about|on) (?:the )?"
    r"(?:[a-z.]+ ){0,2}$"
)
# those of a body's members are many countries, not the body
_MEMBERS = pattern(
    r"(?i)^(?:'s?)? (?:member |partner |participating |dialogue )*(?:states|countries|members|nations|economies|"
    r"partners)\b"
)
# "the permanent missions of Fiji to the UN": home's own people there
_OWN_MISSION = pattern(
    r"(?i)\b(?:missions?|representatives?|representations?|delegations?|delegates?)(?: of [a-z ]{2,24})? to "
    r"(?:the )?(?:headquarters of (?:the )?)?$"
)
# "to a strategic partnership, on a par with Beijing and Moscow"
_COMPARED = pattern(
    r"(?:\bon (?:a )?par with|\bsame (?:level|footing|tier|rank) as|\bequal to|"
    r"\blevel with|\b(?:rank|status|level|tier|title)[^.;]{0,14} "
    r"(?:reserved for|held by|enjoyed by|given to|granted to|accorded to|shared by)|"
    r"\b(?:became|becomes|become|becoming|partners?),? (?:after|alongside|following|joining)|"
    r"\b(?:apart|aside) from|\bother than|"
    r"\b(?:none|nobody|no other|no one) (?:but|except|save)|\b[Oo]nly (?:to|with)|"
    r"\bput(?:ting|s)? (?:it|them) (?:alongside|next to|beside|with)) "
    r"(?:the )?(?:[A-Z]\w+(?: and |, )(?:the )?)*$"
)
# "joined Peru and Kenya as a strategic partner"
_JOINS = pattern(r"(?i)\bjoin(?:ed|s|ing) (?:the )?(?:[a-z]\w+(?:,? and |, )(?:the )?)*$")
_AS_ONE_MORE = pattern(r"^(?:(?:,? and |, )(?:the )?[A-Z]\w+)* as (?:an?|one|the|its|their)\b")
# "Peru and Kenya were its only strategic partners before 2016"
_ONLY_ONES = pattern(
    r"^(?:(?:,? and |, )(?:the )?[A-Z]\w+)* (?:were|was|are|is|had been) [^,;.]{0,30}"
    r"\b(?:sole|only|other|first|existing)\b[^,;.]*\bpartners?\b"
)
# "on the margins of the Peru-ASEAN special summit": the name of the gathering that the talks were beside
_AT_MARGINS = pattern(r"(?i)\b(?:margins?|sidelines?|fringes?) of (?:the|an?|its|this year's)(?: [^\s,;]+){0,4}[ -]$")
_GATHERING_NAME = pattern(
    r"(?i)^(?:[-/][A-Z][\w.]*)? (?:[\w-]+ ){0,4}(?:summits?|meetings?|forum|conference|dialogue|assembly|congress)\b"
)
# "Kazakh media reported": who tells of it takes no part
_TELLS = pattern(
    r"(?i)^(?:'s)? (?:state |local |official |state-run |national |mass )*(?:media|press|newspapers?|dail(?:y|ies)|"
    r"news agenc(?:y|ies)|news outlets?|outlets|television|broadcasters?|tv|radio)"
    r"(?: outlets?)?(?: (?:on|late|earlier) \w+)? ?(?:also )?"
    r"(?:reports?\b|reported|said|says|announced|quot\w+|carried|wrote|cit\w+|[.,;]|$)"
)
# "summoned to the Foreign Ministry in Astana": a ministry acts for its country
_SEAT_OF = pattern(
    r"(?i)\b(?:ministry|mfa|mofa|foreign office)(?: of (?:\w+ ){1,3})? ?in (?:the )?$|"
    r"\b(?:summoned|called|convoked)(?: in)? to (?:the )?$"
)
# "took up relations in 1950, after Peru and Chile": who had come first
_AFTER_OTHERS = pattern(
    r"\b(?:country|nation|state|one|first|second|third|fourth|fifth|\d{4}),? (?:only |just |soon )?"
    r"(?:after|behind) (?:only )?(?:the )?(?:[A-Z]\w+(?: [A-Z]\w+)*(?:,? and |, )(?:the )?)*$"
)
_OF_TIES = pattern(r"\b(?:relations|ties|recogni[sz]\w+|establish\w*)\b")
# "amid rivalry between Peru and Chile", "against the background of Peru-Chile competition": how things are
_BACKDROP = pattern(
    r"(?i)\b(?:amid(?:st)?|against (?:the|a) (?:background|backdrop) of|in the midst of|at a time of) "
    r"(?:[^\s,;.]+ ){0,8}(?:[^\s,;.]+-)?$"
)
# "as China's influence in the region grows", "wary of China's claims"
_AS = pattern(r"(?i)\b(?:as|amid|with|of|over|about|given|counter|despite) $")
_ITS_WEIGHT = pattern(
    r"(?i)^'s (?:[a-z-]+ ){0,3}(?:influence|assertiveness|clout|rise|ambitions|presence|expansion|build-?up|"
    r"pressure|claims|might|muscle)\b"
)
_STRIFE = pattern(
    r"(?i)\b(?:rivalry|competition|tensions?|wars?|conflicts?|disputes?|stand-?off|contest|contention|frictions?|"
    r"confrontation|feud|row|rows|vying|jostling|sparring|quarrels?)\b"
)
# "letters were handed in by Ana Lima for Angola, Luis Prado for Cuba": for whom somebody stands
_STANDS_FOR = pattern(
    r"(?:[^\s,;.]+ )?[A-Z][^\s,;.]* (?:(?:de|da|dos|di|van|von|al|bin|el) )?[A-Z][^\s,;.]* for (?:the )?$"
)
_NEXT_ONE = pattern(r"^(?:,| and |;|\.| \()")
_EVENT = pattern(r"(?:Conference|Forum|Dialogue|Summit|Expo|Fair|Games|Festival|Week)$")
_INVITED_BY = 260
_BESIDE = 90
_BETWEEN = 240
_ENVOY_OF = pattern(
    r"(?i)\b(?:special|personal) (?:envoy|representative|emissary|messenger)s? of (?:the )?(?:party )?$"
)
# "former Nepali ambassadors to India": where they were posted
_POSTED_TO = pattern(r"(?i)\bformer [^,;.]{0,30}(?:ambassadors?|envoys?|high commissioners?|consuls?) to (?:the )?$")


def people_by_side(page: Page, span: Span) -> tuple[tuple[PersonMention, ...], tuple[PersonMention, ...]]:
    """Home people and partner people that stand in `span`; the unresolved are in neither."""
    people = [
        person
        for person in page.people_in(span)
        if not offstage(page, person.span)
        and not _owns_the_matter(page, person.span)
        and not _speaks_for(person)
        and not _sends_an_envoy(page, person)
    ]
    home = tuple(person for person in people if page.side(person) == HOME)
    partner = tuple(person for person in people if page.side(person) not in (HOME, None))
    return home, partner


def _speaks_for(person: PersonMention) -> bool:
    """Whether the person is only quoted: a spokesman takes part in nothing he tells of."""
    return "spokes" in (person.role or "").lower()


def _sends_an_envoy(page: Page, person: PersonMention) -> bool:
    """Whether one of home's only tells whose envoy another is: "Minister A, Special Envoy of the President, met"."""
    before = page.flat[max(0, person.span.start - 40) : person.span.start]
    return page.side(person) == HOME and _ENVOY_OF.search(before) is not None


@once
def _owns_the_matter(page: Page, span: Span) -> bool:
    """Whether the person only tells whose inauguration or statement it was that something followed."""
    if not _OWN_MATTER.search(page.flat[span.end : span.end + 40]):
        return False
    return _REMOTE.search(page.flat[max(0, span.start - 40) : span.start]) is not None


def named(page: Page, span: Span) -> tuple[PartnerMention, ...]:
    """Mentions in `span` that act as sides: outside people's titles, not as places, topics or destinations."""
    people = page.people_in(Span(max(0, span.start - 1), span.end))
    mentions = page.partners_in(span)
    sides = []
    for mention in mentions:
        if mention.home and _POSTED_TO.search(page.flat[max(0, mention.span.start - 40) : mention.span.start]):
            continue
        if any(person.span.contains(mention.span) for person in people):
            continue
        if mention.kind == "organ" and _EVENT.search(page.words(mention.span)):
            continue
        if slot(page, mention) == "side":
            sides.append(mention)
    return tuple(sides)


@once
def slot(page: Page, mention: PartnerMention) -> str:
    """How a mention is used: place, goal (after "to", "visit"), topic, or side."""
    before = page.flat[max(0, mention.span.start - 60) : mention.span.start]
    after = page.flat[mention.span.end : mention.span.end + 40]
    led = _LED.search(before) is not None and not (_STANDS_FOR.search(before) and _NEXT_ONE.search(after))
    only = _ONLY_ONES.search(page.flat[mention.span.end : mention.span.end + 120])
    if only is not None or _of_the_backdrop(page, mention.span):
        return "topic"
    if _only_told_of(mention, before, after) or (led and mention.kind != "organisation" and _TOPIC.search(before)):
        return "topic"
    if mention.kind != "organisation" and _SEAT_OF.search(before):
        return "side"
    if mention.form == "place":
        sends = (
            _TOWN_SENDS.search(page.flat[max(0, mention.span.start - 80) : mention.span.start])
            or _TOWN_IN_FRONT.search(after)
            or _TOWN_BESIDE.search(page.flat[mention.span.end : mention.span.end + _BESIDE])
        )
        acts = bool(sends or _TOWN_SIGNS.search(after)) or _meets(page, mention, before)
        return "side" if acts or _sends_too(page, mention) else "place"
    if mention.form in ("demonym", "compound", "capital", "metonym"):
        return "side"
    if led and _SENDER.search(before):
        return "side"
    previous = page.partners_in(Span(max(0, mention.span.start - 60), mention.span.start))
    joint = bool(previous) and JOINT.search(page.flat[previous[-1].span.end : mention.span.start]) is not None
    listed = joint and previous[-1].kind == "country" and previous[-1].form == "name"
    town_before = not listed and _IN_TOWN.search(before) is not None
    opens = town_before and _OPENS_CLAUSE.search(after) is not None
    in_town = town_before and not (opens or _IN_MONTH.search(before))
    if (led and _PLACE.search(before)) or in_town:
        return "place"
    if led and mention.kind not in ("organisation", "organ") and _GOING.search(before):
        return "goal"
    if opens or not previous or _is_dateline(page, previous[-1], mention):
        return "side"
    return slot(page, _owner_of(page, previous)) if joint else "side"


def _meets(page: Page, town: PartnerMention, before: bytes) -> bool:
    """Whether a town is one of those between which talks are held."""
    told = page.flat[max(0, town.span.start - _BETWEEN) : town.span.start]
    return b" between " in told and not _IN_A_TOWN.search(before) and _TOWNS_MEET.search(told) is not None


def _owner_of(page: Page, told: tuple[PartnerMention, ...]) -> PartnerMention:
    """The land of "Peru's Lima", else the mention told last."""
    if len(told) > 1 and told[-1].form == "place" and page.flat[told[-2].span.end : told[-1].span.start] == b"'s ":
        return told[-2]
    return told[-1]


def _sends_too(page: Page, town: PartnerMention) -> bool:
    """Whether a town stands beside one that sends: "officials from Jakarta and The Hague"."""
    before = page.partners_in(Span(max(0, town.span.start - 30), town.span.start))
    beside = before and JOINT.search(page.flat[before[-1].span.end : town.span.start]) is not None
    return bool(beside) and before[-1].form == "place" and slot(page, before[-1]) == "side"


def _of_the_backdrop(page: Page, span: Span) -> bool:
    """Whether it is one of those at odds, "amid" or "against the background of" whose strife the act takes place.

    So is one as whose weight grows: "as China's influence grows".
    """
    before, behind = page.flat[max(0, span.start - 10) : span.start], page.flat[span.end : span.end + 60]
    if _AS.search(before) and _ITS_WEIGHT.search(behind):
        return True
    lead = _BACKDROP.search(page.flat[max(0, span.start - 90) : span.start])
    if lead is None:
        return False
    return _STRIFE.search(lead.group() + b" " + page.flat[span.end : span.end + 40]) is not None


def _is_dateline(page: Page, town: PartnerMention, mention: PartnerMention) -> bool:
    """Whether a town opens the line and a dash parts it from the news: "HANOI - Vietnam and Laos signed"."""
    if town.kind != "city" or not _DASH.search(page.flat[town.span.end : mention.span.start]):
        return False
    return page.text[max(0, town.span.start - 30) : town.span.start].rpartition("\n")[2].strip(" (*") == ""


def _only_told_of(mention: PartnerMention, before: bytes, after: bytes) -> bool:
    """Whether the words around a mention make it a standard, an earlier name, a body's members, a topic or a paper."""
    if _COMPARED.search(before) or before.endswith((b" (now ", b" (today ", b" (then ")):
        return True
    if _JOINS.search(before) and _AS_ONE_MORE.search(after):
        return True
    if mention.kind == "organisation" and (_MEMBERS.search(after) or _OWN_MISSION.search(before)):
        return True
    if _AT_MARGINS.search(before) and _GATHERING_NAME.search(after):
        return True
    if _AFTER_OTHERS.search(before) and _OF_TIES.search(before + after):
        return True
    return _TOPIC_AFTER.search(after) is not None or (mention.form == "demonym" and _TELLS.search(after) is not None)


def inviters(page: Page, people: Iterable[PersonMention], sentence: Span) -> tuple[PersonMention, ...]:
    """Those named only because they invited or hosted the trip."""
    found: list[PersonMention] = []
    for person in people:
        before = _INVITER.search(page.flat[max(sentence.start, person.span.start - _INVITED_BY) : person.span.start])
        if before is not None and (b"," not in before.group() or (found and page.side(found[-1]) == page.side(person))):
            found.append(person)
    return tuple(found)
