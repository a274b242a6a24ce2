"""The process that `etl.read.markup` runs: HTML pages in on standard input, their text and metadata out as JSON."""

import re
import sys
from typing import Any

import msgspec
import trafilatura

from etl.read.markup import LENGTH

# only dates that the page's markup and address state: a search of its words takes "by 2030" for a date of publication
DATES = {"max_date": "2099-12-31", "extensive_search": False, "original_date": True}
# of a page too short for its own rules trafilatura takes every tag for the end of a line
SHORT = 1_000
WITHIN_A_LINE = re.compile(rb"</?(?:b|i|u|em|strong|mark|small|font)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
STATED = re.compile(
    r"""["']datePublished["']\s*:\s*["']([^"']{8,40})["']"""
    r"""|<meta[^>]{0,200}?(?:article:published_time|datePublished|pubdate|dc\.date(?:\.issued)?)["'][^>]{0,100}?content=["']([^"']{8,40})["']"""
    r"""|<meta[^>]{0,100}?content=["']([^"']{8,40})["'][^>]{0,100}?(?:article:published_time|datePublished|pubdate)["']""",
    re.IGNORECASE,
)


def serve() -> None:
    """Answer each page on standard input, length before content, until the input ends."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(LENGTH.size):
        answer = msgspec.json.encode(_answer(source.read(LENGTH.unpack(head)[0])))
        sink.write(LENGTH.pack(len(answer)) + answer)
        sink.flush()


def _answer(data: bytes) -> dict[str, Any]:
    try:
        document: Any = _extracted(data)
        if document is not None and document.text and len(document.text) < SHORT:
            document = _extracted(WITHIN_A_LINE.sub(b"", data)) or document
    except Exception as error:  # whatever a hostile page provokes is that page's failure
        return {"error": f"the HTML could not be read: {type(error).__name__}"}
    if document is None or not document.text:
        return {"error": "no article text in the HTML: expected a news page"}
    fields = {
        "text": document.text,
        "title": document.title,
        "url": document.url,
        "outlet": document.sitename,
        "language": document.language,
    }
    stated = _stated(data)
    metadata = {"published": stated} if stated else {"date": document.date} if document.date else {}
    return {"fields": fields, "metadata": metadata}


def _extracted(data: bytes) -> Any:
    return trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=DATES)


def _stated(data: bytes) -> str | None:
    """The publication date that JSON-LD or a meta tag states, surer than a date found elsewhere."""
    match = STATED.search(data.decode("utf-8", "replace"))
    return next(filter(None, match.groups()), None) if match else None


if __name__ == "__main__":
    serve()
