"""The side a clause leaves unsaid, from the story: "the two then held talks", "she also met the premier"."""

from collections import Counter

from etl.extract.anaphora import collective, refers_back, together
from etl.extract.diary import land_of_the_line, of_the_diarist
from etl.extract.he_of_before import he_of_before
from etl.extract.in_its_wake import each_of_them, in_its_wake
from etl.extract.in_lands import hosts_by_land, land_of_the_opening
from etl.extract.named_next import named_next
from etl.extract.nobody import of_nobody, some_meeting
from etl.extract.office_pair import of_their_office
from etl.extract.others import unknown_people
from etl.extract.own_ministry import by_its_own_ministry, summoned_at_home
from etl.extract.page import Page
from etl.extract.pair_named import pair_named
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.sequel import comes_after
from etl.extract.shared_verb import goes_on_with
from etl.extract.slots import named
from etl.extract.story import Story
from etl.extract.told_next import guests, taking_part, with_listed
from etl.extract.topic import about, principal
from etl.extract.tour import EACH_LAND
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention
from etl.spans import Span

_TWO_LANDS = pattern(
    r"(?i)\b(?:the two|both) (?:(?:foreign |defen[cs]e |trade )?ministries|countries|nations|sides|states|governments|"
    r"neighbou?rs|parliaments|capitals|partners)\b"
)
# "the consulate held a signing ceremony for aid contracts": whoever is helped signs too
_AID = pattern(r"(?i)\b(?:non-refundable|aid|grants?|ODA|assistance|grassroots)\b")
# "the Lima Union of Friendship Organisations held a cultural exchange": one of home's own
_OWN_UNION = pattern(
    r"\b(?:Union|Association|Committee|Department|Front|Federation)s? (?:[^\s;.]+ ){0,9}(?:held|host|organi)"
)
_THE_COUNTRY = pattern(r"^\W*(?:The|That) (?:country|nation|state|kingdom|republic) (?:was|is|has|had|became) ")
# "The Joint Commission met in Lima in May": that of the two just named
_THE = pattern(
    r"(?i)\b(?:the|their) (?:bilateral |permanent |same )?$|"
    r"\b[Tt]he (?-i:(?:Joint |Mixed |Intergovernmental )?(?:Committee|Commission)) (?:also |then )?$"
)
_COMMITTEES = frozenset({"joint committee session", "committee that sat"})
# "Japan handed over ambulances in Nairobi": where it was held tells the other side
_AT_HOME = frozenset({"anniversary", "hand-over"})
_THE_TWO = pattern(r"(?i)\b(?:the two|the pair|both) (?:leaders|presidents|ministers|sides|men|women|premiers)\b")
# "Since the two established relations in 1992, Seoul has invested in Viet Nam"
_BOTH = pattern(r"(?i)\b(?:the two|both|the pair|each other|one another|the (?:former|one-time) (?:foes|enemies))\b")
# a diplomat's own note of the day, one of several that was just told of, and a meeting at which "he" spoke
_SUBJECTLESS = pattern(
    r"(?i)^\W*(?:met|held|had|spoke|called on|hosted|welcomed|received|co-chaired|(?:pleased|delighted|glad|happy|good|"
    r"great|nice|honou?red|wonderful|a pleasure|always good) to (?:meet|host|welcome|receive|call on|speak|see))\b|"
    r"^(?:the )?(?:[a-z]+ ){0,2}(?:among|of) (?:them|these|those|which) (?:was|were) "
    r"(?:a |an |the )?(?:[a-z]+ ){0,2}[a-z]+|"
    r"^\W*(?:at|in|during) (?:the|his|her|an?|another|this|that) (?:[a-z-]+ ){0,2}"
    r"(?:meeting|talks?|reception|session|discussions?|conversation)(?: with)?$"
)


def completed(page: Page, clause: Clause, sides: Cast, story: Story) -> Cast | None:
    """Complete the sides from the story where the sentence points back; None when one stays unknown."""
    ahead = () if sides.partners else land_of_the_line(page, clause) or named_next(page, clause)
    if not ahead and of_nobody(page, clause, sides):
        return None
    unsaid = not (ahead or sides.partners or sides.home_people)
    if unsaid and (two := of_their_office(page, clause, story) or pair_named(page, clause)):
        return two
    back = refers_back(page, clause.sentence) or clause.hit.trigger.rule == "visit commemorated"
    partners, home_named, borrowed = (
        hosts_by_land(page, clause) or sides.partners or ahead or land_of_the_opening(page, clause),
        sides.home_named,
        sides.borrowed,
    )
    if not partners and clause.hit.trigger.frame in ("mutual", "assembly", "exchange"):
        partners = taking_part(page, clause)
    back = back or (comes_after(clause) and bool(sides.home_people))
    if not partners and story.partners and (back or _told_of_both(page, clause)) and not some_meeting(page, clause):
        spoken = _of_the_tour(page, clause, story) or _set_beside_home(page, clause) or _spoken_of(page, clause, story)
        partners, borrowed = spoken or story.partners, True
    if not partners and (pair := _pair_before(page, clause, story)):
        partners, home_named, borrowed = pair, True, True
    home_people, partner_people = sides.home_people, sides.partner_people or guests(page, clause)
    last = story.casts[-1] if story.casts else Cast()
    if together(page, clause):
        home_people = home_people or _last_home(page, clause) or last.home_people
        partner_people = partner_people or last.partner_people
        partners = _one_of(partners, story) if borrowed and _THE_TWO.search(page.words(clause.zone)) else partners
    partners = with_listed(page, clause, partners)
    if not partners and (topic := about(page, clause, sides)):
        partners, partner_people, borrowed = (topic,), principal(page, clause, topic), True
    if not sides.home and partners and _home_meant(page, clause, story, back):
        home_named, borrowed = True, True
        home_people = home_people or _unsaid(page, clause, story)
    if not partners or not (sides.home or home_named):
        return None
    return each_of_them(page, clause, story, Cast(home_people, partner_people, partners, home_named, borrowed))


def _one_of(partners: tuple[str, ...], story: Story) -> tuple[str, ...]:
    """The partner whom "the two" means of several that the story has spoken of: the one it has named most."""
    counts = Counter(code for cast in story.casts for code in cast.partners if code in partners)
    (code, times), *others = [*counts.most_common(2), ("", 0)]
    return (code,) if len(partners) > 1 and times > others[0][1] else partners


def _of_the_tour(page: Page, clause: Clause, story: Story) -> tuple[str, ...]:
    """The lands of the tour told before in which it was done: "in all three countries", "in Peru and in Chile"."""
    if EACH_LAND.search(page.words(clause.zone)):
        return story.lands
    return ordered(place.code for place in page.places_in(clause.zone) if place.code in story.lands)


def _spoken_of(page: Page, clause: Clause, story: Story) -> tuple[str, ...]:
    """The one country that the sentence before brings in by a person, when no act has been told since.

    Of "the two countries" by its name as well: "With Peru trade has grown. The two countries celebrated".
    """
    order = clause.sentence.order
    if not order or (story.last is not None and story.last.clause.sentence.order >= order - 1):
        return ()
    before = page.sentences[order - 1]
    if before.section.story != clause.sentence.section.story:
        return ()
    sides = {page.side(person) for person in page.people_in(before.span)} - {HOME, None}
    if not sides and clause.hit.trigger.frame != "upgrade" and _TWO_LANDS.search(page.words(clause.sentence.span)):
        sides = {one.code for one in page.partners_in(before.span) if not one.home and one.kind != "organisation"}
    return tuple(side for side in sides if side) if len(sides) == 1 else ()


def _pair_before(page: Page, clause: Clause, story: Story) -> tuple[str, ...]:
    """The one country that the story has set beside home, when "the two countries" or their commission met.

    A commission that the story has told to have met is that of those who met in it.
    """
    sentence = clause.sentence
    before = page.flat[sentence.span.start : clause.hit.span.start]
    committee = clause.hit.trigger.rule in _COMMITTEES and _THE.search(before) is not None
    milestone = clause.hit.trigger.frame == "upgrade" and clause.hit.trigger.verb
    if committee and story.round is not None and story.round.type is EngagementType.CONSULTATION:
        return story.round.partners
    if not committee and not milestone and not _TWO_LANDS.search(page.words(sentence.span)):
        return ()
    near = page.sentences[max(0, sentence.order - 3) : sentence.order + 1]
    mentions = [m for one in near if one.section.story == sentence.section.story for m in page.partners_in(one.span)]
    codes = {m.code for m in mentions if not m.home and m.kind != "organisation"}
    return tuple(codes) if len(codes) == 1 and (any(m.home for m in mentions) or _home_told(page, clause)) else ()


def _home_told(page: Page, clause: Clause) -> bool:
    """Whether the story has named home before, as the press of a land does once and then leaves it unsaid."""
    story, order = clause.sentence.section.story, clause.sentence.order
    return any(
        one.section.story == story and any(mention.home for mention in page.partners_in(one.span))
        for one in page.sentences[:order]
    )


def _set_beside_home(page: Page, clause: Clause) -> tuple[str, ...]:
    """The land alone beside home in the sentence before, of whose ties "the two became partners" goes on to tell."""
    order = clause.sentence.order
    if clause.hit.trigger.frame != "upgrade" or not order:
        return ()
    before = page.sentences[order - 1]
    mentions = page.partners_in(before.span) if before.section.story == clause.sentence.section.story else ()
    if _THE_COUNTRY.search(page.words(clause.sentence.span)):
        lands = [m.code for m in mentions if not m.home and m.kind != "organisation"]
        return tuple(lands[-1:])
    if not together(page, clause):
        return ()
    codes = {mention.code for mention in mentions if not mention.home and mention.kind != "organisation"}
    subject = bool(mentions) and mentions[0].span.start - before.span.start <= len("The ")
    return tuple(codes) if subject and len(codes) == 1 and any(mention.home for mention in mentions) else ()


def _last_home(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The last home person of the sentence before, whom "the two" takes up."""
    order = clause.sentence.order
    before = page.sentences[order - 1 : order] if order else ()
    people = [person for sentence in before for person in page.people_in(sentence.span) if page.side(person) == HOME]
    return tuple(people[-1:])


def _told_of_both(page: Page, clause: Clause) -> bool:
    """Nouns, treaties and milestones without a name of their own are the story's."""
    trigger = clause.hit.trigger
    if not trigger.verb or trigger.frame in ("sign", "upgrade"):
        return True
    return collective(page, clause.sentence) or goes_on_with(page, clause)


def _home_meant(page: Page, clause: Clause, story: Story, back: bool) -> bool:
    """Home may be meant unnamed: the story has it already, or the act is at home."""
    if by_its_own_ministry(page, clause) or summoned_at_home(page, clause) or of_the_diarist(page, clause):
        return True
    if (story.casts and (comes_after(clause) or in_its_wake(page, clause, story))) or (
        not story.casts and he_of_before(page, clause)
    ):
        return True
    if sides_told(page, clause) or (story.casts and _object_alone(page, clause)):
        return True
    if story.casts and (back or _told_of_both(page, clause) or unknown_people(page, clause)):
        return True
    here = any(place.code == page.home for place in page.places_in(clause.sentence.span))
    if clause.hit.trigger.type is EngagementType.CREDENTIALS and (here or unknown_people(page, clause)):
        return True
    aid = clause.hit.trigger.frame == "sign" and _AID.search(page.words(clause.sentence.span)) is not None
    own = clause.hit.trigger.frame == "exchange" and _OWN_UNION.search(page.words(clause.zone)) is not None
    return here and (aid or own or clause.hit.trigger.subtype in _AT_HOME or unknown_people(page, clause))


def _object_alone(page: Page, clause: Clause) -> bool:
    """Whether all people of the sentence stand behind the verb: home, the story's subject, goes unsaid."""
    trigger, sentence = clause.hit.trigger, clause.sentence.span
    if trigger.type is not EngagementType.MEETING or trigger.frame not in ("host", "guest", "mutual"):
        return False
    ahead = Span(sentence.start, clause.hit.span.start)
    return not page.people_in(ahead) and not named(page, ahead) and bool(page.people_in(clause.zone))


def _unsaid(page: Page, clause: Clause, story: Story) -> tuple[PersonMention, ...]:
    """Home's person of an act before, who goes on unsaid: "Met Minister A", "At the meeting with B, he said"."""
    unsaid = (
        comes_after(clause)
        or in_its_wake(page, clause, story)
        or _SUBJECTLESS.search(page.flat[clause.sentence.span.start : clause.hit.span.end])
    )
    if not unsaid:
        return () if story.casts else he_of_before(page, clause)
    return next((cast.home_people[-1:] for cast in reversed(story.casts) if cast.home_people), ())


def sides_told(page: Page, clause: Clause) -> bool:
    """Whether "his colleague" or "the ministers" can mean home: the sentence or the two before it name home."""
    milestone = clause.hit.trigger.frame == "upgrade" and _BOTH.search(page.words(clause.zone)) is not None
    if not milestone and not collective(page, clause.sentence):
        return False
    order = clause.sentence.order
    near = page.sentences[max(0, order - 2) : order + 1]
    return any(mention.home for sentence in near for mention in page.partners_in(sentence.span))
