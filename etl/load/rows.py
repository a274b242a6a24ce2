"""Readings and engagements as column frames, one a table; the frames do not depend on the order in which they come."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.errors import InputError
from etl.intervals import Interval
from etl.load.columns import Columns
from etl.model import (
    Basis,
    Correction,
    Engagement,
    EngagementMention,
    IdChange,
    Judgement,
    Participant,
    Publication,
    Reading,
    RejectedCorrection,
)
from etl.spans import Span

FAILURE = re.compile(r"(?P<source>.+?):(?:(?P<line>\d+):)? (?P<error>.+)", re.DOTALL)
APPLIED = "applied"
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What an engagement needs to know of one of its tellings."""

    date: Interval | None
    basis: str
    published: Interval | None


@dataclass(frozen=True, slots=True)
class Review:
    """What merging and its replay of corrections leave beside the engagements, for the reviewer's tables."""

    judgements: Sequence[Judgement] = ()
    changes: Sequence[IdChange] = ()
    corrections: Sequence[Correction] = ()
    rejected: Sequence[RejectedCorrection] = ()


def frames(
    readings: Iterable[Reading],
    engagements: Sequence[Engagement],
    failures: Sequence[InputError] = (),
    review: Review = Review(),
) -> dict[str, pl.DataFrame]:
    """Frames for every table that articles and analysts fill; keys follow article ids and engagement dates.

    `readings` is read once and not kept. Every telling of `engagements` must be a mention of `readings`; raises
    KeyError naming one that is not.
    """
    ordered = sorted(engagements, key=_by_date)
    merged_into = {(t.article_id, t.index): key for key, e in enumerate(ordered) for t in e.tellings}
    columns = Columns()
    told: dict[Place, Told] = {}
    for reading in readings:
        _article(columns, reading)
        for mention in reading.engagements:
            place = (mention.article_id, mention.index)
            told[place] = _mention(columns, reading, mention, merged_into.get(place))
        columns.article_done()
    keys = {engagement.engagement_id: key for key, engagement in enumerate(ordered)}
    for key, engagement in enumerate(ordered):
        _engagement(columns, key, engagement, keys, told)
    for failure in failures:
        columns.add("failure", *_failure(str(failure)))
    _review(columns, review)
    return columns.frames()


def _by_date(engagement: Engagement) -> tuple[date, date, str]:
    days = engagement.date
    return (days.first, days.last, engagement.engagement_id) if days else (date.max, date.max, engagement.engagement_id)


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
        )  # fmt: skip
    for time in reading.times:
        columns.add(
            "time_expression", key, time.span.start, time.span.end, time.text, time.type, time.value, time.modifier,
            *_days(time.interval), time.anchor.value, time.rule, time.why, time.dates_engagements,
        )  # fmt: skip
    named = Counter(partner.code for partner in reading.partners if not partner.home)
    for code in sorted(named):
        columns.add("article_partner", key, code, named[code])
    for item in reading.unresolved:
        words = item.span.of(article.text)
        columns.add("unresolved", key, item.kind, item.span.start, item.span.end, words, item.why)


def _mention(columns: Columns, reading: Reading, mention: EngagementMention, engagement: int | None) -> Told:
    key, text = columns.next_mention(), reading.article.text
    section = _section(reading, mention)
    publication = reading.publications[section] if section is not None else reading.page_publication
    told_on = _days(publication.interval or reading.page_publication.interval)[:2]
    columns.add(
        "mention", key, columns.article, mention.index, section, *told_on, engagement, mention.type.value,
        mention.subtype, *_days(mention.date), mention.date_basis, *_attributes(mention), mention.status.value,
        mention.place, mention.occasion, mention.ordinal, mention.count, mention.part_of, round(mention.confidence, 2),
        list(mention.rules),
    )  # fmt: skip
    for partner in dict.fromkeys(mention.partners):
        columns.add("mention_partner", key, partner)
    _participants(columns, "mention_participant", key, mention)
    for item in sorted(mention.evidence, key=lambda item: (item.field, item.span)):
        columns.add("evidence", key, item.field, item.span.start, item.span.of(text))
    known = publication.interval if publication.basis != Basis.NONE else None
    return Told(mention.date, mention.date_basis, known)


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


def _section(reading: Reading, mention: EngagementMention) -> int | None:
    first: Span | None = min((item.span for item in mention.evidence), default=None)
    if first is None:
        return None
    return next((s.index for s in reading.sections if s.span.start <= first.start < s.span.end), None)


def _engagement(
    columns: Columns, key: int, engagement: Engagement, keys: Mapping[str, int], told: Mapping[Place, Told]
) -> None:
    best = engagement.best
    tellings = [told[(telling.article_id, telling.index)] for telling in engagement.tellings]
    published = [telling.published for telling in tellings if telling.published]
    partners = sorted(set(best.partners))
    columns.add(
        "engagement", key, engagement.engagement_id, partners, best.type.value, best.subtype, *_days(engagement.date),
        _why(engagement, tellings), *_attributes(best), engagement.status.value, best.place, best.occasion,
        best.ordinal, best.count, len(tellings), len({telling.article_id for telling in engagement.tellings}),
        min((interval.first for interval in published), default=None),
        max((interval.last for interval in published), default=None),
        round(best.confidence, 2), keys[engagement.part_of] if engagement.part_of else None,
        len(engagement.conflicts), engagement.lead_time_days, engagement.overdue, engagement.confirmed_by,
        list(engagement.corrected),
    )  # fmt: skip
    for partner in partners:
        columns.add("engagement_partner", partner, key)
    _participants(columns, "engagement_participant", key, best)
    for position, conflict in enumerate(engagement.conflicts):
        columns.add("conflict", key, position, conflict)


def _why(engagement: Engagement, tellings: Iterable[Told]) -> str:
    if engagement.date == engagement.best.date:
        return engagement.best.date_basis
    agreeing = (telling.basis for telling in tellings if telling.date == engagement.date)
    return next(agreeing, "the days on which its tellings agree")


def _review(columns: Columns, review: Review) -> None:
    for judged in review.judgements:
        columns.add("judgement", judged.one, judged.other, judged.verdict, judged.why)
    for change in review.changes:
        columns.add("id_history", change.old_id, change.new_id, change.action, change.why)
    by_value = {item.correction: item.why for item in review.rejected}
    for number, made in enumerate(review.corrections):
        columns.add(
            "correction", number, made.when, made.who, made.why, made.action, made.engagement_id, made.field or None,
            made.old or None, made.new or None, made.other_id or None, by_value.get(made, APPLIED),
        )  # fmt: skip


def _failure(text: str) -> tuple[str, int | None, str]:
    if found := FAILURE.fullmatch(text):
        return found["source"], int(found["line"]) if found["line"] else None, found["error"]
    return "", None, text
