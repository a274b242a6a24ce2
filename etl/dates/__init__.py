"""When: `find` the time expressions of a text as unresolved shapes, `resolve` them against publication and story."""

from etl.dates.find import Found, find
from etl.dates.publication import publications
from etl.dates.resolve import resolve
from etl.dates.timex3 import timex3

__all__ = ["Found", "find", "publications", "resolve", "timex3"]
