"""What speaks against two engagements being one, in a sentence, for whoever is about to merge them by hand."""

from etl.merge import facts
from etl.merge.pairing import Match, pair
from etl.merge.ruling import Verdict
from etl.merge.verdict import judge
from etl.model import EngagementMention

FORCED = "forced"  # the field of a merge whose writer knows what speaks against it


def unlike(one: EngagementMention, other: EngagementMention) -> str | None:
    """The reason for which no build would ever join the two; None when a reviewer may well find them to be one."""
    judged = judge(facts.of(one, None), facts.of(other, None))
    return judged.why if judged.verdict is Verdict.DIFFERENT else None


def same_people(one: EngagementMention, other: EngagementMention) -> bool:
    """Whether somebody is named in both, and on no side anybody else."""
    two = pair(facts.of(one, None), facts.of(other, None))
    return Match.NAME in (two.home, two.partner) and Match.CONFLICT not in (two.home, two.partner)
