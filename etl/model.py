"""The nouns that pass between the steps: frozen, slotted, and imported by every step; they import no step.

Those of which a page has many are structs, which are made, compared and hashed without running Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from etl.intervals import Interval
from etl.spans import Span

HOME = "home"


class SectionKind(StrEnum):
    """What a stretch of a page is for."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    SIDEBAR = "sidebar"
    STAMP = "stamp"
    SPAM = "spam"


class Basis(StrEnum):
    """Where a publication interval comes from."""

    METADATA = "metadata"
    DATELINE = "dateline"
    STAMP = "stamp"
    INFERRED = "inferred"
    NONE = "none"


class Anchor(StrEnum):
    """What a time expression is counted from."""

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    PREVIOUS = "previous"
    EVENT = "event"
    NONE = "none"


class Level(StrEnum):
    """Protocol rank of a side, highest first."""

    LEADER = "leader"
    DEPUTY_LEADER = "deputy-leader"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy-minister"
    AMBASSADOR = "ambassador"
    OTHER = "other"

    @property
    def rank(self) -> int:
        """0 for a leader up to 5 for other."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Channel(StrEnum):
    """The office the home side acts in."""

    PARTY = "party"
    STATE = "state"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    DEFENCE_SECURITY = "defence-security"
    PEOPLE_TO_PEOPLE = "people-to-people"
    MULTILATERAL = "multilateral"
    ECONOMIC = "economic"


class Direction(StrEnum):
    """Who went to whom, seen from the home country."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    THIRD_COUNTRY = "third-country"
    REMOTE = "remote"
    RESIDENT = "resident"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Life cycle of an engagement, relative to the publication that tells it."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class EngagementType(StrEnum):
    """The kind of contact; seeds/triggers.csv says in which words it is told."""

    VISIT = "visit"
    MEETING = "meeting"
    CONSULTATION = "consultation"
    CALL = "call"
    MESSAGE = "message"
    AGREEMENT = "agreement"
    UPGRADE = "upgrade"
    CREDENTIALS = "credentials"
    EXCHANGE = "exchange"
    CEREMONY = "ceremony"
    MULTILATERAL = "multilateral"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Article:
    """One page as it was read: raw text untouched, everything else from the source's own metadata."""

    article_id: str
    source: str
    sha256: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str = "en"
    home: str = "VNM"
    published: Interval | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


class Section(Struct, frozen=True):
    """A stretch of the page with one purpose; sections of one `story` number tell the same story.

    `span` covers the CLEAN text. Sections are in page order, never overlap, and leave only white space uncovered.
    """

    index: int
    kind: SectionKind
    span: Span
    story: int
    subkind: str | None = None


class Publication(Struct, frozen=True):
    """When a section was published, as bounds: an undated page still has some."""

    interval: Interval
    basis: Basis
    why: str


class TimeExpression(Struct, frozen=True, gc=False):
    """A TIMEX3 with the days it denotes; `span` covers the clean text, `why` is a sentence for a desk officer."""

    span: Span
    text: str
    type: str
    value: str
    interval: Interval | None
    anchor: Anchor
    rule: str
    why: str
    modifier: str | None = None
    dates_engagements: bool = True

    @property
    def granularity(self) -> str:
        """Granularity of the interval, `none` without one."""
        return self.interval.granularity if self.interval else "none"


class PartnerMention(Struct, frozen=True):
    """A country or organisation named in the clean text.

    `code` is ISO 3166-1 alpha-3, ISO 3166-3 alpha-4 for former states, or an organisation's acronym. `form` says how it
    is named: name, official, demonym, capital, metonym, abbreviation, compound, org. `home` marks the home country
    and its own organisations.
    """

    span: Span
    code: str
    kind: str
    form: str
    home: bool = False


class PersonMention(Struct, frozen=True):
    """A person, or an office standing for its holder, with side and rank where the text or the seeds give them.

    `side` is a partner code, `HOME`, or None when unresolved. `refers_to` is the index of the earlier, fuller mention
    of the same person on the page, or None.
    """

    span: Span
    name: str | None
    role: str | None
    side: str | None
    level: Level
    channel: Channel | None
    refers_to: int | None = None


class Participant(Struct, frozen=True):
    """A person or delegation who took part, as the evidence names them."""

    name: str | None
    role: str | None
    country: str | None


class Evidence(Struct, frozen=True):
    """Words of the text that support one `field`: sentence, date, partner, type, people or place."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class EngagementMention:
    """One telling of one engagement by one article.

    `date` is None when the text supports none; `date_basis` is a sentence of why. `partners` are codes as in
    PartnerMention, never the home country. `part_of` is the index of the mention (same article) that this one is a
    part of: talks within a visit.
    """

    article_id: str
    index: int
    type: EngagementType
    subtype: str | None
    date: Interval | None
    date_basis: str
    partners: tuple[str, ...]
    channel: Channel
    direction: Direction
    level_home: Level
    level_partner: Level
    status: Status
    home_participants: tuple[Participant, ...]
    partner_participants: tuple[Participant, ...]
    place: str | None
    evidence: tuple[Evidence, ...]
    rules: tuple[str, ...]
    confidence: float
    count: int | None = None
    occasion: str | None = None
    ordinal: int | None = None
    part_of: int | None = None

    @property
    def level(self) -> Level:
        """The higher rank of the two sides."""
        return min(self.level_home, self.level_partner, key=lambda level: level.rank)


class Unresolved(Struct, frozen=True):
    """Something seen and not settled: counted and shown, never guessed. `span` covers the RAW text."""

    article_id: str
    kind: str
    span: Span
    why: str


class Claim(Struct, frozen=True):
    """What an article says in numbers about the relationship, to be held against the tables; never a fact by itself.

    `kind` is anniversary, tier anniversary, partners, nth partner, first visit, first visit since, nth visit (of an
    office) or own nth visit (of a person); `number` the years, partners, place or year claimed; `tier` the one meant;
    `mention` the index of the visit that it is said of; `years` within how many, of an nth visit, None for ever.
    `span` and `sentence` cover the clean text.
    """

    kind: str
    span: Span
    number: int
    partner: str | None
    tier: str | None = None
    mention: int | None = None
    years: int | None = None
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was learned from one article; every span in it covers the RAW text."""

    article: Article
    sections: tuple[Section, ...]
    publications: tuple[Publication, ...]
    page_publication: Publication
    times: tuple[TimeExpression, ...]
    partners: tuple[PartnerMention, ...]
    people: tuple[PersonMention, ...]
    engagements: tuple[EngagementMention, ...]
    repairs: int
    unresolved: tuple[Unresolved, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """Where an engagement is told: article and index of the mention there.

    `key` names the telling across builds, also when the rules change and other mentions come before it.
    """

    article_id: str
    index: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Engagement:
    """One engagement with all its tellings; the fields are the best supported of the tellings' own.

    `conflicts` says in sentences where the tellings disagree. `lead_time_days` is how long before its first day it was
    announced, None when it never was or the days are not known. `overdue` marks a plan whose days have passed with no
    word of it. `corrected` names the fields an analyst set, `confirmed_by` who vouched for it.
    """

    engagement_id: str
    best: EngagementMention
    tellings: tuple[Telling, ...]
    date: Interval | None
    status: Status
    conflicts: tuple[str, ...] = ()
    part_of: str | None = None
    lead_time_days: int | None = None
    overdue: bool = False
    confirmed_by: str | None = None
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two engagements that may be one: for a reviewer to settle. `one` and `other` are engagement ids."""

    one: str
    other: str
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class IdChange:
    """An engagement id that leads elsewhere now; `new_id` is None when it is gone.

    `action` is merge, split, rename, gone or reject.
    """

    old_id: str
    new_id: str | None
    action: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What an analyst decided about an engagement: one row, never changed afterwards.

    `action` is correct, confirm, reject, merge, split or add. `field`, `old` and `new` are for correct (`old` is the
    value the analyst saw, of confirm the days, type and partners vouched for); merge names the engagement that is
    absorbed in `other_id`; split names in `new` the telling keys to set apart, separated by spaces; add gives in `new`
    a JSON object of fields. `when` is ISO 8601 text. `tellings` are the keys of what the engagement was told by when
    the row was written, by which it is found when no article tells any more what its id came from; those of the
    absorbed one stand behind a bar.
    """

    when: str
    who: str
    why: str
    action: str
    engagement_id: str
    field: str = ""
    old: str = ""
    new: str = ""
    other_id: str = ""
    tellings: str = ""

    @property
    def keys(self) -> list[str]:
        """Keys of tellings of the engagement decided on: a split names some of them anyway."""
        said = self.new if self.action == "split" and not self.tellings else self.tellings
        return said.partition("|")[0].split()

    @property
    def other_keys(self) -> list[str]:
        """Keys of the tellings of the engagement that a merge absorbs."""
        return self.tellings.partition("|")[2].split()


@dataclass(frozen=True, slots=True)
class RejectedCorrection:
    """A correction that was not applied, and why: its row has changed meanwhile, or is gone."""

    correction: Correction
    why: str
