"""The office the home side acts in, and the rank of each side."""

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import Channel, EngagementType, Level, PersonMention

_ALWAYS = {EngagementType.UPGRADE: Channel.STATE}
_USUAL = {
    EngagementType.CREDENTIALS: Channel.STATE,
    EngagementType.MESSAGE: Channel.STATE,
    EngagementType.EXCHANGE: Channel.PEOPLE_TO_PEOPLE,
    EngagementType.MULTILATERAL: Channel.MULTILATERAL,
}
_WORDS: tuple[tuple[Channel, str], ...] = (
    (Channel.PEOPLE_TO_PEOPLE,
        r"friendship (?:association|union|organi[sz]ation|society)|peace committee|VUFO|fatherland front|"
        r"youth union|women's union|red cross|people-to-people"
    ),
    (Channel.DEFENCE_SECURITY,
        r"defen[cs]e|military|army|navy|naval|warship|frigate|aircraft carrier|destroyer|coast ?guard|"
        r"armed forces|police|public security|peacekeep|troops|border guard"
    ),
    (Channel.PARLIAMENT,
        r"parliament\w*|national assembly|speaker|legislat\w+|senate|lawmakers?|congress(?:man|woman|"
        r"ional)|inter-parliamentary|lok sabha|duma"
    ),
    (Channel.PARTY, r"party central committee|communist party|ruling party|party delegation|politburo|party-to-party"),
    (Channel.ECONOMIC,
        r"trade|commerce|industry|econom\w+|business|invest\w+|finance|customs|agricultur\w+|energy|"
        r"companies|enterprises"
    ),
    (Channel.STATE, r"state visit|president|king|queen|emperor|head of state"),
)  # fmt: skip
_COMPILED = tuple((channel, pattern(rf"(?i)\b(?:{words})\b")) for channel, words in _WORDS)
_LEADERS = pattern(
    r"(?i)\b(?:senior|top|high-ranking|party and state|state) (?:\w+ )?leaders?\b|\b(?:two|"
    r"both) leaders\b|\bheads of (?:state|government)\b|\bpresidents\b|\bprime ministers\b"
)
_MINISTERS = pattern(r"(?i)\b(?:two|both|foreign|defen[cs]e) ministers\b|\bministers of\b")


def channel(page: Page, act: Act) -> Channel:
    """By the home side's office; failing that the partner's, the words of the clause, and the kind of act."""
    if act.type in _ALWAYS:
        return _ALWAYS[act.type]
    if act.type is EngagementType.MULTILATERAL:
        return Channel.DEFENCE_SECURITY if _COMPILED[1][1].search(page.words(act.clause.zone)) else Channel.MULTILATERAL
    for people in (act.home_people, act.partner_people):
        if found := _office(page, people):
            return found
    return _by_words(page, act) or _USUAL.get(act.type, Channel.GOVERNMENT)


def _office(page: Page, people: tuple[PersonMention, ...]) -> Channel | None:
    """Channel of the highest-ranking person that has one, the first named among equals."""
    known = [
        (person.level.rank, order, person.channel or page.fullest(person).channel)
        for order, person in enumerate(people)
    ]
    return next((found for _, _, found in sorted(known, key=lambda item: item[:2]) if found is not None), None)


def _by_words(page: Page, act: Act) -> Channel | None:
    words = page.words(act.clause.zone)
    if act.subtype == "state":
        return Channel.STATE
    return next((found for found, told in _COMPILED if told.search(words)), None)


def level(page: Page, act: Act, people: tuple[PersonMention, ...]) -> Level:
    """The highest rank on one side; by collective words ("senior leaders", "the two ministers") when nobody is named."""
    ranks = [min(person.level, page.fullest(person).level, key=lambda level: level.rank) for person in people]
    if ranks:
        return min(ranks, key=lambda level: level.rank)
    words = page.words(act.clause.zone)
    if act.type is EngagementType.UPGRADE:
        return Level.OTHER
    if _LEADERS.search(words):
        return Level.LEADER
    return Level.MINISTER if _MINISTERS.search(words) else Level.OTHER
