"""Meetings with nobody in particular: among home's own, with many, with leaders of all lands."""

from etl.extract.lands_meant import lands_meant
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention
from etl.spans import Span

_LEADERS_OF_LANDS = pattern(
    r"(?i)^ (?:with )?(?:the |many |several |some |various |other |a number of |\d+ )*(?:[a-z]+ )?"
    r"(?:leaders|heads|representatives|officials|delegates|ministers|delegations|diplomats|envoys)"
    r"(?:,? and (?:[a-z-]+ ){0,2}(?:leaders|officials|representatives|ministers|delegates|envoys|heads of [a-z]+))? "
    r"(?:of|from) (?:(?:more than|over|at least|about|some|around|nearly|almost|up to) )?"
    r"(?:the |many |"
    r"several |other |"
    r"various |some |all |different |a number of |\d+ )*"
    r"(?:(?-i:[A-Z]{2,6}) )?(?:major |participating |foreign |member |partner )?"
    r"(?:countries|nations|partners|international|states|economies|delegations|organi[sz]ations)\b|"
    r"(?i)^ (?:with )?(?:his|her|their|its) (?:several |many |some |various |other |[a-z-]+ )?"
    r"(?:counterparts|colleagues|peers|opposite numbers) (?:of|from|in|attending|who) (?:the |all )?"
    r"(?:many|several|other|various|some|different|a number|participating|attending|visiting|neighbou?ring|member|"
    r"around|across|attend\w*)\b|"
    r"(?i)^ (?:with )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens|several|some) "
    r"(?:more|others|of (?:his|her|their|its) (?:[A-Za-z-]+ ){0,2}(?:counterparts|colleagues|peers))\b|"
    r"(?i)^ (?:with )?(?:the |several |many |some |other |various |fellow |a number of |\d+ )*"
    r"(?:African|Asian|European|Arab|Western|world|regional|foreign|global|Latin American|Gulf|Pacific|fellow|other) "
    r"(?:leaders|presidents|ministers|heads of state|premiers|monarchs|foreign ministers|counterparts|officials)\b"
)
# "was received by top government officials, his chief of staff among them": home again
_HOMECOMING = pattern(
    r"(?i)^(?: at (?:the )?[^,;.]{2,60})? by (?:the |some |several |a team of |a host of )?"
    r"(?:(?:top|senior|other|high-ranking) )*(?:government officials|cabinet (?:members|ministers|secretaries)|"
    r"service chiefs|party (?:leaders|members|faithful)|"
    r"(?:his|her) (?:chief of staff|deputy|wife|running mate|cabinet)|"
    r"secretary to the (?:government|cabinet))\b"
)
# "on the margins she will hold bilateral engagements": with whom is not told
_BILATERALS = pattern(
    r"(?i)\bbilateral (?:engagements|meetings|talks|interactions|discussions|encounters)$|bilaterals$"
)
_AT_MARGINS = pattern(r"(?i)\b(?:sidelines?|margins?|fringes?) of\b")
_INSTRUCTS = pattern(
    r"(?i)\b(?:told|tells|briefed|instructed|tasked|assigned|urged|asked|received|met|hosted|sees|saw|appointed)\b"
)
# "the ambassador briefed the deputy minister on the embassy's work"
_REPORTS = pattern(r"(?i)^ (?:[a-z]+ )?(?:brief|report|updat|inform|appris|present|welcom|receiv|host|accompan)\w* ")
_RECEIVED_BY = pattern(r"(?i)\b(?:received|seen|met|briefed|instructed|welcomed) by (?:[A-Z][a-z]+ )*$")
_WHERE = pattern(r"(?i)\b(?:in|at) (?:the )?$")
_ATTENDS_ONE = pattern(r"(?i)\battend(?:s|ed|ing)? an? (?:[a-z]+ )?$")
_ORGAN_OF = pattern(
    r"(?i)\b(?:meeting|session|congress|conference|board|committee|bureau|presidium|council|members) of (?:the )?$"
)
_FRIENDS = pattern(
    r"^ (?:Parliamentary )?Friendship (?:Parliamentar\w+'? )?(?:Group|Association|Society|Union|League)\b"
)
_GATHERS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.EXCHANGE})
_CHAIRS_ONE = pattern(r"(?i)(?:^|[^-])\b(?:chair(?:s|ed|ing)?|presid(?:es|ed|ing) over|convened) an? (?:[a-z]+ )?$")
_OF_PLURAL = pattern(r"^ of (?:[a-z-]+ ){0,2}[a-z]+(?:s|men|women|people)\b")
_MANY = pattern(
    r"(?i)\b(?:a number of|a series of|several|many|some|various|numerous|other|"
    r"there (?:were|was|are|will be) (?:[a-z]+ )?(?:\d+|[a-z]+)) (?:[a-z-]+ ){0,2}$"
)
# "talks with a number of partners attending the meeting"
_WITH_SOME = pattern(
    r"(?i)^ (?:meetings |talks |discussions )?(?:with )?(?:a number of|a series of|several|many|some|various|numerous) "
    r"(?:other |foreign |asean |key |major |world |fellow )*"
    r"(?:partners|countries|counterparts|colleagues|leaders|delegations|officials|ministers|participants)"
    r"(?:[.,;]| and| on| at| in| attend| to| who|$)"
)
_LONGEST_HEADING = 40
_ENVOYS = pattern(
    r"(?i)^ (?:with )?(?:the |foreign |female |women |other |all |visiting |many |some |over |more than |\d+ )*"
    r"(?:(?:deputy )?ambassadors|diplomats|heads of (?:foreign )?(?:diplomatic )?(?:missions|representative)|"
    r"diplomatic corps|charges d'affaires|consuls(?: general)?|foreign guests|international friends|delegates)\b"
    r"(?: and|,|\.| in| on| at| who|$)"
)

# "the Vietnamese Embassy in Rome held a gathering for the National Day": with whom is not told
_MISSION = pattern(r"(?i)^(?:ese|'s)? (?:embassy|consulate|mission|representative (?:office|mission))\b")
# "met staff of the Vietnamese Embassy and the Vietnamese community in Lima"
_OWN_PEOPLE = pattern(
    r"(?i)^(?:ese|'s)? (?:embassy|consulate|mission|community|communities|diaspora|expat\w*|students|nationals|"
    r"residents|compatriots|citizens|workers|families|people|intellectuals|experts|entrepreneurs|business people|"
    r"interns|peacekeepers|associations?)\b"
)
_OF_THEIRS = pattern(
    r"(?i)^ (?:with )?(?:(?:the|all|some|many|officials|staff|members|cadres|employees|and|of|from|"
    r"representatives|overseas|\d+) ?)*$"
)
_STAFF_LED_BY = pattern(r"(?i)\b(?:staff|officials|employees|personnel|team),? (?:led|headed) by (?:the )?$")
# "the embassy's staff", "cadres of the representative missions of Viet Nam"
_STAFF = pattern(
    r"(?i)^ (?:with )?(?:the |all |some |many |officials |staff |members |cadres |employees |and |of |from )*"
    r"(?:embassy|consulate|mission)(?:'s)? (?:staff|officials|employees|personnel|families|members|diplomats)\b"
)
_MISSIONS_OF = pattern(
    r"(?i)^ (?:with )?(?:(?:the|all|some|many|officials|staff|members|cadres|employees|diplomats|and|of|from|at|"
    r"representatives|families) )*(?:diplomatic |representative |consular )?(?:embass(?:y|ies)|consulates?|missions?|"
    r"offices?|agenc(?:y|ies)) of (?:the )?$"
)
_EMBASSY_IN = pattern(r"(?i)^\W*(?:the )?(?:embass(?:y|ies)|consulates?) in\b")
# "said Minister A, who chairs the two-day meeting": of his own officials
_IN_THE_CHAIR = pattern(
    r"(?i)\b(?:chair(?:s|ed|ing)?|in the chair of|presid(?:es|ed|ing) over) (?:the|an?) [a-z]+-day "
    r"(?:[a-z-]+ ){0,2}$"
)
_OF_BOTH = pattern(
    r"(?i)\b(?:ties|relations|relationship|friendship|partnership|both|two) ?(?:countries|nations|peoples|sides)?\b"
)


def of_nobody(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether the other side is home's own, or so many that it is nobody in particular."""
    if _is_a_heading(page, clause) or (not sides.partner_people and _own_envoy_told(page, clause, sides)):
        return True
    here = clause.sentence.span
    named = [one for one in sides.partner_people if here.contains(one.span) and not _leads_own_staff(page, one)]
    if not named and (_with_own_people(page, clause) or _of_own_friends(page, clause)):
        return True
    many = _of_all_lands(page, clause) or _many(page, clause)
    if not sides.partners:
        own = _among_home(page, clause) or _by_own_mission(page, clause)
        return many or own or _chaired_by_home_alone(page, clause)
    return many and not _names_others(page, clause)


def _of_own_friends(page: Page, clause: Clause) -> bool:
    """Whether an organ of home's own friendship body met: "the board of the Kenya-Peru Friendship Association"."""
    span = clause.sentence.span
    if clause.hit.trigger.type not in _GATHERS or b"riendship" not in page.words(span):
        return False
    lands = page.partners_in(span)
    abroad = [land for land in lands if not land.home]
    ours = [land for land in lands if land.home and _ORGAN_OF.search(page.flat[span.start : land.span.start])]
    return any(
        len(abroad) == 1
        and 0 < abroad[0].span.start - land.span.end <= len(" - ")
        and _FRIENDS.search(page.flat[abroad[0].span.end : abroad[0].span.end + 60]) is not None
        for land in ours
    )


def _chaired_by_home_alone(page: Page, clause: Clause) -> bool:
    """Whether home's person is told to be in the chair of a meeting of days, in a sentence without anybody foreign."""
    span, hit = clause.sentence.span, clause.hit.span
    if clause.hit.trigger.verb or not _IN_THE_CHAIR.search(page.flat[span.start : hit.start]):
        return False
    return {page.side(person) for person in page.people_in(span)} == {HOME}


def _is_a_heading(page: Page, clause: Clause) -> bool:
    """Whether the words stand alone on their line and name nobody and no day: "Bilateral meetings"."""
    span = clause.sentence.span
    if clause.hit.trigger.verb or span.end - span.start > _LONGEST_HEADING:
        return False
    around = (page.flat[max(0, span.start - 1) : span.start], page.flat[span.end : span.end + 1])
    return {*around} <= {b"", b"\n"} and not (
        page.people_in(span) or page.partners_in(span) or page.places_in(span) or page.times_in(span)
    )


def _own_envoy_told(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether home's leader and home's own ambassador speak: "told A, who takes up the post of ambassador in Lima"."""
    if clause.hit.trigger.type is not EngagementType.MEETING:
        return False
    people = [person for person in page.people_in(clause.sentence.span) if page.side(person) is not None]
    if len(people) < 2 or any(page.side(person) != HOME for person in people):
        return False
    first, *others = people
    envoy = next((person for person in others if person.level is Level.AMBASSADOR), None)
    if first.level is Level.AMBASSADOR:
        between = page.flat[first.span.end : others[0].span.start]
        return (_REPORTS.search(between) or _RECEIVED_BY.search(between)) is not None
    if envoy is None:
        return False
    return _INSTRUCTS.search(page.flat[first.span.end : envoy.span.start]) is not None


def _of_all_lands(page: Page, clause: Clause) -> bool:
    """Whether those met are of no one country: "met with foreign ambassadors", "with leaders of countries"."""
    object_ = page.flat[clause.hit.span.end : clause.sentence.span.end]
    return bool((clause.hit.trigger.verb and _ENVOYS.search(object_)) or _LEADERS_OF_LANDS.search(object_))


def _names_others(page: Page, clause: Clause) -> bool:
    """Whether the clause, or what follows its trigger, names anybody foreign and not only where it was."""
    behind = Span(clause.hit.span.end, clause.sentence.span.end)
    people = (*page.people_in(clause.zone), *page.people_in(behind))
    if any(page.side(person) not in (HOME, None, *page.bodies) for person in people) or lands_meant(page, behind):
        return True
    return any(
        not m.home and m.form != "place" and m.kind != "organisation"
        and not _WHERE.search(page.flat[max(0, m.span.start - 8) : m.span.start])
        for m in page.partners_in(behind)
    )  # fmt: skip


def some_meeting(page: Page, clause: Clause) -> bool:
    """Whether it is a meeting told for the first time: "attended a meeting held by", "chaired one of local leaders"."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 30) : clause.hit.span.start]
    if clause.hit.trigger.verb:
        return False
    chaired = _CHAIRS_ONE.search(before) and _OF_PLURAL.search(
        page.flat[clause.hit.span.end : clause.hit.span.end + 40]
    )
    return bool(chaired) or _ATTENDS_ONE.search(before) is not None


def _many(page: Page, clause: Clause) -> bool:
    """Whether several meetings with nobody in particular are told: "will have a number of bilateral meetings"."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.start]
    with_some = _WITH_SOME.search(page.flat[clause.hit.span.end : clause.zone.end]) is not None
    many = not (clause.hit.trigger.verb or before.endswith(b"rounds of ")) and _MANY.search(before) is not None
    return with_some or many or _at_the_margins(page, clause)


def _at_the_margins(page: Page, clause: Clause) -> bool:
    """Whether bilaterals on the margins are told with nobody and no land but home, besides bodies and places."""
    span = clause.sentence.span
    plural = _BILATERALS.search(page.flat[max(0, clause.hit.span.start - 10) : clause.hit.span.end]) is not None
    if not plural or not _AT_MARGINS.search(page.words(span)):
        return False
    if any(page.side(person) not in (HOME, *page.bodies) for person in page.people_in(span)):
        return False
    return all(m.home or m.form == "place" or m.kind == "organisation" for m in page.partners_in(span))


def _with_own_people(page: Page, clause: Clause) -> bool:
    """Whether those met are home's own abroad: its embassy's staff, its students, its community."""
    if clause.hit.trigger.type is not EngagementType.MEETING:
        return False
    end = clause.hit.span.end
    if _STAFF.search(page.flat[end : clause.sentence.span.end]):
        return True
    first = next((m for m in page.partners_in(Span(end, clause.sentence.span.end)) if m.home), None)
    if first is not None and _MISSIONS_OF.search(page.flat[end : first.span.start]):
        return True
    if first is None or not _OF_THEIRS.search(page.flat[end : max(end, first.span.start)].rstrip(b" ")):
        return False
    return _OWN_PEOPLE.search(page.flat[first.span.end : first.span.end + 30]) is not None


def _leads_own_staff(page: Page, envoy: PersonMention) -> bool:
    """Whether an ambassador of no country that is told heads the staff just named: "its staff led by Ambassador A"."""
    before = page.flat[max(0, envoy.span.start - 40) : envoy.span.start]
    return envoy.side is None and envoy.level is Level.AMBASSADOR and _STAFF_LED_BY.search(before) is not None


def _by_own_mission(page: Page, clause: Clause) -> bool:
    """Whether home's own mission does something of its own: a gathering for home's day, a meeting of its citizens."""
    if _OF_BOTH.search(page.words(clause.zone)):
        return False
    ahead = Span(clause.sentence.span.start, clause.hit.span.start)
    if _EMBASSY_IN.search(page.words(ahead)):
        return True
    return any(m.home and _MISSION.search(page.flat[m.span.end : m.span.end + 30]) for m in page.partners_in(ahead))


def _among_home(page: Page, clause: Clause) -> bool:
    """Whether both who meet are home's own: a minister and his premier, a president and her ambassadors."""
    hit = clause.hit.span
    people = [person for person in page.people_in(clause.zone) if page.side(person) is not None]
    if clause.hit.trigger.frame == "host" and _HOMECOMING.search(page.flat[hit.end : clause.sentence.span.end]):
        return True
    if any(page.side(person) != HOME for person in people):
        return False
    ahead = {page.identity(person) for person in people if person.span.start < hit.start}
    after = {page.identity(person) for person in people if person.span.start >= hit.end and person.name}
    return bool(ahead) and bool(after - ahead)
