"""Files that hold one article: plain text, and HTML with the metadata its page states."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from etl.errors import InputError
from etl.model import Article
from etl.read.record import LONGEST, article

SECONDS_FOR_HTML = 20.0
Fields = dict[str, str]


def from_text(path: Path, home: str) -> Article:
    """The article in a file of plain text; raises InputError."""
    return article({"text": _decoded(path)}, str(path), home)


def from_html(path: Path, home: str, reader: "HtmlReader") -> Article:
    """The article in a web page, with title, outlet, address and day from its metadata; raises InputError."""
    return article(reader.fields(_decoded(path), path), str(path), home)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > 4 * LONGEST:
        raise InputError(f"{path}: {len(data):,} bytes: expected one article of at most {LONGEST:,} characters")
    if not data.strip():
        raise InputError(f"{path}: empty file: expected an article")
    if (nul := data.find(b"\0")) >= 0:
        raise InputError(f"{path}: NUL at byte {nul}: expected text in UTF-8, not a binary file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte 0x{data[error.start]:02x} at {error.start}: expected text in UTF-8") from error


class HtmlReader:
    """Reads HTML in a process of its own: hostile pages take quadratic time and are cut off."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def fields(self, html: str, path: Path) -> Fields:
        """Text and metadata of the page; raises InputError when there is no article or it takes too long."""
        self._pool = self._pool or ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        try:
            fields = self._pool.submit(extracted, html).result(timeout=SECONDS_FOR_HTML)
        except TooLateError:
            self.close()
            raise InputError(f"{path}: not read within {SECONDS_FOR_HTML:.0f} s: expected an ordinary page") from None
        except BrokenProcessPool:
            self.close()
            raise InputError(f"{path}: its reader ended: expected an ordinary page") from None
        if not fields.get("text"):
            raise InputError(f"{path}: no article text found: expected a page with one")
        return fields

    def close(self) -> None:
        """End the process, at once if it is busy."""
        if self._pool:
            for process in list(getattr(self._pool, "_processes", {}).values()):
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


@contextmanager
def html_reader() -> Iterator[HtmlReader]:
    """A reader whose process ends with the block."""
    reader = HtmlReader()
    try:
        yield reader
    finally:
        reader.close()


def extracted(html: str) -> Fields:
    """Main text and metadata of a page; the day is the one that its own metadata or address states."""
    from htmldate import find_date  # noqa: PLC0415 - heavy, and only the process that reads HTML needs them
    from trafilatura import bare_extraction  # noqa: PLC0415

    page = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False, favor_recall=True)
    found = page if isinstance(page, dict) else page.as_dict() if page else {}
    text, title = found.get("text") or "", found.get("title") or ""
    fields = {
        "text": f"{title}\n{text}" if title and text and not text.startswith(title) else text,
        "title": title,
        "url": found.get("url") or "",
        "outlet": found.get("sitename") or "",
        "published": find_date(html, extensive_search=False, original_date=True) or "",
    }
    return {name: value for name, value in fields.items() if value}
