"""One page from raw text to what it tells: clean, section, date, recognise, extract; every span leads back to raw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from msgspec import structs

from etl import clean, dates, extract, read, recognise
from etl.errors import InputError
from etl.model import Article, Basis, Claim, EngagementMention, Evidence, Reading, TimeExpression
from etl.spans import Span

Spanned = TypeVar("Spanned")

# Objects made before the garbage collector looks for circles among them: readings hold none, while each look at what
# the seeds and rules hold took a twelfth of the time.
COLLECT_AFTER = 50_000
# What a page wears; what only its words suggest may lie ahead because they announce something.
STATED = (Basis.METADATA, Basis.DATELINE, Basis.STAMP)


def read_page(article: Article, today: date | None = None) -> Reading:
    """All that `article` tells; `today` only bounds when an undated page can have been published."""
    cleaned = clean.clean(article.text)
    text = cleaned.text
    sections = read.sections(text)
    found = dates.find(text)
    page, publications = dates.publications(
        text, sections, found, article.published, article.metadata, article.home, today
    )
    times = dates.resolve(text, sections, found, publications)
    partners = recognise.partners(text, article.home)
    people = recognise.people(text, sections, partners, article.home)
    mentions, unresolved = extract.engagements(
        article.article_id, text, sections, publications, times, partners, people, article.home
    )
    reading = Reading(
        article=article,
        sections=sections,
        publications=publications,
        page_publication=page,
        times=times,
        partners=partners,
        people=people,
        engagements=mentions,
        repairs=len(cleaned.repairs),
        unresolved=unresolved,
        claims=extract.claims(text, partners, mentions),
    )
    return _led_back(reading, cache(cleaned.raw_span)) if cleaned.layers else reading


def read_until(article: Article, today: date | None, latest: date) -> Reading:
    """All that `article` tells; NotYetError where its dateline, stamp, address or metadata say it is after `latest`.

    InputError where it is not in English.
    """
    reading = read_page(article, today)
    if read.is_foreign(article.text, telling=bool(reading.engagements)):
        raise InputError(f"{article.source}: not English: this reader reads English only")
    page = reading.page_publication
    if page.basis in STATED and page.interval.first > latest:
        raise read.not_yet(article.source, f"dated {page.interval.edtf} by its {page.why}", latest)
    return reading


def _led_back(reading: Reading, raw: Callable[[Span], Span]) -> Reading:
    """The same reading with every span in the raw text."""
    return replace(
        reading,
        sections=_moved(reading.sections, raw),
        times=tuple(_raw_time(time, reading.article.text, raw) for time in reading.times),
        partners=_moved(reading.partners, raw),
        people=_moved(reading.people, raw),
        engagements=tuple(_raw_mention(mention, raw) for mention in reading.engagements),
        unresolved=_moved(reading.unresolved, raw),
        claims=tuple(_raw_claim(claim, raw) for claim in reading.claims),
    )


def _moved(items: tuple[Spanned, ...], raw: Callable[[Span], Span]) -> tuple[Spanned, ...]:
    return tuple(structs.replace(item, span=raw(item.span)) for item in items)  # type: ignore[attr-defined, type-var]


def _raw_time(time: TimeExpression, text: str, raw: Callable[[Span], Span]) -> TimeExpression:
    span = raw(time.span)
    return structs.replace(time, span=span, text=span.of(text))


def _raw_claim(claim: Claim, raw: Callable[[Span], Span]) -> Claim:
    return structs.replace(claim, span=raw(claim.span), sentence=raw(claim.sentence) if claim.sentence else None)


def _raw_mention(mention: EngagementMention, raw: Callable[[Span], Span]) -> EngagementMention:
    evidence = tuple(Evidence(item.field, raw(item.span)) for item in mention.evidence)
    return replace(mention, evidence=evidence)
