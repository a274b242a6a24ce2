"""The acts of one story in, one act an engagement out: headline, lede, caption and body repeat each other."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.joining import join, union
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.same_people import collective
from etl.extract.sameness import leg_of_tour, same
from etl.model import EngagementType, SectionKind


def collapse(page: Page, acts: Sequence[Act]) -> list[Act]:
    """Tellings put together, the dated first, so that an undated one finds its engagement; result in text order."""
    merged: list[Act] = []
    for act in sorted(
        _within_clauses(page, _by_partner(page, acts)),
        key=lambda act: (act.date is None, _repeats(act), not act.asserted, act.at.start),
    ):
        home = next((place for place, other in enumerate(merged) if same(page, other, act)), None)
        if home is None:
            merged.append(act)
        else:
            merged[home] = join(merged[home], act, leg_of_tour(page, merged[home], act))
    return [_as_call(act) for act in _regrouped(sorted(merged, key=lambda act: act.at.start))]


def _repeats(act: Act) -> bool:
    """Whether a headline only says again, without a day, what the body tells in full."""
    return act.date is None and act.clause.sentence.section.kind is SectionKind.HEADLINE


def _as_call(act: Act) -> Act:
    """A meeting held online is a call; a consultation held online stays one."""
    if act.type is EngagementType.MEETING and act.online:
        return replace(act, type=EngagementType.CALL, subtype="video")
    return act


def _by_partner(page: Page, acts: Sequence[Act]) -> list[Act]:
    """Acts with several partners taken apart, so that each finds its own other tellings."""
    apart: list[Act] = []
    for act in acts:
        if len(act.partners) < 2:
            apart.append(act)
            continue
        for code in act.partners:
            own = tuple(
                person for person in act.partner_people if page.side(person) == code or collective(page, person)
            )
            apart.append(replace(act, partners=(code,), partner_people=own))
    return apart


def _regrouped(acts: Sequence[Act]) -> list[Act]:
    """Acts of the same tellings and days put together again: one act with its list of partners.

    Two acts with one partner stay two where the second has an hour or people of its own: "each of them received B".
    """
    groups: dict[tuple[object, ...], Act] = {}
    for act in acts:
        key: tuple[object, ...] = (
            act.type,
            act.date,
            act.status,
            tuple(clause.hit.span for clause in act.tellings),
            act.home_people,
            _rank(act),
        )
        if act.type is EngagementType.VISIT:
            key = (*key, act.partners, act.partner_people)
        while (held := groups.get(key)) is not None and _of_its_own(held, act):
            key = (*key, "in turn")
        groups[key] = act if held is None else replace(
            held,
            partners=ordered((*held.partners, *act.partners)),
            partner_people=union(held.partner_people, act.partner_people),
        )  # fmt: skip
    return list(groups.values())


def _of_its_own(one: Act, two: Act) -> bool:
    """Whether the second act with a partner was at another hour, or with others of that partner's people."""
    if not set(one.partners) & set(two.partners):
        return False
    others = bool(one.partner_people and two.partner_people) and not {*one.partner_people} & {*two.partner_people}
    return others or (bool(two.times) and one.times != two.times)


def _rank(act: Act) -> int | None:
    return min((person.level.rank for person in act.partner_people), default=None)


def _within_clauses(page: Page, acts: Sequence[Act]) -> list[Act]:
    """First the triggers of one clause: "spoke ... by phone", "hosted a reception and working session"."""
    joined: list[Act] = []
    for act in acts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.clause.sentence is act.clause.sentence
            and _near(last, act)
            and same(page, last, act)
        ):
            joined[-1] = join(last, act, leg_of_tour(page, last, act))
        else:
            joined.append(act)
    return joined


def _near(one: Act, two: Act) -> bool:
    if one.clause.sentence is not two.clause.sentence:
        return False
    return one.clause.zone == two.clause.zone or two.at.start - one.at.end < 60
