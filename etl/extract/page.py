"""All that is known of one page, indexed by place in the text: what the frames look up around a trigger."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

from etl.extract.places import Place
from etl.extract.sentences import Sentence
from etl.intervals import Interval
from etl.model import HOME, PartnerMention, PersonMention, Publication, TimeExpression
from etl.spans import Span


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Spanned)
_About = TypeVar("_About")
_Answer = TypeVar("_Answer")


class Index(Struct, Generic[_T], frozen=True):
    """Mentions in text order with their starts, to find those of a stretch quickly."""

    items: tuple[_T, ...]
    starts: tuple[int, ...]

    @classmethod
    def over(cls, items: Sequence[_T]) -> "Index[_T]":
        """Index of `items`, sorted by start."""
        ranked = tuple(sorted(items, key=lambda item: item.span.start))
        return cls(ranked, tuple(item.span.start for item in ranked))

    def inside(self, span: Span) -> tuple[_T, ...]:
        """Those that start inside `span`."""
        return self.items[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


class Page(Struct, frozen=True):
    """Text of one article, folded for patterns in `flat`, with the mentions found in it.

    `mentions` are the people as they were given: what `refers_to` counts in; `bodies` are the codes of organisations,
    `presumed` gives sides to people by identity where the text itself gives none, `topics` the one foreign side a story
    is about.
    """

    article_id: str
    text: str
    flat: bytes
    home: str
    sentences: tuple[Sentence, ...]
    publications: tuple[Publication, ...]
    times: Index[TimeExpression]
    partners: Index[PartnerMention]
    people: Index[PersonMention]
    mentions: tuple[PersonMention, ...]
    places: Index[Place]
    bodies: frozenset[str] = frozenset()
    presumed: Mapping[int, str] = field(default_factory=dict)
    topics: Mapping[int, str] = field(default_factory=dict)
    answers: dict[tuple[object, object], Any] = field(default_factory=dict)

    def words(self, span: Span) -> bytes:
        """The folded text of `span`, for patterns."""
        return self.flat[span.start : span.end]

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """Time expressions that start inside `span`."""
        return self.times.inside(span)

    def partners_in(self, span: Span) -> tuple[PartnerMention, ...]:
        """Partner and home mentions that start inside `span`."""
        return self.partners.inside(span)

    def places_in(self, span: Span) -> tuple[Place, ...]:
        """Places that start inside `span`."""
        return self.places.inside(span)

    def people_in(self, span: Span) -> tuple[PersonMention, ...]:
        """People that start inside `span`."""
        return self.people.inside(span)

    def published(self, sentence: Sentence) -> Interval:
        """Bounds of the publication of the sentence's section."""
        return self.publications[sentence.section.index].interval

    def fullest(self, person: PersonMention) -> PersonMention:
        """The earliest, fullest mention of the same person on the page."""
        for _ in range(8):
            if person.refers_to is None:
                return person
            person = self.mentions[person.refers_to]
        return person

    def side(self, person: PersonMention) -> str | None:
        """Partner code, HOME, or None; a short mention takes the side of the full one; the home code reads HOME."""
        side = person.side or self.fullest(person).side
        if side is None and self.presumed:
            side = self.presumed.get(self.identity(person))
        return HOME if side == self.home else side

    def identity(self, person: PersonMention) -> int:
        """A number that all mentions of one person share: where the fullest of them starts."""
        return self.fullest(person).span.start


def once(answer: Callable[[Page, _About], _Answer]) -> Callable[[Page, _About], _Answer]:
    """`answer` asked once about each thing on a page: many triggers look at the same people and countries."""

    @wraps(answer)
    def known(page: Page, about: _About) -> _Answer:
        key = (answer, about)
        if key not in page.answers:
            page.answers[key] = answer(page, about)
        return page.answers[key]  # type: ignore[no-any-return]

    return known
