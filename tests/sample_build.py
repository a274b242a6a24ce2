"""A small build whose every value is known: five articles, six engagements, each kind of row at least once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import polars as pl

from etl import intervals
from etl.errors import InputError
from etl.intervals import Granularity, Interval
from etl.load import Review, Shard, Tables, article_rows, publish, seeds
from etl.merge import JUDGEMENTS, columns
from etl.model import (
    Anchor,
    Article,
    Basis,
    Channel,
    Claim,
    Correction,
    Direction,
    Engagement,
    EngagementMention,
    EngagementType,
    Evidence,
    IdChange,
    Level,
    Participant,
    PartnerMention,
    Publication,
    Reading,
    RejectedCorrection,
    Section,
    SectionKind,
    Status,
    Telling,
    TimeExpression,
    Unresolved,
)
from etl.spans import Span

AS_OF = date(2025, 6, 30)
CREATED = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
TEXTS = {
    "a1": "The Lao president arrived in Hà Nội on 19 June 2024 for a state visit.",
    "a2": "Talks followed the Lao president's arrival in June 2024.",
    "a3": '=HYPERLINK("http://example.org") said Đặng Minh Châu on 3 March 2025 in Beijing, "greeting" China and Laos.',
    "a4": "A deputy minister will travel to Japan in September 2025.",
    "a5": "Nothing here, but 24 meetings were once held with Cuba.",
}


def mention(
    article: str, index: int, kind: str, partners: tuple[str, ...], when: Interval | None, **over: object
) -> EngagementMention:
    """A mention with its whole sentence as evidence; `over` replaces fields."""
    text = TEXTS[article]
    fields: dict[str, object] = {
        "article_id": article, "index": index, "type": EngagementType(kind), "subtype": None, "date": when,
        "date_basis": "the day the text gives", "partners": partners, "channel": Channel.STATE,
        "direction": Direction.INBOUND, "level_home": Level.LEADER, "level_partner": Level.LEADER,
        "status": Status.HELD, "home_participants": (), "partner_participants": (), "place": None,
        "evidence": (Evidence("sentence", Span(0, len(text))),), "rules": ("visit noun",), "confidence": 0.9,
    }  # fmt: skip
    return EngagementMention(**{**fields, **over})  # type: ignore[arg-type]


def mentions() -> list[EngagementMention]:
    visit = intervals.day(date(2024, 6, 19))
    guest = (Participant("Thongloun", "President", "LAO"),)
    return [
        mention("a1", 0, "visit", ("LAO",), visit, subtype="state visit", partner_participants=guest, place="Hà Nội",
                evidence=(Evidence("sentence", Span(0, 70)), Evidence("date", Span(39, 51)))),
        mention("a2", 0, "visit", ("LAO",), intervals.month(2024, 6), confidence=0.7),
        mention("a2", 1, "meeting", ("LAO",), visit, part_of=0, confidence=0.45),
        mention("a3", 0, "message", ("CHN", "LAO"), intervals.day(date(2025, 3, 3)), direction=Direction.REMOTE,
                home_participants=(Participant("Đặng Minh Châu", "=SUM(A1)", "VNM"),), place="Beijing",
                occasion="75th anniversary", level_partner=Level.MINISTER),
        mention("a4", 0, "visit", ("JPN",), intervals.month(2025, 9), status=Status.PLANNED, ordinal=3,
                direction=Direction.OUTBOUND, level_home=Level.DEPUTY_MINISTER, level_partner=Level.OTHER),
        mention("a5", 0, "meeting", ("CUB",), None, count=24, direction=Direction.UNKNOWN),
        mention("a5", 1, "meeting", ("CUB",), Interval(date(2025, 1, 1), date(2025, 4, 30), Granularity.NONE),
                level_home=Level.MINISTER, level_partner=Level.AMBASSADOR, direction=Direction.THIRD_COUNTRY),
    ]  # fmt: skip


def readings() -> list[Reading]:
    return [_reading(name, [m for m in mentions() if m.article_id == name]) for name in TEXTS]


def _reading(name: str, told: list[EngagementMention]) -> Reading:
    text = TEXTS[name]
    when = Publication(intervals.day(date(2024, 6, 20 + int(name[1]))), Basis.METADATA, "the page's own metadata")
    time = TimeExpression(
        Span(4, 9), text[4:9], "DATE", "2024-06-19", intervals.day(date(2024, 6, 19)), Anchor.ABSOLUTE,
        "day of a month", "19 June 2024, as written",
    )  # fmt: skip
    return Reading(
        article=Article(name, f"inbox/{name}.txt", f"{int(name[1]):064x}", text, title=f"Page {name}", outlet="Daily",
                        url=f"https://example.org/{name}"),
        sections=(Section(0, SectionKind.BODY, Span(0, len(text)), 0),),
        publications=(when,),
        page_publication=when,
        times=(time,),
        partners=tuple(PartnerMention(Span(0, 3), code, "country", "name") for m in told for code in m.partners),
        people=(),
        engagements=tuple(told),
        repairs=1,
        claims=(Claim("anniversary", Span(0, 7), 75, "CUB"),) if name == "a5" else (),
        unresolved=(Unresolved(name, "partner", Span(0, 7), "two partners fit equally well"),) if name == "a5" else (),
    )  # fmt: skip


def engagements() -> list[Engagement]:
    visit, _, talks, message, trip, lot, window = mentions()
    return [
        Engagement("e-visit", visit, (Telling("a1", 0), Telling("a2", 0)), visit.date, Status.HELD,
                   ("one page says June, another 19 June",), lead_time_days=12),
        Engagement("e-talks", talks, (Telling("a2", 1),), talks.date, Status.HELD, part_of="e-visit"),
        Engagement("e-message", message, (Telling("a3", 0),), message.date, Status.HELD, confirmed_by="Lan"),
        Engagement("e-trip", trip, (Telling("a4", 0),), trip.date, Status.PLANNED, overdue=False),
        Engagement("e-lot", lot, (Telling("a5", 0),), None, Status.HELD),
        Engagement("e-window", window, (Telling("a5", 1),), window.date, Status.HELD, corrected=("date",)),
    ]  # fmt: skip


def review() -> Review:
    kept = Correction("2025-06-01T08:00:00Z", "Lan", "she was there", "confirm", "e-message")
    lost = Correction("2025-06-02T08:00:00Z", "Lan", "a slip", "correct", "e-gone", "date", "2024", "2025")
    return Review(
        judgements=pl.DataFrame(
            [("e-visit", "e-window", "undecided", "the same season, other partners")], schema=JUDGEMENTS, orient="row"
        ),
        changes=(IdChange("e-old", "e-visit", "merge", "they tell the same"),
                 IdChange("e-gone", None, "gone", "no telling left")),
        corrections=(kept, lost),
        rejected=(RejectedCorrection(lost, "the engagement is gone"),),
    )  # fmt: skip


def frames(
    told: list[Reading],
    merged: list[Engagement],
    failures: Sequence[InputError] = (),
    reviewed: Review | None = None,
) -> dict[str, pl.DataFrame]:
    """The tables of a build of these readings and engagements."""
    tellings = pl.DataFrame(
        [(t.article_id, t.index, e.engagement_id) for e in merged for t in e.tellings],
        schema={"article_id": pl.String, "mention_index": pl.UInt32, "engagement_id": pl.String},
        orient="row",
    )
    shard = Shard({table: frame.lazy() for table, frame in article_rows(told).items()})
    return dict(Tables([shard], columns.frame(merged), tellings, failures, reviewed or Review(), Counted()))


class Counted:
    """Keys from 0, by which tests name rows."""

    def of(self, _: str, rows: pl.DataFrame) -> pl.Series:
        return pl.int_range(rows.height, dtype=pl.UInt32, eager=True)


def rows() -> dict[str, pl.DataFrame]:
    """Frames of the sample, reference tables included."""
    return dict(_rows())


@cache
def _rows() -> dict[str, pl.DataFrame]:
    failures = [InputError("inbox/bad.csv:7: no column 'text'"), InputError("inbox/empty.txt: the file is empty")]
    return {**seeds("VNM"), **frames(readings(), engagements(), failures, review())}


def published(folder: Path, build_id: str = "sample", **over: object) -> Path:
    """The sample as a published file."""
    given = {"build_id": build_id, "created_at": CREATED, "home": "VNM", "as_of": AS_OF, **over}
    return publish(rows(), folder, **given)  # type: ignore[arg-type]
