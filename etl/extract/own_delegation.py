"""A delegation told without a country, in a story of home's: "A Party delegation left for Laos"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_BODY = (
    r"(?:Party|State|[Gg]overnment|National Assembly|NA|[Pp]arliament(?:ary)?|ministerial|[Aa]rmy|[Nn]avy|[Mm]ilitary|"
    r"[Pp]olice|[Cc]abinet|Fatherland Front|Ministry of [A-Z]\w+(?: (?:and )?[A-Z]\w+){0,3})"
)
_A_DELEGATION = pattern(
    rf"^\W*(?:[A-Z][A-Za-z' ,]{{2,30}} \([A-Z]+\) --? )?"
    rf"(?:(?:[A-Za-z]+day|[A-Z][a-z]+ \d|[Oo]n|[Ff]rom|[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate|"
    rf"[Bb]etween) [^;]{{0,40}})?"
    rf"\b[Aa]n? (?:[a-z-]+ ){{0,3}}(?:{_BODY} (?:and [Ss]tate )?(?:[a-z-]+ ){{0,2}}delegation\b|"
    rf"delegation (?:of|from) the (?:[A-Z][\w']+ )?{_BODY})[^,;]*$|"
    rf"^\W*(?:[A-Z][A-Za-z' ,]{{2,30}} \([A-Z]+\) --? )?"
    rf"(?:Members|Officials|Representatives|Delegates) (?:of|from) the {_BODY}[^,;]*$"
)


def own_delegation(page: Page, clause: Clause) -> bool:
    """Whether the sentence opens with a delegation of nobody's, and its story names home and no third land before."""
    sentence, hit = clause.sentence, clause.hit.span
    if not _A_DELEGATION.search(page.flat[sentence.span.start : max(sentence.span.start, hit.start)]):
        return False
    if any(not mention.home for mention in page.partners_in(Span(sentence.span.start, hit.start))):
        return False
    return any(
        any(mention.home for mention in page.partners_in(other.span))
        or any(page.side(person) == HOME for person in page.people_in(other.span))
        for other in page.sentences
        if other.section.story == sentence.section.story
    )
