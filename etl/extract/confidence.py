"""How far a row may be trusted: the share of rows with the same signs that were right on annotated pages."""

from etl.extract.act import Act
from etl.model import EngagementType, SectionKind

_LOOSE = frozenset({EngagementType.MULTILATERAL, EngagementType.OTHER, EngagementType.EXCHANGE})
_FIRM = (SectionKind.HEADLINE, SectionKind.CAPTION)


def confidence(act: Act, own_date: bool) -> float:
    """Between 0.3 and 0.9: how the date was found counts most, then whether both sides are named."""
    score = 0.5
    score += 0.2 if own_date else -0.1
    score += 0.05 if act.asserted else -0.05
    score += 0.1 if act.home_people and act.partner_people else 0.0
    score += 0.05 if act.clause.sentence.lead or act.clause.sentence.section.kind in _FIRM else 0.0
    score -= 0.1 if act.borrowed else 0.0
    score -= 0.05 if act.type in _LOOSE else 0.0
    return round(min(0.9, max(0.3, score)), 2)
