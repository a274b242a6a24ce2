"""From files to articles and from a page's text to its sections: `files` reads, `sections` tells the parts apart."""

from etl.read.files import Item, files
from etl.read.language import is_foreign
from etl.read.records import NotYetError, Unchanged, not_yet
from etl.read.repeated import line_keys
from etl.read.sections import sections
from etl.read.stated_day import published

__all__ = ["Item", "NotYetError", "Unchanged", "files", "is_foreign", "line_keys", "not_yet", "published", "sections"]
