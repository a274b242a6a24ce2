"""Who met whom, when and how: `engagements` finds triggers, fills their frames, dates them, and puts repeated tellings together."""

from etl.extract.engagements import engagements

__all__ = ["engagements"]
