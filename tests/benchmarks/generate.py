"""Engagements that might have been: a deterministic, plausible build of any size, published through the real loader.

    python -m tests.benchmarks.generate 1000000 FOLDER [--texts]

With --texts every mention has a sentence, every article a text and search its words; without, only the numbers.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl

from etl.load import publish, seeds
from etl.load.fill import columns

FIRST_DAY, LAST_DAY, AS_OF = np.datetime64("2005-01-01"), np.datetime64("2025-12-31"), np.datetime64("2025-06-30")
CHUNK = 500_000
UNDATED = np.int32(2**31 - 1)
PER_ARTICLE = 2.5
Ints = np.ndarray[Any, np.dtype[Any]]

TYPES = {
    "visit": 0.22, "meeting": 0.34, "consultation": 0.05, "call": 0.05, "message": 0.09, "agreement": 0.07,
    "upgrade": 0.005, "credentials": 0.02, "exchange": 0.06, "ceremony": 0.04, "multilateral": 0.05, "other": 0.005,
}  # fmt: skip
CHANNELS = {
    "government": 0.44, "state": 0.16, "party": 0.12, "parliament": 0.1, "defence-security": 0.07,
    "people-to-people": 0.07, "multilateral": 0.02, "economic": 0.02,
}  # fmt: skip
LEVELS = {
    "leader": 0.24, "deputy-leader": 0.13, "minister": 0.25, "deputy-minister": 0.18, "ambassador": 0.13, "other": 0.07
}  # fmt: skip
DIRECTIONS = {
    "inbound": 0.42, "outbound": 0.26, "third-country": 0.08, "remote": 0.12, "resident": 0.1, "unknown": 0.02
}  # fmt: skip
GRANULARITIES = {"day": 0.8, "week": 0.04, "month": 0.08, "quarter": 0.01, "year": 0.03, "none": 0.04}
PLACES = ("Hanoi", "Vientiane", "Phnom Penh", "Beijing", "Moscow", "New York", "Tokyo", "Seoul", "Paris", "Jakarta")
ROLES = (
    "President",
    "Deputy Prime Minister",
    "Foreign Minister",
    "Deputy Foreign Minister",
    "Ambassador",
    "delegation",
)
FAMILY = ("Nguyen", "Tran", "Le", "Pham", "Hoang", "Vu", "Dang", "Bui", "Do", "Ho")
GIVEN = (
    "Van An",
    "Thi Binh",
    "Minh Chau",
    "Duc Dung",
    "Quang Hai",
    "Thu Ha",
    "Xuan Lan",
    "Hong Nam",
    "Tien Son",
    "Anh Vy",
)
GUESTS = ("Arden", "Brook", "Castel", "Doran", "Esper", "Fenwick", "Garde", "Holm", "Ivers", "Jarrow", "Keld", "Lund")


@dataclass(frozen=True)
class Drawn:
    """Codes drawn for all engagements, in order of date; days count from 1970, the UNDATED come first."""

    first: Ints
    last: Ints
    codes: dict[str, Ints]
    partner_of: Ints
    partner: Ints
    tellings: Ints


def build(engagements: int, folder: Path, seed: int = 7, *, texts: bool = False) -> dict[str, pl.DataFrame | Path]:
    """Rows of every table for `engagements` engagements, as Parquet in `folder`; the same for the same seed."""
    rng = np.random.default_rng(seed)
    reference = seeds("VNM")
    countries = reference["partner"].filter(pl.col("kind").is_in(["country"]) & (pl.col("partner") != "VNM"))
    drawn = _draw(rng, engagements, len(countries))
    telling_of, article_of, article_count = _tell(rng, drawn)
    told_in = np.unique(telling_of.astype(np.uint64) << np.uint64(32) | article_of.astype(np.uint64))
    articles = np.bincount((told_in >> np.uint64(32)).astype(np.int64), minlength=engagements)
    writer = _Writer(folder, drawn, countries, (telling_of, article_of), texts=texts)
    for start in range(0, engagements, CHUNK):
        writer.engagements(start, min(start + CHUNK, engagements), articles)
    for start in range(0, len(telling_of), CHUNK):
        writer.mentions(start, min(start + CHUNK, len(telling_of)))
    writer.articles(article_count)
    paths = {path.name: path / "*.parquet" for path in folder.iterdir() if path.is_dir()}
    return {**reference, **paths}


def published(engagements: int, folder: Path, seed: int = 7, *, texts: bool = False) -> Path:
    """A published file of `engagements` generated engagements in `folder`."""
    with TemporaryDirectory() as rows:
        made = build(engagements, Path(rows), seed, texts=texts)
        return publish(
            made, folder, build_id=f"generated-{engagements}-{seed}", created_at=datetime(2025, 7, 1, tzinfo=UTC),
            home="VNM", as_of=date(2025, 6, 30),
        )  # fmt: skip


def _choose(rng: np.random.Generator, weights: dict[str, float], size: int) -> Ints:
    shares = np.array(list(weights.values()))
    return rng.choice(len(shares), size, p=shares / shares.sum()).astype(np.uint8)


def _draw(rng: np.random.Generator, size: int, partners: int) -> Drawn:
    span = int((LAST_DAY - FIRST_DAY).astype(int))
    day = FIRST_DAY + (span * rng.random(size) ** 0.7).astype("timedelta64[D]")
    codes = {name: _choose(rng, weights, size) for name, weights in _ENUMS.items()}
    first, last = _intervals(rng, day, codes["granularity"], codes["type"])
    undated = rng.random(size) < 0.01
    first[undated], last[undated] = UNDATED, UNDATED
    codes["granularity"][undated] = list(GRANULARITIES).index("none")
    order = np.lexsort((last, np.where(first == UNDATED, -UNDATED, first)))
    codes = {name: values[order] for name, values in codes.items()}
    lots = rng.random(size)
    many = 1 + (lots > 0.92).astype(np.int64) + np.where(lots > 0.97, rng.integers(1, 5, size), 0)
    partner_of = np.repeat(np.arange(size, dtype=np.uint32), many)
    popularity = 1 / np.arange(1, partners + 1) ** 0.9
    leading = rng.choice(partners, size, p=popularity / popularity.sum())
    nth = np.arange(len(partner_of)) - np.repeat(np.cumsum(many) - many, many)
    partner = ((np.repeat(leading, many) + nth * 7) % partners).astype(np.uint16)
    tellings = np.minimum(1 + rng.geometric(0.7, size) - 1, 8)
    return Drawn(first[order], last[order], codes, partner_of, partner, tellings)


def _intervals(rng: np.random.Generator, day: Ints, granularity: Ints, kind: Ints) -> tuple[Ints, Ints]:
    stay = np.where((kind == 0) & (rng.random(len(day)) < 0.4), rng.integers(1, 5, len(day)), 0)
    first, last = day.copy(), day + stay.astype("timedelta64[D]")
    names = list(GRANULARITIES)
    one = np.timedelta64(1, "D")
    months = day.astype("datetime64[M]")
    quarters = months - (months.astype(int) % 3).astype("timedelta64[M]")
    monday = day - ((day.astype(int) + 3) % 7).astype("timedelta64[D]")
    spans = {
        "week": (monday, monday + 6 * one),
        "month": (months.astype(day.dtype), (months + 1).astype(day.dtype) - one),
        "quarter": (quarters.astype(day.dtype), (quarters + 3).astype(day.dtype) - one),
        "year": (
            day.astype("datetime64[Y]").astype(day.dtype),
            (day.astype("datetime64[Y]") + 1).astype(day.dtype) - one,
        ),
        "none": (day, day + rng.integers(2, 60, len(day)).astype("timedelta64[D]")),
    }
    for name, (begins, ends) in spans.items():
        chosen = granularity == names.index(name)
        first[chosen], last[chosen] = begins[chosen], ends[chosen]
    return first.astype(np.int32), last.astype(np.int32)


def _tell(rng: np.random.Generator, drawn: Drawn) -> tuple[Ints, Ints, int]:
    """The engagement and the article of each mention, in order of article; the tellings of one lie near each other."""
    engagement = np.repeat(np.arange(len(drawn.first), dtype=np.uint32), drawn.tellings)
    order = np.argsort(engagement + rng.exponential(40, len(engagement)), kind="stable")
    article = np.cumsum(rng.random(len(engagement)) < 1 / PER_ARTICLE).astype(np.uint32)
    article -= article[0] if len(article) else 0
    return engagement[order], article, int(article[-1]) + 1 if len(article) else 0


_ENUMS = {
    "type": TYPES, "channel": CHANNELS, "direction": DIRECTIONS, "level_home": LEVELS, "level_partner": LEVELS,
    "granularity": GRANULARITIES,
}  # fmt: skip


class _Writer:
    """Writes the drawn codes as Parquet, a table a folder, a chunk a file."""

    def __init__(
        self, folder: Path, drawn: Drawn, countries: pl.DataFrame, told: tuple[Ints, Ints], *, texts: bool
    ) -> None:
        self._folder, self._drawn, self._texts = folder, drawn, texts
        self._codes, self._names = countries["partner"], countries["name"]
        self._telling_of, self._article_of = told
        first = drawn.first[self._telling_of[np.searchsorted(self._article_of, np.arange(self._article_of[-1] + 1))]]
        self._published = np.minimum(np.where(first == UNDATED, _day(AS_OF), first + 1), _day(AS_OF))
        self._leading = drawn.partner[np.searchsorted(drawn.partner_of, np.arange(len(drawn.first)))]

    def engagements(self, start: int, end: int, articles: Ints) -> None:
        """Rows of engagement, its partners and participants from `start` to `end`."""
        keys = np.arange(start, end, dtype=np.uint32)
        first = self._drawn.first[start:end]
        known = np.minimum(np.where(first == UNDATED, _day(AS_OF), first + 1), _day(AS_OF))
        low, high = np.searchsorted(self._drawn.partner_of, [start, end])
        pairs = pl.DataFrame(
            {
                "partner": _named(self._codes, self._drawn.partner[low:high]),
                "engagement_key": self._drawn.partner_of[low:high],
            }
        )
        frame = self._facts(keys).with_columns(
            engagement_key=keys,
            partners=pairs.group_by("engagement_key", maintain_order=True).agg(pl.col("partner").sort())["partner"],
            engagement_id=pl.Series(keys).hash(seed=11).map_elements(lambda h: f"{h:016x}", return_dtype=pl.String),
            date_why=pl.lit("the day the text gives"),
            tellings=self._drawn.tellings[start:end],
            articles=articles[start:end],
            first_published=_dates(known),
            last_published=_dates(np.minimum(known + 5 * (self._drawn.tellings[start:end] > 1), _day(AS_OF))),
            part_of_key=None,
            conflicts=0,
            lead_time_days=None,
            overdue=False,
            confirmed_by=None,
            corrected=pl.lit([], dtype=pl.List(pl.String)),
        )
        self._write("engagement", start, frame)
        self._write("engagement_partner", start, pairs)
        for side, people in self._people("engagement_key", keys, keys).items():
            self._write("engagement_participant", start, people, led_by=side)

    def mentions(self, start: int, end: int) -> None:
        """Rows of mention, its partners, participants and evidence; `start` and `end` move on to the next article."""
        start, end = self._boundary(start), self._boundary(end)
        told, articles = self._telling_of[start:end], self._article_of[start:end]
        keys = np.arange(start, end, dtype=np.uint32)
        opens = np.searchsorted(articles, articles)
        frame = self._facts(told).with_columns(
            mention_key=keys,
            article_key=articles,
            mention_index=np.arange(end - start) - opens,
            section_index=0,
            **self._told_on(articles),
            engagement_key=told,
            date_basis=pl.lit("the day the text gives"),
            part_of_index=None,
            rules=pl.lit(["visit noun", "day of a month"]),
        )
        self._write("mention", start, frame)
        partners = {"mention_key": keys, "partner": _named(self._codes, self._leading[told])}
        self._write("mention_partner", start, pl.DataFrame(partners))
        people = self._people("mention_key", keys, told)
        for side, rows in people.items():
            self._write("mention_participant", start, rows, led_by=side)
        sentences = self._sentences(told, people) if self._texts else pl.Series([""] * len(keys))
        lengths = sentences.str.len_chars().to_numpy().astype(np.int64) + 1
        begins = np.cumsum(lengths) - lengths
        begins = begins - begins[opens] if self._texts else (np.arange(end - start) - opens) * 180
        self._evidence(start, keys, sentences, begins)
        if self._texts:
            texts = pl.DataFrame({"article_key": articles, "text": sentences})
            whole = texts.group_by("article_key", maintain_order=True).agg(pl.col("text").str.join("\n"))
            self._write("article_text", start, whole)

    def articles(self, number: int) -> None:
        """Rows of article and of section."""
        mentions = np.bincount(self._article_of, minlength=number)
        lengths = self._lengths(number)
        for start in range(0, number, CHUNK):
            keys = np.arange(start, min(start + CHUNK, number), dtype=np.uint32)
            dated = {
                **self._told_on(keys), "published_granularity": pl.lit("day"),
                "published_basis": pl.lit("metadata"), "published_why": pl.lit("the page's own metadata"),
            }  # fmt: skip
            frame = pl.DataFrame({"article_key": keys}).with_columns(
                article_id=pl.format("a{}", pl.col("article_key").cast(pl.String).str.zfill(9)),
                source=pl.lit("generated"),
                outlet=_named(pl.Series([f"Outlet {n}" for n in range(20)]), keys % 20),
                url=None, title=None, language=pl.lit("en"), characters=lengths[keys], repairs=0,
                mentions=mentions[keys], **dated,
            )  # fmt: skip
            self._write("article", start, frame)
            section = pl.DataFrame({"article_key": keys}).with_columns(
                section_index=0,
                kind=pl.lit("body"),
                subkind=None,
                story=0,
                span_start=0,
                span_end=lengths[keys],
                **dated,
            )
            self._write("section", start, section)

    def _facts(self, engagements: Ints) -> pl.DataFrame:
        first, last = self._drawn.first[engagements], self._drawn.last[engagements]
        named = {
            name: _named(pl.Series(list(_ENUMS[name])), codes[engagements]) for name, codes in self._drawn.codes.items()
        }
        fates = pl.Series(["held", "held", "held", "held", "postponed", "cancelled"])
        ahead = (first > _day(AS_OF)) & (first != UNDATED)
        fate = np.where(engagements % 50 == 0, 4 + engagements // 50 % 2, 0).astype(np.uint8)
        return pl.DataFrame(named).with_columns(
            subtype=None, date_first=_dates(first), date_last=_dates(last),
            status=pl.when(pl.Series(ahead)).then(pl.lit("planned")).otherwise(_named(fates, fate)),
            place=_named(pl.Series(PLACES), engagements % len(PLACES)),
            occasion=None, ordinal=None, stated_count=None,
            confidence=pl.Series((50 + engagements % 50) / 100).cast(pl.Float32),
        )  # fmt: skip

    def _told_on(self, articles: Ints) -> dict[str, pl.Series]:
        days = _dates(self._published[articles])
        return {"published_first": days, "published_last": days}

    def _people(self, key: str, keys: Ints, engagements: Ints) -> dict[str, pl.DataFrame]:
        hosts = pl.Series([f"{family} {given}" for family in FAMILY for given in GIVEN])
        guests = pl.Series([f"{letter}. {name}" for name in GUESTS for letter in "ABCDEFGHIJ"])
        roles = pl.Series(ROLES)
        sides = [
            ("home", hosts, self._drawn.codes["level_home"], pl.lit("VNM")),
            ("partner", guests, self._drawn.codes["level_partner"], _named(self._codes, self._leading[engagements])),
        ]
        return {
            side: pl.DataFrame({key: keys}).with_columns(
                side=pl.lit(side), position=0, name=_named(people, engagements % len(people)),
                role=_named(roles, levels[engagements]), country=country,
            )
            for side, people, levels, country in sides
        }  # fmt: skip

    def _sentences(self, told: Ints, people: dict[str, pl.DataFrame]) -> pl.Series:
        home, partner = people["home"], people["partner"]
        days = _dates(self._drawn.first[told]).dt.strftime("%-d %B %Y").fill_null("an unknown day")
        parts = pl.DataFrame(
            {
                "role": home["role"], "name": home["name"], "guest_role": partner["role"], "guest": partner["name"],
                "country": _named(self._names, self._leading[told]), "day": days,
                "place": _named(PLACES, told % len(PLACES)),
                "type": _named(list(TYPES), self._drawn.codes["type"][told]),
            }
        )  # fmt: skip
        sentence = "{} {} and {} {} of {} held a {} in {} on {} to review cooperation in trade, culture and security."
        order = ("role", "name", "guest_role", "guest", "country", "type", "place", "day")
        return parts.select(text=pl.format(sentence, *map(pl.col, order)))["text"]

    def _evidence(self, start: int, keys: Ints, sentences: pl.Series, begins: Ints) -> None:
        lengths = sentences.str.len_chars().to_numpy().astype(np.int64) if self._texts else 120 + keys % 60
        quoted = pl.DataFrame({"mention_key": keys, "begin": begins, "length": lengths, "whole": sentences})
        some = pl.col("mention_key").hash(seed=3)
        spans = {
            "date": (40, 4 + some % 15), "partner": (20, 4 + some // 16 % 11), "sentence": (0, pl.col("length")),
            "type": (30, 4 + some // 256 % 9),
        }  # fmt: skip
        for field, (offset, length) in spans.items():
            rows = quoted.select(
                "mention_key", field=pl.lit(field), span_start=pl.col("begin") + offset,
                text=pl.col("whole").str.slice(offset, length),
            )  # fmt: skip
            self._write("evidence", start, rows, led_by=field)

    def _lengths(self, number: int) -> Ints:
        if not self._texts:
            return np.full(number, 20_000, dtype=np.int64)
        texts = pl.read_parquet(self._folder / "article_text" / "*.parquet")
        return texts["text"].str.len_chars().to_numpy().astype(np.int64)

    def _boundary(self, position: int) -> int:
        """The first mention of the article that the mention before `position` does not belong to."""
        if position in (0, len(self._article_of)):
            return position
        return int(np.searchsorted(self._article_of, self._article_of[position - 1], side="right"))

    def _write(self, table: str, start: int, frame: pl.DataFrame, led_by: str = "") -> None:
        schema = {name: kind for name, kind in columns(table).items() if name in frame.columns}
        (self._folder / table).mkdir(exist_ok=True)
        frame.select(pl.col(name).cast(kind) for name, kind in schema.items()).write_parquet(
            self._folder / table / f"{led_by}{start:09d}.parquet", compression="lz4"
        )


def _day(when: np.datetime64) -> int:
    return int(when.astype("datetime64[D]").astype(int))


def _dates(days: Ints) -> pl.Series:
    return pl.Series(days).cast(pl.Int64).set(pl.Series(days == UNDATED), None).cast(pl.Int32).cast(pl.Date)


def _named(names: pl.Series | Sequence[str], codes: Ints) -> pl.Series:
    return pl.Series(names).gather(pl.Series(codes.astype(np.uint32)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engagements", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", action="store_true")
    given = parser.parse_args()
    print(published(given.engagements, given.folder, texts=given.texts))
