"""The line above what two said to the press: "Remarks by A and B before their meeting" tells that they met."""

from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.zones import Clause

_HEADS_REMARKS = any_of(
    pattern(
        r"(?i)^\W*(?:(?:opening|joint|press|media|brief|introductory) )*(?:remarks|statements?|comments|transcript|"
        r"press availability|intervention) (?:by|of|with|before|ahead of|prior to)\b[^.;]*"
        r"\b(?:before|ahead of|prior to) (?:the |a |an |their |his |her )?(?:[a-z-]+ ){0,2}(?:meeting|talks)\b[^.;]*$"
    ),
    pattern(r"^\W*(?:(?:[A-Z][\w.'-]*|and|of|the) ){4,16}[Bb]efore (?i:their (?:[a-z]+ )?(?:meeting|talks))\W*$"),
)


def heads_remarks(page: Page, clause: Clause) -> bool:
    """Whether the sentence is such a line."""
    return _HEADS_REMARKS.search(page.words(clause.sentence.span)) is not None
