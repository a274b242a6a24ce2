"""To whom good wishes go where only the feast is named: "sent a message on Oman's National Day" in Oman's own press."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_FEAST = (
    r"(?:[\w-]+ ){0,3}(?:(?:National|Independence|Republic|Victory|Unity|Reunification|Liberation|Constitution) "
    r"(?:Day|Holiday)|(?:founding|independence|reunification|liberation|anniversary|birthday|(?:Party )?[Cc]ongress|"
    r"New Year|Tet)\b)"
)
_ITS_FEAST = pattern(rf"^(?:'s?)? {_FEAST}")
_BARE_FEAST = pattern(
    rf"\b(?:[Oo]n|[Ff]or|of|marking|[Uu]pon|[Oo]ver) (?:the |our |its )?(?:occasion of )?(?:the )?{_FEAST}"
)
_TO_ANOTHER = pattern(r"\bto (?:the |his |her )?(?:[a-z]+ ){0,2}[A-Z]")
_OWNED = pattern(r"^(?: (?:of|in) (?:the )?[A-Z]|'s)")


def for_its_feast(page: Page, clause: Clause) -> bool:
    """Whether a message goes to home, whose feast it is for: home's by name, or nobody's and sent to nobody else."""
    if clause.hit.trigger.type is not EngagementType.MESSAGE:
        return False
    sentence = clause.sentence.span
    for mention in page.partners_in(sentence):
        if mention.home and _ITS_FEAST.search(page.flat[mention.span.end : mention.span.end + 60]):
            return True
    words = page.flat[sentence.start : sentence.end]
    bare = _BARE_FEAST.search(words)
    if (
        bare is None
        or _OWNED.search(words[bare.end() :])
        or _TO_ANOTHER.search(words[clause.hit.span.end - sentence.start :])
    ):
        return False
    inside = Span(sentence.start + bare.start(), sentence.start + bare.end())
    return not any(not mention.home for mention in page.partners_in(inside))
