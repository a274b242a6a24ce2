"""What a page has told so far: whom a pronoun or "the two sides" may mean, and which journey "the visit" is."""

from dataclasses import dataclass, field

from etl.extract.act import Act
from etl.extract.one_by_one import Several
from etl.extract.parties import Cast
from etl.extract.tour import Tour


@dataclass(slots=True)
class Story:
    """What the page has told so far: whom a pronoun or "the two sides" may mean.

    `round` is the act told last that may be one of a series, `barren` the sentence that told last of a meeting in which
    home had no part.
    """

    number: int = -1
    partners: tuple[str, ...] = ()
    casts: list[Cast] = field(default_factory=list)
    last: Act | None = None
    round: Act | None = None
    tour: Tour | None = None
    several: Several | None = None
    gathering: Act | None = None
    lands: tuple[str, ...] = ()
    barren: int = -9
    mover: str = ""

    def enter(self, number: int) -> None:
        """Forget the last story when another begins."""
        if number != self.number:
            self.number, self.partners, self.casts, self.last, self.tour = number, (), [], None, None
            self.several = self.gathering = self.round = None
            self.lands = ()
            self.barren, self.mover = -9, ""

    def heard(self, cast: Cast, in_passing: bool = False) -> None:
        """Remember the sides of an accepted act; what is told in passing changes nothing of whom the story is about."""
        if in_passing and self.partners:
            return
        countries = tuple(code for code in cast.partners if len(code) == 3 and code.isupper())
        self.partners = countries or self.partners or cast.partners
        self.casts.append(cast)
