"""Who is only named in quoted words, whom no "he" of the telling outside them stands for."""

from etl.extract.page import Page
from etl.spans import Span

_REACH = 1500


def in_quotes(page: Page, span: Span) -> bool:
    """Whether a stretch lies inside quotation marks that its paragraph opens before it and closes behind it."""
    start = max(page.flat.rfind(b"\n", 0, span.start) + 1, span.start - _REACH)
    end = page.flat.find(b"\n", span.end)
    ahead, behind = page.flat[start : span.start], page.flat[span.end : end if end >= 0 else len(page.flat)]
    return ahead.count(b'"') % 2 == 1 and b'"' in behind
