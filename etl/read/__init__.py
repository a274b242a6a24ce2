"""From files to articles and from a page's text to its sections: `files` reads, `sections` tells the parts apart."""

from etl.read.files import files
from etl.read.sections import sections

__all__ = ["files", "sections"]
