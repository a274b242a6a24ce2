"""Named repairs, each reversible: `clean` mends a raw text, and `raw_span` leads every clean offset back to it."""

from etl.clean.cleaned import Cleaned, Edit, Repair
from etl.clean.mend import clean

__all__ = ["Cleaned", "Edit", "Repair", "clean"]
