"""Who crosses to the other side on a journey, and whom he comes to."""

from msgspec import Struct

from etl.model import PersonMention


class Travel(Struct, frozen=True):
    """Mover ("home" or "partner"), people of both sides, partner codes; `borrowed` from outside the clause."""

    mover: str
    home_people: tuple[PersonMention, ...]
    partner_people: tuple[PersonMention, ...]
    partners: tuple[str, ...]
    borrowed: bool
