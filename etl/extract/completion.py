"""The side a clause leaves unsaid, from the story: "the two then held talks", "she also met the premier"."""

from collections import Counter

from etl.extract.anaphora import collective, refers_back, together
from etl.extract.cast import Cast, ordered
from etl.extract.others import unknown_people
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.slots import named
from etl.extract.story import Story
from etl.extract.topic import about, principal
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention
from etl.spans import Span

_TWO_LANDS = pattern(r"(?i)\b(?:the two|both) (?:countries|nations|sides|governments|neighbou?rs)\b")
_GATHERS = pattern(
    r"(?i)^(?:the |this |it |its )?(?:meeting|talks|dialogue|summit|conference|event|gathering|participants)?"
    r"[^.;]{0,30}\b(?:includ\w+|consist\w* of|compris\w+|attended by|bring\w* together|brought together|gather\w*|"
    r"participated|taking part)\b"
)
_SOME_LEADERS = pattern(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|other|some|a number of|many) "
    r"(?:[a-z-]+ ){0,2}(?:leaders|counterparts|ministers|presidents|premiers|heads|colleagues|officials|guests|"
    r"partners|countries|delegations)\b"
)
_THEY_ARE = pattern(
    r"(?i)^\W*(?:they|these|those|the (?:two|three|four|five|six|seven|eight|nine|ten|leaders|others)|"
    r"among (?:them|these))(?: [a-z]+)? (?:are|were|include[ds]?|comprised?|will be)\b"
)
_INCLUDED = pattern(
    r"(?i)\b(?:envoys|ambassadors|high commissioners|diplomats|heads of mission)\b[^;.]{0,40}\b(?:includ\w+|were|are)\b"
)
_LISTS_ON = pattern(r"(?i)^(?:others|the others?|also|the rest|they|among|the remaining|likewise)\b")
_THE_TWO = pattern(r"(?i)\b(?:the two|the pair|both) (?:leaders|presidents|ministers|sides|men|women|premiers)\b")
_LEADERS_OF_LANDS = pattern(
    r"(?i)^ (?:with )?(?:the |many |several |some |various |other |a number of |\d+ )*(?:[a-z]+ )?"
    r"(?:leaders|heads|representatives|officials|delegates|ministers|delegations|diplomats|envoys) (?:of|from) "
    r"(?:the |many |"
    r"several |other |"
    r"various |some |all |different |a number of |\d+ )*(?:major |participating |foreign |member |partner )?"
    r"(?:countries|nations|partners|international|states|delegations|organi[sz]ations)\b|"
    r"(?i)^ (?:with )?(?:his|her|their|its) (?:several |many |some |various |other |[a-z-]+ )?"
    r"(?:counterparts|colleagues|peers|opposite numbers) (?:of|from|in|attending|who) (?:the |all )?"
    r"(?:many|several|other|various|some|different|a number|participating|attending|visiting|neighbou?ring|member|"
    r"around|across|attend\w*)\b|"
    r"(?i)^ (?:with )?(?:the |several |many |some |other |various |fellow |a number of )*"
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
_WHERE = pattern(r"(?i)\b(?:in|at) (?:the )?$")
# a diplomat's own note of the day, and one of several that was just told of
_SUBJECTLESS = pattern(
    r"(?i)^\W*(?:met|held|had|spoke|called on|hosted|welcomed|received|co-chaired|(?:pleased|delighted|glad|happy|good|"
    r"great|nice|honou?red|wonderful|a pleasure|always good) to (?:meet|host|welcome|receive|call on|speak|see))\b|"
    r"^(?:the )?(?:[a-z]+ ){0,2}(?:among|of) (?:them|these|those|which) (?:was|were) "
    r"(?:a |an |the )?(?:[a-z]+ ){0,2}[a-z]+"
)
_ATTENDS_ONE = pattern(r"(?i)\battend(?:s|ed|ing)? an? (?:[a-z]+ )?$")
_MANY = pattern(r"(?i)\b(?:a number of|a series of|several|many|some|various|numerous|other) (?:[a-z-]+ ){0,2}$")
# "talks with a number of partners attending the meeting"
_WITH_SOME = pattern(
    r"(?i)^ (?:with )?(?:a number of|a series of|several|many|some|various|numerous) "
    r"(?:other |foreign |asean |key |major )*"
    r"(?:partners|countries|counterparts|colleagues|leaders|delegations|officials|ministers|participants)"
    r"(?:[.,;]| and| on| at| in| attend| to| who|$)"
)
_ENVOYS = pattern(
    r"(?i)^ (?:with )?(?:the |foreign |female |women |other |all |visiting |many |some |over |more than |\d+ )*"
    r"(?:(?:deputy )?ambassadors|diplomats|heads of (?:foreign )?(?:diplomatic )?(?:missions|representative)|"
    r"diplomatic corps|charges d'affaires|consuls(?: general)?|foreign guests|international friends|delegates)\b"
    r"(?: and|,|\.| in| on| at| who|$)"
)


def completed(page: Page, clause: Clause, sides: Cast, story: Story) -> Cast | None:
    """Complete the sides from the story where the sentence points back; None when one stays unknown."""
    named_next = () if sides.partners else _named_next(page, clause)
    if not named_next and _of_nobody(page, clause, sides):
        return None
    back = refers_back(page, clause.sentence)
    partners, home_named, borrowed = sides.partners or named_next, sides.home_named, sides.borrowed
    if not partners and clause.hit.trigger.frame in ("mutual", "assembly", "exchange"):
        partners = _taking_part(page, clause)
    if not partners and story.partners and (back or _told_of_both(page, clause)) and not _some_meeting(page, clause):
        partners, borrowed = _spoken_of(page, clause, story) or story.partners, True
    if not partners and (pair := _pair_before(page, clause)):
        partners, home_named, borrowed = pair, True, True
    home_people, partner_people = sides.home_people, sides.partner_people
    last = story.casts[-1] if story.casts else Cast()
    if together(page, clause):
        home_people = home_people or _last_home(page, clause) or last.home_people
        partner_people = partner_people or last.partner_people
        partners = _one_of(partners, story) if borrowed and _THE_TWO.search(page.words(clause.zone)) else partners
    if not partners and clause.hit.trigger.frame in ("resident", "send"):
        partners = _listed_next(page, clause)
    if not partners and (topic := about(page, clause, sides)):
        partners, partner_people, borrowed = (topic,), principal(page, clause, topic), True
    if not sides.home and partners and _home_meant(page, clause, story, back):
        home_named, borrowed = True, True
        home_people = home_people or _unsaid(page, clause, story)
    if not partners or not (sides.home or home_named):
        return None
    return Cast(home_people, partner_people, partners, home_named, borrowed)


def _of_nobody(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether the other side is home's own, or so many that it is nobody in particular."""
    many = _of_all_lands(page, clause) or _many(page, clause)
    if not sides.partners:
        return many or _among_home(page, clause)
    return many and not _names_others(page, clause)


def _one_of(partners: tuple[str, ...], story: Story) -> tuple[str, ...]:
    """The partner whom "the two" means of several that the story has spoken of: the one it has named most."""
    counts = Counter(code for cast in story.casts for code in cast.partners if code in partners)
    (code, times), *others = [*counts.most_common(2), ("", 0)]
    return (code,) if len(partners) > 1 and times > others[0][1] else partners


def _spoken_of(page: Page, clause: Clause, story: Story) -> tuple[str, ...]:
    """The one country whose person the sentence before brings in, when no act has been told since."""
    order = clause.sentence.order
    if not order or (story.last is not None and story.last.clause.sentence.order >= order - 1):
        return ()
    before = page.sentences[order - 1]
    if before.section.story != clause.sentence.section.story:
        return ()
    sides = {page.side(person) for person in page.people_in(before.span)} - {HOME, None}
    return tuple(side for side in sides if side) if len(sides) == 1 else ()


def _pair_before(page: Page, clause: Clause) -> tuple[str, ...]:
    """The one country that the story has set beside home, when "the two countries" opens what they did."""
    sentence = clause.sentence
    if not _TWO_LANDS.search(page.flat[sentence.span.start : clause.hit.span.start]):
        return ()
    near = page.sentences[max(0, sentence.order - 3) : sentence.order + 1]
    mentions = [m for one in near if one.section.story == sentence.section.story for m in page.partners_in(one.span)]
    codes = {m.code for m in mentions if not m.home and m.kind != "organisation"}
    return tuple(codes) if len(codes) == 1 and any(m.home for m in mentions) else ()


def _of_all_lands(page: Page, clause: Clause) -> bool:
    """Whether those met are of no one country: "met with foreign ambassadors", "with leaders of countries"."""
    object_ = page.flat[clause.hit.span.end : clause.sentence.span.end]
    return bool((clause.hit.trigger.verb and _ENVOYS.search(object_)) or _LEADERS_OF_LANDS.search(object_))


def _names_others(page: Page, clause: Clause) -> bool:
    """Whether the clause, or what follows its trigger, names anybody foreign and not only where it was."""
    behind = Span(clause.hit.span.end, clause.sentence.span.end)
    people = (*page.people_in(clause.zone), *page.people_in(behind))
    if any(page.side(person) not in (HOME, None, *page.bodies) for person in people):
        return True
    return any(
        not m.home and m.form != "place" and m.kind != "organisation"
        and not _WHERE.search(page.flat[max(0, m.span.start - 8) : m.span.start])
        for m in page.partners_in(behind)
    )  # fmt: skip


def _some_meeting(page: Page, clause: Clause) -> bool:
    """Whether somebody attends a meeting that is told for the first time: "attended a meeting held by"."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 30) : clause.hit.span.start]
    return not clause.hit.trigger.verb and _ATTENDS_ONE.search(before) is not None


def _many(page: Page, clause: Clause) -> bool:
    """Whether several meetings with nobody in particular are told: "will have a number of bilateral meetings"."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.start]
    with_some = _WITH_SOME.search(page.flat[clause.hit.span.end : clause.zone.end]) is not None
    many = not clause.hit.trigger.verb and _MANY.search(before) is not None
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


def _last_home(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The last home person of the sentence before, whom "the two" takes up."""
    order = clause.sentence.order
    before = page.sentences[order - 1 : order] if order else ()
    people = [person for sentence in before for person in page.people_in(sentence.span) if page.side(person) == HOME]
    return tuple(people[-1:])


def _told_of_both(page: Page, clause: Clause) -> bool:
    """Nouns, treaties and milestones without a name of their own are the story's."""
    trigger = clause.hit.trigger
    return not trigger.verb or trigger.frame in ("sign", "upgrade") or collective(page, clause.sentence)


def _named_next(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of the leaders met, whom the next sentence names: "with four leaders. They are Premier A and ..."."""
    following = page.sentences[clause.sentence.order + 1 : clause.sentence.order + 2]
    if not following or following[0].section.story != clause.sentence.section.story:
        return ()
    if not (_SOME_LEADERS.search(page.words(clause.zone)) and _THEY_ARE.search(page.words(following[0].span))):
        return ()
    return ordered(mention.code for mention in page.partners_in(following[0].span) if not mention.home)


def _listed_next(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of envoys whom the next sentences list: "They are A (Mexico), B (Serbia). Others were C (Fiji) ..."."""
    found: list[str] = []
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 6]:
        if found and not _LISTS_ON.search(page.words(sentence.span)):
            break
        codes = [mention.code for mention in page.partners_in(sentence.span) if not mention.home]
        if not found and len(set(codes)) < 2:
            if codes:
                break
            continue
        if not found and sentence.order > clause.sentence.order + 1 and not _INCLUDED.search(page.words(sentence.span)):
            break
        found += codes
    return ordered(found)


def _taking_part(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries whose ministers a gathering brings together, told in the next sentence: "It would include those of"."""
    order = clause.sentence.order
    following = page.sentences[order + 1 : order + 2]
    if not following or following[0].section.story != clause.sentence.section.story:
        return ()
    gathers = _GATHERS.search(page.words(following[0].span))
    if gathers is None:
        return ()
    span = following[0].span
    codes = ordered(m.code for m in page.partners_in(span) if not m.home and m.kind != "organisation")
    return codes if len(codes) > 1 else ()


def _home_meant(page: Page, clause: Clause, story: Story, back: bool) -> bool:
    """Home may be meant unnamed: the story has it already, or the act is at home."""
    if sides_told(page, clause) or (story.casts and _object_alone(page, clause)):
        return True
    if story.casts and (back or _told_of_both(page, clause) or unknown_people(page, clause)):
        return True
    return any(place.code == page.home for place in page.places_in(clause.sentence.span)) and unknown_people(
        page, clause
    )


def _object_alone(page: Page, clause: Clause) -> bool:
    """Whether all people of the sentence stand behind the verb: home, the story's subject, goes unsaid."""
    trigger, sentence = clause.hit.trigger, clause.sentence.span
    if trigger.type is not EngagementType.MEETING or trigger.frame not in ("host", "guest", "mutual"):
        return False
    ahead = Span(sentence.start, clause.hit.span.start)
    return not page.people_in(ahead) and not named(page, ahead) and bool(page.people_in(clause.zone))


def _unsaid(page: Page, clause: Clause, story: Story) -> tuple[PersonMention, ...]:
    """Home's person of an act before, who goes on unsaid: "Met Minister A", "among them was a meeting with B"."""
    if not _SUBJECTLESS.search(page.flat[clause.sentence.span.start : clause.hit.span.end]):
        return ()
    return next((cast.home_people[-1:] for cast in reversed(story.casts) if cast.home_people), ())


def sides_told(page: Page, clause: Clause) -> bool:
    """Whether "his colleague" or "the ministers" can mean home: the sentence or the two before it name home."""
    if not collective(page, clause.sentence):
        return False
    order = clause.sentence.order
    near = page.sentences[max(0, order - 2) : order + 1]
    return any(mention.home for sentence in near for mention in page.partners_in(sentence.span))
