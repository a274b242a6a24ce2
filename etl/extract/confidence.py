"""How far a row may be trusted: the share of rows with the same signs that were right on annotated pages."""

from etl.extract.act import Act
from etl.model import EngagementType

_LEAST, _MOST = 0.4, 0.95
_BASE = 0.71
# fitted to annotated texts, some of which rules were written for; tests/benchmarks/calibration.py measures them
_SIGNS = {
    "its own words give the day": 0.07,
    "they name somebody on both sides too": 0.1,
    "somebody is named on both sides": 0.03,
    "nobody is named": -0.12,
    "it is told as done": 0.05,
    "several sentences tell it": 0.08,
    "a side is taken from other sentences": -0.03,
    "it is a meeting": -0.1,
}


def confidence(act: Act, own_date: bool) -> float:
    """Between 0.4 and 0.95: nine of ten rows at 0.9 were right."""
    both = bool(act.home_people and act.partner_people)
    shown = {
        "its own words give the day": own_date,
        "they name somebody on both sides too": own_date and both,
        "somebody is named on both sides": both,
        "nobody is named": not (act.home_people or act.partner_people),
        "it is told as done": act.asserted,
        "several sentences tell it": len({clause.sentence.order for clause in act.tellings}) > 1,
        "a side is taken from other sentences": act.borrowed,
        "it is a meeting": act.type is EngagementType.MEETING,
    }
    score = _BASE + sum(points for sign, points in _SIGNS.items() if shown[sign])
    return round(min(_MOST, max(_LEAST, score)), 2)
