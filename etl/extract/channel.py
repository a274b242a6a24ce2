"""The office the home side acts in, and the rank of each side."""

from etl.extract.act import Act
from etl.extract.company import People
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import Channel, EngagementType, Level, PersonMention
from etl.recognise.known import as_minister, held_on

_USUAL = {
    EngagementType.CREDENTIALS: Channel.STATE,
    EngagementType.MESSAGE: Channel.STATE,
    EngagementType.MULTILATERAL: Channel.MULTILATERAL,
}
_WORDS: tuple[tuple[Channel, str], ...] = (
    (Channel.PEOPLE_TO_PEOPLE,
        r"friendship (?:associations?|unions?|organi[sz]ations?|societ(?:y|ies))|unions? of friendship|"
        r"(?:peace|solidarity) committees?|peace and solidarity|committees? for peace|"
        r"peace council|VUFO|fatherland front|front for national development|youth (?:unions?|federation|league)|"
        r"(?:women|farmers|veterans|students|lawyers|journalists|writers|workers)'?s? "
        r"(?:union|association|federation)s?|"
        r"(?:confederation|federation) of (?:labou?r|trade unions)|trade unions?|buddhist|sangha|monks|red cross|"
        r"veterans|people-to-people"
    ),
    (Channel.DEFENCE_SECURITY,
        r"defen[cs]e|military|army|navy|naval|warship|frigate|aircraft carrier|destroyer|coast ?guard|"
        r"armed forces|police|public security|peacekeep\w*|troops|border guards?|cruisers?|corvettes?|submarines?|"
        r"training (?:ship|vessel)s?|(?-i:USS|USNS|INS|HMS|HMAS|HMCS|HMNZS|ROKS|KRI|BRP|RSS|JS)|joint chiefs|soldiers|"
        r"counter-?terrorism|security (?:dialogue|talks|consultations?)|"
        r"drug trafficking|crimes?"
    ),
    (Channel.PARLIAMENT,
        r"parliament\w*|national assembly|speaker|legislat\w+|senate|lawmakers?|congress(?:man|woman|"
        r"ional)|inter-parliamentary|lok sabha|duma|(?-i:NA)"
    ),
    (Channel.PARTY,
        r"party(?:'s)? (?:central )?committee|communist part(?:y|ies)|"
        r"theor(?:y|etical) (?:workshop|seminar|symposium|exchange)|"
        r"people's revolutionary party|workers' party|ruling party|party delegation|"
        r"politburo|party-to-party|CPC|CPV|LPRP"
    ),
    (Channel.ECONOMIC,
        r"trade|commerce|industry|econom\w+|business|invest\w+|finance|customs|agricultur\w+|energy|"
        r"companies|enterprises|negotiations?"
    ),
    (Channel.STATE, r"state visit|president|king|queen|emperor|head of state"),
)  # fmt: skip
_PARTY_SENDS = pattern(
    r"\bdelegations? (?:from|of) (?:the )?(?:[A-Z][\w'-]+ ){0,4}Party\b|(?i:\bparty(?: and state)? delegation\b)"
)
_ANY_LEADER = pattern(r"(?i)^(?:\w+ )?(?:leaders?|officials?|diplomats?)$")
_BY_SUBTYPE = {
    "state": Channel.STATE,
    "port call": Channel.DEFENCE_SECURITY,
    "exercise": Channel.DEFENCE_SECURITY,
}
_LEADERLY = frozenset({EngagementType.UPGRADE, EngagementType.CREDENTIALS})
_REACH = 130
_A_MONTH = 31
_NAME = 28
_PORTFOLIOS = (Channel.DEFENCE_SECURITY, Channel.ECONOMIC)
_MINISTRY_SENT = pattern(r"\b(?:delegation|mission) (?:of|from) the (?:\w+ )?Ministry of [^,;]{4,50}")
# a rank, not a "Secretary General" or an "Attorney General"
_IN_UNIFORM = pattern(
    r"^(?:[Ss]enior )?General(?:$|,| of )|(?:^|[ ,])(?:(?:Lieutenant|Lieut\.|Lt\.?|Major|Maj\.|Colonel|Col\.|Brigadier|"
    r"Army) (?:General|Gen\.)|Gen\.|Admiral|Adm\.|Colonel|Col\.|Captain|Capt\.|Commodore|Brigadier|"
    r"Field Marshal)(?:[ ,]|$)"
)
_BARE_MINISTER = pattern(r"(?i)^(?:deputy |vice |assistant |state |senior )*(?:ministers?|secretar(?:y|ies))$")
_COMPILED = tuple((channel, pattern(rf"(?i)\b(?:{words})\b")) for channel, words in _WORDS)
# who holds a dialogue: "the Institute for Peace Studies hosted", "organised by the Lotus Centre"
_SCHOLARS = pattern(
    r"\b(?:Institutes? (?:for|of)|[A-Z]\w+ Institute|Cent(?:er|re)s? for|[Tt]hink[- ]tanks?|University|Academy|"
    r"Foundation)\b[^;.]{0,60}\b(?:held|hosted|hosts|organi[sz]ed|organi[sz]es|convened)\b|"
    r"\b(?:held|hosted|organi[sz]ed|convened) by (?:the )?(?:[A-Z][\w-]*,? (?:and |for |of )?){0,6}"
    r"(?:Institute|Cent(?:er|re)|Foundation|University|Academy)\b"
)
# "the consultation of their deputies": those who name it are not those who held it
_DEPUTIES = pattern(
    r"(?i)\b(?:of|between|by|among) (?:their|the|both|two) (?:deput(?:ies|y ministers)|vice ministers)\b|"
    r"\b(?:deputy|vice)[ -](?:\w+[ -])?minist(?:ers?|erial|er's)[ -]level\b|\b(?:deputy|vice)-ministerial\b"
)
_AS_THEN = pattern(
    r"(?i)^[^;.]{0,60}\b(?:as|while|when (?:he|she) was) (?:the |then |still |a |his country's )*"
    r"((?:deputy |vice |prime |foreign |defen[cs]e |finance |trade )*(?:minister|president|premier)\b)",
    groups=True,
)
_THEN = (
    (Level.DEPUTY_LEADER, pattern(r"(?i)^(?:deputy prime|vice)[ -](?:minister|president|premier)")),
    (Level.DEPUTY_MINISTER, pattern(r"(?i)^(?:deputy|vice)\b")),
    (Level.LEADER, pattern(r"(?i)^(?:prime minister|president|premier)")),
    (Level.MINISTER, pattern(r"(?i)\bminister")),
)
_BUSINESSES = pattern(r"(?i)\b(?:business(?:es|men)?|compan(?:y|ies)|enterprises|firms|corporations|airlines?)\b")
_OFFICIAL = pattern(r"(?i)\b(?:ministr(?:y|ies)|agenc(?:y|ies)|governments?|sectors|localit(?:y|ies)|provinces?)\b")
_LEADERS = pattern(
    r"(?i)\b(?:senior|top|high-ranking|party and state|state) (?:\w+ )?leaders?\b|\b(?:two|"
    r"both) leaders\b|\bheads of (?:state|government)\b|\bpresidents\b|\bprime ministers\b|"
    r"\bsummit\b|\bgeneral assembly\b"
)
_MINISTERS = pattern(
    r"(?i)\b(?:two|both|foreign|defen[cs]e) ministers\b|"
    r"(?:^|[^ye] )(?:foreign|defen[cs]e|trade) minister(?:ial)?[ -]level\b|\bministers of\b|"
    r"(?:^|\bthe |[^ye] )ministerial-level\b"
)


def channel(page: Page, act: Act, home: People, partner: People) -> Channel:
    """By the office of `home`; failing that of `partner`, the words of the clause, and the kind of act."""
    if act.type is EngagementType.UPGRADE:
        return Channel.STATE
    if act.type is EngagementType.EXCHANGE:
        name = page.flat[max(act.clause.sentence.span.start, act.at.start - _NAME) : act.at.end]
        return Channel.DEFENCE_SECURITY if _COMPILED[1][1].search(name) else Channel.PEOPLE_TO_PEOPLE
    told = _by_kind(page, act, home, partner) or _by_others(page, act) or _by_people(page, act, home, partner)
    if told is not None:
        return told
    if act.subtype in _BY_SUBTYPE:
        return _BY_SUBTYPE[act.subtype]
    words = _near(page, act)
    named = next((found for found, named in _COMPILED if named.search(words)), None)
    return named or _USUAL.get(act.type, Channel.GOVERNMENT)


def _by_kind(page: Page, act: Act, home: People, partner: People) -> Channel | None:
    """What the kind of act decides whoever was there: assemblies, credentials, friends without an office."""
    words = _near(page, act)
    if act.type is EngagementType.MULTILATERAL:
        return Channel.DEFENCE_SECURITY if _COMPILED[1][1].search(words) else Channel.MULTILATERAL
    if act.type is EngagementType.CREDENTIALS:
        return Channel.MULTILATERAL if page.bodies.issuperset(act.partners) else Channel.STATE
    if not home and act.type is not EngagementType.VISIT and _COMPILED[0][1].search(words):
        return Channel.PEOPLE_TO_PEOPLE
    return Channel.PARLIAMENT if _by_envoy(page, home, partner) else None


def _by_people(page: Page, act: Act, home: People, partner: People) -> Channel | None:
    """The office of home's people, of a visitor before that of his hosts; a party leader's state visit is state."""
    guests_first = act.type is EngagementType.VISIT and act.mover == "partner" and bool(act.partner_people)
    for people in (partner, home) if guests_first else (home, partner):
        if not home and all(person.name is None and person.level is Level.OTHER for person in people):
            continue
        found = _office(page, people)
        if found is Channel.PARTY and guests_first and act.subtype == "state":
            return Channel.STATE
        if found is Channel.GOVERNMENT and (named := _portfolio(page, act, people)) is not None:
            return named
        if found is Channel.GOVERNMENT and all(_bare(page.fullest(person)) for person in people):
            met = _office(page, partner if people is home else home)
            found = met if met is Channel.DEFENCE_SECURITY else found
        if found is not None and (people is home or found is not Channel.MULTILATERAL):
            return found
    return None


def _by_others(page: Page, act: Act) -> Channel | None:
    """The channel of scholars who hold a dialogue, firms that sign, a party that sends its people, whoever leads."""
    if act.type is EngagementType.CONSULTATION and _SCHOLARS.search(page.words(act.clause.sentence.span)):
        return Channel.PEOPLE_TO_PEOPLE
    ahead = page.flat[act.clause.zone.start : max(act.clause.zone.start, act.at.start)]
    comes = act.type is EngagementType.VISIT and act.mover == "partner"
    if (comes or not act.home_people) and _PARTY_SENDS.search(ahead):
        return Channel.PARTY
    if act.type is EngagementType.AGREEMENT and _BUSINESSES.search(ahead) and not _OFFICIAL.search(ahead):
        return Channel.ECONOMIC
    return None


def _by_envoy(page: Page, home: People, partner: People) -> bool:
    """Whether home's ambassador calls on a parliament: the host's office tells the channel."""
    ranks = {person.level for person in home}
    return ranks == {Level.AMBASSADOR} and _office(page, partner) is Channel.PARLIAMENT


def _office(page: Page, people: People) -> Channel | None:
    """Channel of the highest-ranking person that has one, the first named among equals."""
    known = [
        (person.level.rank, order, _channel_of(page, person))
        for order, person in enumerate(_definite(page, people))
        if page.fullest(person).name or not _ANY_LEADER.search((person.role or "").encode())
    ]
    return next((found for _, _, found in sorted(known, key=lambda item: item[:2]) if found is not None), None)


def _channel_of(page: Page, person: PersonMention) -> Channel | None:
    """The channel of somebody's office; a general below the head of state acts for defence and security."""
    full = page.fullest(person)
    found = person.channel or full.channel
    if found not in (None, Channel.GOVERNMENT, Channel.PARTY) or Level.LEADER in (person.level, full.level):
        return found
    uniformed = any(_IN_UNIFORM.search((who.role or "").encode("latin-1", "replace")) for who in (person, full))
    return Channel.DEFENCE_SECURITY if uniformed else found


def _portfolio(page: Page, act: Act, people: People) -> Channel | None:
    """What a consultation's name adds to ministers named without their portfolio: a defence dialogue is defence."""
    bare = all(_bare(page.fullest(person)) for person in people)
    known = {as_minister(page.fullest(person).name or "") for person in people} - {None}
    if bare and len(known) == 1:
        return known.pop()
    if bare and (sent := _MINISTRY_SENT.search(page.words(act.clause.sentence.span))) is not None:
        return next((found for found, named in _COMPILED if found in _PORTFOLIOS and named.search(sent.group())), None)
    if act.type is not EngagementType.CONSULTATION or not bare:
        return None
    name = page.flat[max(act.clause.sentence.span.start, act.at.start - _NAME) : act.at.end + _NAME]
    return next((found for found, named in _COMPILED if found in _PORTFOLIOS and named.search(name)), None)


def _definite(page: Page, people: People) -> People:
    """Those with a name, where somebody has one: "leader" beside them is a word for one of them."""
    named = tuple(person for person in people if page.fullest(person).name)
    words = (person for person in people if not page.fullest(person).name)
    return (*named, *(person for person in words if not named or not _ANY_LEADER.search((person.role or "").encode())))


def _by_rank(level: Level) -> int:
    return level.rank


def _rank(page: Page, person: PersonMention) -> Level:
    """The higher rank of the two by which the page names somebody; "Minister A" may be a minister of state."""
    full = page.fullest(person)
    return full.level if full.name and _bare(person) else min(person.level, full.level, key=_by_rank)


def _in_office(page: Page, act: Act, person: PersonMention) -> Level | None:
    """The rank a "former president" had on the days of the act, when he still was one."""
    name = page.fullest(person).name
    gone = _rank(page, person) is Level.OTHER and name and act.date is not None and act.date.days <= _A_MONTH
    return held_on(name or "", act.date.first, act.date.last) if gone and act.date is not None else None


def _bare(person: PersonMention) -> bool:
    return _BARE_MINISTER.search((person.role or "").encode("latin-1", "replace")) is not None


def _held_then(page: Page, act: Act) -> Level | None:
    """The rank of the office somebody held at the time: "he had been there as foreign minister in 1979"."""
    told = _AS_THEN.search(page.flat[act.at.end : max(act.at.end, act.clause.sentence.span.end)])
    return next((level for level, words in _THEN if words.search(told.group(1))), None) if told else None


def _in_passing(act: Act, ranks: list[Level]) -> bool:
    """Whether a tier is told of as known, by its year alone or by people too low to raise it."""
    led = any(level.rank <= Level.DEPUTY_LEADER.rank for level in ranks)
    return not led and (bool(ranks) or (act.date is not None and act.date.granularity == "year"))


def _near(page: Page, act: Act) -> bytes:
    """The clause; for an agreement, whose subjects may be listed at length, only the words around the trigger."""
    zone, at = act.clause.zone, act.at
    if act.type is not EngagementType.AGREEMENT:
        return page.words(zone).replace(b"socio-economic", b"social")
    return page.flat[max(zone.start, at.start - _REACH) : max(zone.start, min(zone.end, at.end + _REACH))]


def level(page: Page, act: Act, people: People) -> Level:
    """The highest rank on one side; by collective words ("senior leaders", "both ministers") when nobody is named."""
    if act.type is EngagementType.UPGRADE and act.subtype == "established":
        return Level.OTHER
    ranks = [_in_office(page, act, person) or _rank(page, person) for person in _definite(page, people)]
    if act.type is EngagementType.UPGRADE and _in_passing(act, ranks):
        return Level.OTHER
    if act.type is EngagementType.CONSULTATION and _DEPUTIES.search(page.words(act.clause.zone)):
        return max(Level.DEPUTY_MINISTER, min(ranks, default=Level.DEPUTY_MINISTER, key=_by_rank), key=_by_rank)
    if act.type is EngagementType.VISIT and ranks and (then := _held_then(page, act)) is not None:
        return then
    if ranks:
        return min(ranks, key=lambda level: level.rank)
    words = page.words(act.clause.zone)
    if act.type in _LEADERLY or _LEADERS.search(words):
        return Level.LEADER
    if _MINISTERS.search(words):
        return Level.MINISTER
    return Level.DEPUTY_MINISTER if act.subtype == "political consultation" else Level.OTHER
