"""Found expressions in, dated ones out: one match over shapes, against publication and what the story told before."""

from collections.abc import Sequence

from etl.dates.find import Found
from etl.model import Publication, Section, TimeExpression


def resolve(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> tuple[TimeExpression, ...]:
    """One TimeExpression for each of `found`, in order; `publications` holds one Publication a section."""
    return ()
