"""What articles tell as column frames, one a table, keyed from 0 in the order in which the articles come."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from etl.intervals import Interval
from etl.load.columns import Columns
from etl.model import Basis, Claim, EngagementMention, Participant, Publication, Reading, SectionKind
from etl.read import line_keys
from etl.spans import Span


def article_rows(readings: Iterable[Reading]) -> dict[str, pl.DataFrame]:
    """Frames for every table that articles fill; `readings` is read once and not kept. No mention is merged yet."""
    columns = Columns()
    for reading in readings:
        _article(columns, reading)
        for mention in reading.engagements:
            _mention(columns, reading, mention)
        columns.article_done()
    return columns.frames()


def _days(interval: Interval | None) -> tuple[date | None, date | None, str]:
    return (interval.first, interval.last, interval.granularity.value) if interval else (None, None, "none")


def _published(publication: Publication) -> tuple[object, ...]:
    return (*_days(publication.interval), publication.basis.value, publication.why)


def _article(columns: Columns, reading: Reading) -> None:
    article, key = reading.article, columns.article
    columns.add(
        "article", key, article.article_id, article.source, article.outlet, article.url, article.title,
        article.language, *_published(reading.page_publication), len(article.text), reading.repairs,
        len(reading.engagements),
    )  # fmt: skip
    columns.add("article_text", key, article.text)
    for section, publication in zip(reading.sections, reading.publications, strict=True):
        columns.add(
            "section", key, section.index, section.kind.value, section.subkind, section.story,
            section.span.start, section.span.end, *_published(publication),
            [] if section.kind is SectionKind.SPAM else line_keys(section.span.of(article.text)),
        )  # fmt: skip
    for time in reading.times:
        columns.add(
            "time_expression", key, time.span.start, time.span.end, time.text, time.type, time.value, time.modifier,
            *_days(time.interval), time.anchor.value, time.rule, time.why, time.dates_engagements,
        )  # fmt: skip
    named = Counter(partner.code for partner in reading.partners if not partner.home)
    for code in sorted(named):
        columns.add("article_partner", key, code, named[code])
    for claim in reading.claims:
        _claim(columns, reading, claim)
    for item in reading.unresolved:
        words = item.span.of(article.text)
        columns.add("unresolved", key, item.kind, item.span.start, item.span.end, words, item.why)


def _mention(columns: Columns, reading: Reading, mention: EngagementMention) -> None:
    key, text = columns.next_mention(), reading.article.text
    section = _section(reading, min((item.span for item in mention.evidence), default=None))
    told_on = _days(_publication(reading, section).interval or reading.page_publication.interval)[:2]
    columns.add(
        "mention", key, columns.article, mention.index, section, *told_on, None, mention.type.value,
        mention.subtype, *_days(mention.date), mention.date_basis, *_attributes(mention), mention.status.value,
        mention.place, mention.occasion, mention.ordinal, mention.count, mention.part_of, round(mention.confidence, 2),
        list(mention.rules),
    )  # fmt: skip
    for partner in dict.fromkeys(mention.partners):
        columns.add("mention_partner", key, partner)
    _participants(columns, "mention_participant", key, mention)
    for item in sorted(mention.evidence, key=lambda item: (item.field, item.span)):
        columns.add("evidence", key, item.field, item.span.start, item.span.of(text))


def _attributes(mention: EngagementMention) -> tuple[str, ...]:
    return mention.channel.value, mention.direction.value, mention.level_home.value, mention.level_partner.value


def _participants(columns: Columns, table: str, key: int, mention: EngagementMention) -> None:
    sides: Mapping[str, Sequence[Participant]] = {
        "home": mention.home_participants,
        "partner": mention.partner_participants,
    }
    for side, people in sides.items():
        for position, person in enumerate(people):
            columns.add(table, key, side, position, person.name, person.role, person.country)


def _publication(reading: Reading, section: int | None) -> Publication:
    return reading.publications[section] if section is not None else reading.page_publication


def _claim(columns: Columns, reading: Reading, claim: Claim) -> None:
    publication = _publication(reading, _section(reading, claim.span))
    known = publication.interval if publication.basis != Basis.NONE else None
    text = reading.article.text
    sentence = claim.sentence.of(text).strip() if claim.sentence else None
    columns.add(
        "claim", columns.article, claim.kind, claim.span.start, claim.span.end, claim.span.of(text), claim.number,
        claim.partner, claim.tier, claim.mention, *_days(known)[:2], claim.years, sentence,
    )  # fmt: skip


def _section(reading: Reading, first: Span | None) -> int | None:
    if first is None:
        return None
    return next((s.index for s in reading.sections if s.span.start <= first.start < s.span.end), None)
