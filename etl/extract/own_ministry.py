"""A ministry or other body of a state that acts without a word of whose it is: home's in its news; envoys recalled."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.spans import Span

_MINISTRY = (
    r"(?:(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth|[Tt]rade|[Ff]inance|[Ee]ducation|[Ll]abou?r|[Cc]ulture|"
    r"[Aa]griculture|[Jj]ustice|[Ee]nergy|[Tt]ransport)(?: [Aa]ffairs| and \w+)? (?:[Mm]inistry|[Dd]epartment)|"
    r"(?:General |Supreme )?(?:Ministry|Department|Staff|Command) of (?:the )?[A-Z]\w+"
    r"(?:(?:,|,? and)? [A-Z]\w+){0,3}(?: \([A-Z][A-Za-z]+\))?|"
    r"DFA|MFA|MOFA|National Assembly|[Gg]overnment|[Cc]abinet|Party(?: Central Committee)?(?:(?:,| and) State)?|"
    r"Central Committee|Politburo|Supreme (?:People's )?(?:Court|Procuracy)|General Staff|[Aa]rmy|[Nn]avy|"
    r"[Cc]oast [Gg]uard|[Aa]rmed [Ff]orces|[Cc]entral [Bb]ank|State Bank|Presidential (?:Office|Palace)|"
    r"(?:Women|Farmers|Veterans)'s? (?:Union|Association)|Youth Union|Fatherland Front|State Audit(?: Office)?|"
    r"Chamber of Commerce(?: and Industry)?|"
    r"(?:(?:National Assembly|NA|Party|(?:Party )?Central Committee|CPV Central Committee)(?:'s)? )"
    r"(?:[A-Z]\w+ (?:and )?){0,4}(?:Office|Committee|Commission|Secretariat|Council)(?: (?:for|on|of) "
    r"(?:[A-Z]\w+(?:,? and|,)? ?){1,4}?)?|"
    r"(?:Commission|Committee) (?:for|on|of) (?:[A-Z]\w+(?:,? and|,)? ){1,4}?of the (?:National Assembly|NA|Party)|"
    r"General Confederation of Labou?r|Union of Friendship Organi[sz]ations|Buddhist Sangha)"
    r"(?:\s*$| (?:[a-np-z]|on\b)|[,.])"
)
_FIRST = pattern(
    r"^\W*(?:[A-Z][\w,. ]{2,30}(?: -+|:) )?"
    r"(?:The|Our|(?:(?:An?|The) (?:[a-z-]+ ){1,3}|(?:Members|Leaders|Representatives|Officials|Delegates) )"
    r"(?:of|at|from|in) (?:the|our)) " + _MINISTRY
)
# "recalled its ambassador from Lima for consultations": with those who sent him
_CALLED_HOME = pattern(
    r"(?i)\b(?:recall(?:ed|s|ing)?|(?:summon(?:ed|s|ing)?|call(?:ed|s|ing)?|order(?:ed|s|ing)?|brought|brings?|flown|flew|"
    r"withdr(?:ew|awn|aws?|awing)|pull(?:ed|s|ing)?)(?: (?:[^\s;.]+ ){0,9}?)(?:home|back|out)|"
    r"withdr(?:ew|awn|aws?|awing)|return(?:ed|s|ing)? home)\b[^;.]{0,120}\bfor (?:[a-z]+ ){0,3}$"
)
_ENVOY = pattern(
    r"(?i)\b(?:ambassadors?|envoys?|high commissioners?|charges? d'affaires|diplomats?|chiefs? of mission|"
    r"heads? of mission|consuls?(?:-general| general)?)\b"
)
_TO_IT = pattern(r"^ (?:\w+ ){0,2}(?:to|by|at) (?:the )?" + _MINISTRY)


def by_its_own_ministry(page: Page, clause: Clause) -> bool:
    """Whether "The Foreign Ministry", "The National Assembly" or another such body acts or is come to.

    In a story of no two foreign countries: there it is home's own.
    """
    sentence, hit = clause.sentence.span, clause.hit.span
    first = _FIRST.search(page.flat[sentence.start : hit.start])
    if not first and not _TO_IT.search(page.flat[hit.end : sentence.end]):
        return False
    story = clause.sentence.section.story
    told = [mention for one in page.sentences if one.section.story == story for mention in page.partners_in(one.span)]
    return len({mention.code for mention in told if not mention.home and mention.kind != "organisation"}) < 2


def summoned_at_home(page: Page, clause: Clause) -> bool:
    """Whether who was summoned is accredited to home: "the Thai ambassador to India was summoned"."""
    if clause.hit.trigger.subtype != "summons":
        return False
    return any(mention.home for mention in page.partners_in(Span(clause.zone.start, clause.hit.span.start)))


def called_home(page: Page, clause: Clause) -> bool:
    """Whether an envoy was only called back to those who sent him: "recalled its ambassador for consultations"."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if clause.hit.trigger.verb or not _CALLED_HOME.search(page.flat[sentence.start : hit.start]):
        return False
    return _ENVOY.search(page.flat[sentence.start : hit.start]) is not None
