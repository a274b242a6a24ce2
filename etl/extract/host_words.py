"""Who is at home in talks, where the words call one of the two the host or the guest of the other."""

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import HOME, Direction

_HOST = pattern(r"(?i)\b(?:his|her|their) hosts?,? (?:(?:the|visiting) )?(?:[A-Za-z]+ )?$")
_GUEST = pattern(r"(?i)\b(?:his|her|their) (?:visiting )?(?:guests?|visitors?),? (?:the )?(?:[A-Za-z]+ )?$")
_AS_HOST = pattern(r"(?i)^, (?:his|her|their|the) hosts?\b")
_AS_GUEST = pattern(r"(?i)^, (?:his|her|their|the) (?:visiting )?(?:guests?|visitors?)\b")


def by_host_word(page: Page, act: Act) -> Direction | None:
    """Inbound where home is "his host" or the foreigner "his guest", outbound the other way round."""
    sentence = act.clause.sentence.span
    for person in (*act.home_people, *act.partner_people):
        if not sentence.contains(person.span):
            continue
        before = page.flat[max(sentence.start, person.span.start - 40) : person.span.start]
        after = page.flat[person.span.end : person.span.end + 24]
        hosts = (_HOST.search(before) or _AS_HOST.search(after)) is not None
        guest = (_GUEST.search(before) or _AS_GUEST.search(after)) is not None
        if hosts != guest:
            return Direction.INBOUND if hosts == (page.side(person) == HOME) else Direction.OUTBOUND
    return None
