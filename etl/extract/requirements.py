"""What each frame asks of an act before it counts: both sides by name, a day, more than a wish."""

from collections.abc import Callable

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.wording import FIRM, is_asserted
from etl.extract.zones import Clause
from etl.spans import Span

_TO_BE_SIGNED = pattern(
    r"(?i)\b(?:suggest\w*|propos\w+|urg\w+|ask\w*|call\w* (?:on|for)|hop(?:e|es|ed|ing)|wish\w*|need|should|"
    r"discuss\w*|consider\w*|"
    r"negotiat\w+|speed(?:ing)? up|accelerat\w+|possibility of|towards?|soon|promptly|early|agreed to|promot\w+|"
    r"stud(?:y|ying)|"
    r"look\w* forward to|work\w* (?:to|on|towards?)|prepar\w+ (?:to|for)|finali[sz]\w+|facilitat\w+) [^;.]*$"
)
_WILL = pattern(r"(?i)\b(?:will|shall|(?:is|are) (?:due |set |scheduled |expected )?to)(?: also| later| then)? $")


# "she hopes both will sign an agreement next year"
_HOPED_FOR = pattern(
    r"(?i)\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?) (?:that )?[^;.,]{2,60}\b(?:will|can|would|could|to)(?: soon)? $"
)
# "he recalled that the two lands had signed a pact": some day before, which the story does not tell
_RECALLED = pattern(
    r"(?i)\b(?:recall|emphasi[sz]|not|stress|underlin|highlight|mention|remind)(?:s|es|ed|ing)? (?:[^\s,;.]+ )?that "
    r"[^;.]{0,90}$|"
    r", (?:he|she|[A-Z][\w'-]+) (?:also )?(?:recalled|noted|said|stressed|added|mentioned)[^,;.]{0,30}, "
    r"(?:has|have|had) (?:[a-z]+ )?$"
)
# "held on Monday under an accord signed by both"
_ITS_BASIS = pattern(
    r"(?i)\b(?:under|in (?:accordance|line) with|pursuant to|based on|according to) (?:an?|the|their|its) "
    r"(?:[\w'-]+ ){1,7}$"
)
# "signed a pact, which took effect last year": signed some time before
_LONG_IN_FORCE = pattern(
    r"(?i)\b(?:which|that|and) (?:has |have |had )?(?:took|came|entered|taken|come|been in) (?:[a-z]+ )?"
    r"(?:effect|force)\b"
)
_THEN_AND_THERE = pattern(r"(?i)\b(?:during|at the|on th(?:is|e) (?:occasion|spot)|today|earlier|after|visit)\b")
_MONTHS = 93
_SINCE_THE = pattern(
    r"(?i)\b(?:since|after|following|thanks to|from|years of|anniversary of|framework of) (?:the |their |its )"
    r"(?:[a-z-]+ ){0,2}$|\bnow that [^;,.]{2,50}$|\b(?:which|who|that) (?:had|have|has) (?:[a-z]+ ){0,2}$"
)
# "is expected to hold talks, discuss plans, and sign some papers": the last of what is planned
_AND_WILL = pattern(
    r"(?i)\b(?:will|is to|are to|(?:expected|scheduled|due|set|planned|slated) to) [^;.]*(?:,| and)(?: also| then)? $"
)
# "met to discuss a joint exercise", "agreed to hold joint exercises": what is only spoken of has not been held
_SPOKEN_OF = pattern(
    r"(?i)\b(?:discuss\w*|talk(?:s|ed|ing)? (?:about|of|over)|sp(?:oke|eaks?|eaking|oken) (?:about|of|on)|"
    r"exchang\w+ views (?:on|about)|views on|touch\w* (?:up)?on|consider\w*|weigh\w*|mull\w*|explor\w+|propos\w+|"
    r"suggest\w*|negotiat\w+|agree(?:s|d|ing)? (?:to|on|upon|that)|agree[sd]? (?:on )?[A-Z]\w+day (?:to|on)|"
    r"plans? (?:to|for)|possib\w+|potential|prospects? (?:of|for)|preparations? for|prepare for|"
    r"about|mention\w*|offer\w* to) (?:[^\s;.]+ ){0,12}$"
)
_ON_THE_TABLE = pattern(
    r"(?i)^ [^;.]{0,50}\b(?:was|were|is|are|been) (?:also |being |only )?(?:discussed|raised|considered|proposed|"
    r"mooted|agreed|talked about|on the (?:agenda|table))\b"
)
_WENT_AHEAD = (
    r"(?:held|began|begun|took place|conducted|staged|launched|kicked off|carried out|wrapp\w+ up|ended|concluded|"
    r"opened|took part|participat\w+|under ?way)"
)
_WAS_HELD = pattern(rf"(?i)\b{_WENT_AHEAD}\b")
# "earlier that day the minister had discussed training with the guest"
_WITH_HIM = pattern(
    r"(?i)^[^;.]{0,90}\bwith (?:him|her|the (?:visiting |foreign )?(?:(?-i:[A-Z])[\w-]+ )?"
    r"(?:guests?|visitors?|delegation|envoy|dignitary))\b"
)
_AT = pattern(r"(?i)\b(?:in|at) (?:the )?$")
_IN_ITS_COURSE = pattern(rf"(?i)\b(?:{_WENT_AHEAD}|during|after|following|since|at)\b")


def meets_requirements(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """Whether an act of these sides and days has what its trigger's frame asks for."""
    required = _REQUIRED.get(clause.hit.trigger.frame)
    return required is None or required(page, clause, sides, dating)


def _both_named(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """A weak verb needs both sides by name and a day, a place or a person of each side."""
    named = bool(sides.home_people and sides.partner_people) and not _a_portrait(page, clause, dating)
    planned = _WILL.search(
        page.flat[max(clause.sentence.span.start, clause.hit.span.start - 24) : clause.hit.span.start]
    )
    spoken = bool(sides.home_people or sides.partner_people) and (dating.interval is not None or planned is not None)
    with_him = sides.borrowed and _WITH_HIM.search(page.flat[clause.hit.span.end : clause.zone.end]) is not None
    return bool(sides.home and sides.partners) and (with_him or not sides.borrowed) and (named or spoken)


def _a_portrait(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether a caption only says who is in the picture, on no day and nowhere: "President A (R) and King B"."""
    in_brackets = page.flat[clause.hit.span.end : clause.hit.span.end + 1] == b")"
    if not in_brackets or dating.interval is not None:
        return False
    return not any(
        _AT.search(page.flat[max(0, place.span.start - 8) : place.span.start]) for place in page.places_in(clause.zone)
    )


def _signed(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """A paper that somebody only asked or hoped to see signed is none, unless it is given a day."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 140) : clause.hit.span.start]
    whole = page.flat[clause.sentence.span.start : clause.hit.span.start]
    planned = before.endswith(b" be ") or _AND_WILL.search(whole) is not None
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    if _ITS_BASIS.search(before) and not page.times_in(Span(clause.hit.span.end, clause.sentence.span.end)):
        return False
    if dating.interval is None and (b"force" in behind or b"effect" in behind) and _LONG_IN_FORCE.search(behind):
        return False
    if dating.interval is None and _RECALLED.search(before) and not _THEN_AND_THERE.search(page.words(clause.zone)):
        return False
    if _HOPED_FOR.search(before) and (dating.interval is None or dating.interval.days > _MONTHS):
        return False
    return dating.interval is not None or planned or _TO_BE_SIGNED.search(before) is None


def _exercised(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """An exercise counts with its day, unless that is only the day on which somebody spoke of one to come."""
    days, hit, sentence = dating.interval, clause.hit.span, clause.sentence.span
    if days is None or days.first > page.published(clause.sentence).last:
        return days is not None
    behind = page.flat[hit.end : sentence.end]
    spoken = _SPOKEN_OF.search(page.flat[max(sentence.start, hit.start - 140) : hit.start])
    if spoken is None or _IN_ITS_COURSE.search(spoken.group()):
        return _ON_THE_TABLE.search(behind) is None
    return _WAS_HELD.search(behind) is not None


def _event(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """A celebration counts with its day, or told as something that happens."""
    return dating.interval is not None or is_asserted(page, clause) or clause.sentence.section.kind in FIRM


def _not_looked_back_on(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """A rise of ties is none of now where it is only what something came after: "since the elevation of ties"."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 50) : clause.hit.span.start]
    return dating.interval is not None or _SINCE_THE.search(before) is None


_REQUIRED: dict[str, Callable[[Page, Clause, Cast, Dating], bool]] = {
    "weak": _both_named,
    "upgrade": _not_looked_back_on,
    "ceremony": _event,
    "exchange": _event,
    "exercise": _exercised,
    "sign": _signed,
}
