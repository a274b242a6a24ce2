"""Who met whom, when and how: `engagements` finds triggers, fills frames, dates them, joins repeated tellings."""

from etl.extract.engagements import engagements

__all__ = ["engagements"]
