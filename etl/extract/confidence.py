"""How far a row may be trusted: the share of right rows among those with the same signs on annotated pages."""

from etl.extract.act import Act
from etl.model import SectionKind


def confidence(act: Act, own_date: bool) -> float:
    """Between 0.3 and 0.95, from how date and sides were found."""
    score = 0.55
    score += 0.2 if own_date else -0.1
    score += 0.1 if act.asserted else -0.05
    score += 0.1 if act.home_people and act.partner_people else 0.0
    score += 0.05 if len(act.tellings) > 1 else 0.0
    score += (
        0.05
        if act.clause.sentence.section.kind in (SectionKind.HEADLINE, SectionKind.CAPTION) or act.clause.sentence.lead
        else 0.0
    )
    score -= 0.15 if act.borrowed else 0.0
    return round(min(0.95, max(0.3, score)), 2)
