"""What speaks against two engagements being one, or one a part of the other, for whoever is about to say so by hand."""

from etl.merge import facts
from etl.merge.pairing import Match, gap, pair
from etl.merge.ruling import Verdict
from etl.merge.verdict import judge
from etl.model import EngagementMention

FORCED = "forced"  # the field of a merge whose writer knows what speaks against it


def unlike(one: EngagementMention, other: EngagementMention) -> str | None:
    """The reason for which no build would ever join the two; None when a reviewer may well find them to be one."""
    judged = judge(facts.of(one, None), facts.of(other, None))
    return judged.why if judged.verdict is Verdict.DIFFERENT else None


def outside(part: EngagementMention, whole: EngagementMention) -> str | None:
    """The reason for which one cannot be a part of the other; None when it may be.

    At a gathering of many anybody is met; else they share a partner, a day or nearly, and the way that was travelled.
    """
    one, other = facts.of(part, None), facts.of(whole, None)
    if "multilateral" not in other.types and one.partners.isdisjoint(other.partners):
        return "other partners"
    if (apart := gap(one, other)) is not None and apart > 1:
        return "the dates exclude each other"
    ways = {*one.directions, *other.directions}
    return "the other direction" if ways == {"inbound", "outbound"} else None


def same_people(one: EngagementMention, other: EngagementMention) -> bool:
    """Whether somebody is named in both, and on no side anybody else."""
    two = pair(facts.of(one, None), facts.of(other, None))
    return Match.NAME in (two.home, two.partner) and Match.CONFLICT not in (two.home, two.partner)
