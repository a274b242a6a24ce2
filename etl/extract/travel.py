"""Journeys: who travels and whither, from the words around a visit, an arrival, a departure or an invitation."""

from collections.abc import Sequence

import re2

from etl.extract.act import Act
from etl.extract.cast import Cast, inviters, named, ordered, people_by_side, refers_back
from etl.extract.dating import Dating
from etl.extract.page import Page
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.zones import Clause
from etl.model import PersonMention
from etl.spans import Span

_GOAL = re2.compile(
    r"(?i)\b(?:to|in|for|into|at|visit|visits|visited|visiting|of|toured?|touring|includes|covers|reach\w*)\s+(?:both\s+|the\s+)?(?:cities\s+of\s+|city\s+of\s+|capital\s+(?:city\s+)?(?:of\s+)?|[a-z]+\s+capital,?\s+(?:of\s+)?|neighbou?ring\s+|north\w*\s+|south\w*\s+|central\s+)?$"
)
_ORIGIN = re2.compile(r"(?i)\b(?:from|left|leaves|leaving|departed|departs)\s+(?:the\s+)?$")
_LIST = re2.compile(r"^\s*(?:,|and|&|,\s*and|as well as|then|,\s*then)\s*(?:to\s+|the\s+|in\s+)*$")
_DIRECT = re2.compile(r"^\s*$")


def trips(
    page: Page, clause: Clause, dating: Dating, asserted: bool, known: tuple[str, ...], casts: Sequence[Cast]
) -> list[Act]:
    """One act a country visited, dated alike; none for domestic trips and a partner's legs elsewhere."""
    goals = destinations(page, clause)
    sides = _travellers(page, clause, goals, casts)
    if sides is None:
        return []
    mover, home_people, partner_people, codes, borrowed = sides
    codes = codes or (known if refers_back(page, clause.sentence) or not clause.hit.trigger.verb else ())
    place = next(iter(goals), None)
    made = []
    for code in codes:
        here = next((goal for goal in goals if goal.code == code), place)
        made.append(
            Act(
                clause,
                clause.hit.trigger.type,
                _subtype(page, clause),
                (code,),
                home_people,
                partner_people,
                mover == "home",
                here,
                mover,
                asserted,
                status(page, clause, dating.interval),
                dating.interval,
                dating.times,
                dating.why,
                borrowed=borrowed,
                rules=(clause.hit.trigger.rule,),
                tellings=(clause,),
            )  # fmt: skip
        )
    return made


def destinations(page: Page, clause: Clause) -> tuple[Place, ...]:
    """Places the clause names as goals, with the lists they head: "to Kazakhstan, Azerbaijan and Belarus"."""
    hit = clause.hit.span
    before = page.text[max(clause.sentence.span.start, hit.start - 30) : hit.start]
    goals: list[Place] = []
    places = [place for place in page.places_in(Span(clause.zone.start, clause.zone.end))]
    for place in places:
        lead = page.text[max(clause.sentence.span.start, place.span.start - 45) : place.span.start]
        if place.span.start >= hit.end:
            gap = page.text[hit.end : place.span.start]
            if (_GOAL.search(lead) or _DIRECT.search(gap)) and not _ORIGIN.search(lead):
                goals.append(place)
            elif goals and _LIST.search(page.text[goals[-1].span.end : place.span.start]):
                goals.append(place)
        elif hit.start - place.span.end <= 1 and not before.rstrip().endswith(("'s", "’s")):
            goals.append(place)
        elif (
            _GOAL.search(lead)
            and not _ORIGIN.search(lead)
            and clause.hit.trigger.frame != "leave"
            and lead.rstrip().lower().endswith(("to", "in"))
        ):
            goals.append(place)
    return tuple(_countries_first(goals, clause))


def _countries_first(goals: list[Place], clause: Clause) -> list[Place]:
    """Goals behind the trigger before goals ahead of it."""
    after = [goal for goal in goals if goal.span.start >= clause.hit.span.end]
    return after or goals


def _travellers(
    page: Page, clause: Clause, goals: tuple[Place, ...], casts: Sequence[Cast]
) -> tuple[str, tuple[PersonMention, ...], tuple[PersonMention, ...], tuple[str, ...], bool] | None:
    """Mover, people of both sides and partner codes; None when nobody of the two sides crosses to the other."""
    home_people, partner_people, foreign, home_named, borrowed = _present(page, clause, goals)
    foreign_goals = ordered(goal.code for goal in goals if goal.code != page.home)
    home_goal = any(goal.code == page.home for goal in goals)
    sides = ordered([page.side(person) or "" for person in partner_people]) or foreign
    if home_goal:
        return ("partner", home_people, partner_people, sides, borrowed) if sides else None
    if foreign_goals:
        if home_people or home_named:
            return (
                "home",
                home_people,
                tuple(p for p in partner_people if page.side(p) in foreign_goals),
                foreign_goals,
                borrowed,
            )
        if sides and not set(sides) & set(foreign_goals):
            return None
        if not sides and casts and casts[-1].home_people and refers_back(page, clause.sentence):
            return "home", casts[-1].home_people, (), foreign_goals, True
        return None
    if partner_people and not home_people:
        return "partner", (), partner_people, sides, borrowed
    if home_people and not partner_people and len(set(foreign)) == 1:
        return "home", home_people, (), foreign, borrowed
    return None


def _present(
    page: Page, clause: Clause, goals: tuple[Place, ...]
) -> tuple[tuple[PersonMention, ...], tuple[PersonMention, ...], tuple[str, ...], bool, bool]:
    """People and named sides that may travel: of the clause, else of the sentence before it, else after it."""
    sentence = clause.sentence.span
    goal_spans = [goal.span for goal in goals]
    for order, span in enumerate(
        (clause.zone, Span(sentence.start, clause.zone.start), Span(clause.zone.end, sentence.end))
    ):
        home, partner = people_by_side(page, span)
        hosts = inviters(page, home + partner, sentence)
        home = tuple(person for person in home if person not in hosts)
        partner = tuple(person for person in partner if person not in hosts)
        mentions = [m for m in named(page, span) if not any(goal.overlaps(m.span) for goal in goal_spans)]
        foreign = ordered(m.code for m in mentions if not m.home and m.kind != "org")
        home_named = any(m.home for m in mentions)
        if home or partner or foreign or home_named:
            if order and (home or partner):
                home, partner = (
                    (home[-1:], ())
                    if home and (not partner or home[-1].span > partner[-1].span)
                    else ((), partner[-1:])
                )
            return home, partner, foreign, home_named, order > 0
    return (), (), (), False, True


def _subtype(page: Page, clause: Clause) -> str | None:
    """State, official, working, friendship ...: the adjective that stands before the visit."""
    left = page.text[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.end + 60].lower()
    for word in ("state", "official", "working", "friendship", "private", "inspection", "transit", "courtesy"):
        if f"{word} visit" in left or f"{word} trip" in left or f"{word} friendship visit" in left:
            return word
    return clause.hit.trigger.subtype
