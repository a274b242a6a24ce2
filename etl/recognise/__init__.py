"""Who is named: first the partners (countries, organisations, capitals), then the people with office, side and rank."""

from etl.recognise.partners import partners
from etl.recognise.people import people

__all__ = ["partners", "people"]
