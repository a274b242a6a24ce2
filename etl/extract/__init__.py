"""Who met whom, when and how: `engagements` finds triggers, fills frames, dates them, joins repeated tellings; `claims`
finds what is said of the relationship in numbers."""

from etl.extract.claims import claims
from etl.extract.engagements import engagements

__all__ = ["claims", "engagements"]
