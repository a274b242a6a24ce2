"""Several people who share one office: "Foreign Ministers A and B of C and D", "the Lao and Thai Presidents A, B"."""

import re
from dataclasses import dataclass, replace

from etl.recognise.drafts import Page
from etl.recognise.known import country_by_short_name
from etl.recognise.person_names import run_at
from etl.recognise.reach import Office

_NEXT = re.compile(r" ?, ?(?:and )?(?:the )?| and (?:the )?")
_OF_COUNTRY = re.compile(r" of (?:the )?| \(")
_KINDS = ("country", "territory", "organisation", "organ")
_THEN_COUNTRY = re.compile(r"(?:[;,]|(?= and )) (?:and )?(?:(?:with )?(?:those |that )?of )?(?:the )?")
_BEHIND_COUNTRY = re.compile(r",? ")
_LONGEST_JOINT = 12
_LONGEST_TURN = 24


@dataclass(frozen=True, slots=True)
class Listed:
    """One of several holders: offsets of the name, and the side that the words give."""

    start: int
    end: int
    side: str | None


def listed_holders(page: Page, office: Office, stops: frozenset[int]) -> list[Listed]:
    """The full names behind a plural office, or surnames known of it; empty when fewer than two stand there.

    Countries behind the last name, or before the office, are theirs in that order when there are as many.
    """
    found: list[Listed] = []
    at = office.end + 1 if page.text[office.end : office.end + 1] == " " else -1
    while at >= 0 and (run := run_at(page.text, at, stops)):
        side, end = side_after(page, run[1])
        if " " not in page.text[run[0] : run[1]] and page.text[end - 1] != ")":
            country = country_by_short_name(page.text[run[0] : run[1]], office.level, page.home)
            if country is None:
                break
            side = page.side_of(country)
        found.append(Listed(*run, side))
        joint = _NEXT.match(page.text[end : end + _LONGEST_JOINT])
        at = end + joint.end() if joint else -1
    if len(found) < 2:
        return []
    sides = _behind(page, found[-1].end) or [page.side_of(code) for code in office.sides]
    if len(sides) != len(found):
        return found
    return [replace(one, side=side) for one, side in zip(found, sides, strict=True)]


def holders_by_country(page: Page, office: Office, stops: frozenset[int]) -> list[Listed]:
    """Those named each behind the country: "the Presidents of Peru, A; of Brazil, B; and Chile C"; else none."""
    found: list[Listed] = []
    side = page.side_of(office.sides[0]) if len(office.sides) == 1 else None
    at = office.end
    while side is not None and (gap := _BEHIND_COUNTRY.match(page.text, at)):
        run = run_at(page.text, gap.end(), stops)
        if not run or " " not in page.text[run[0] : run[1]]:
            break
        found.append(Listed(*run, side))
        joint = _THEN_COUNTRY.match(page.text[run[1] : run[1] + _LONGEST_TURN])
        mention = page.mention_at(run[1] + joint.end()) if joint else None
        if mention is None or mention.kind not in _KINDS:
            break
        side, at = page.side_of(mention.code), mention.span.end
    return found if len(found) > 1 else []


def named_in_turn(page: Page, at: int, sides: tuple[str, ...], stops: frozenset[int]) -> list[Listed]:
    """The names from `at` on, each of the side in its place: "his Lao and Thai counterparts A and B"; else none."""
    found: list[Listed] = []
    while run := run_at(page.text, at, stops):
        found.append(Listed(*run, page.side_of(sides[len(found)])))
        joint = _NEXT.match(page.text[run[1] : run[1] + _LONGEST_JOINT])
        if not joint or len(found) == len(sides):
            break
        at = run[1] + joint.end()
    return found if len(found) == len(sides) > 1 else []


def side_after(page: Page, at: int) -> tuple[str | None, int]:
    """The country after a name ("Xi Jinping of China", "Michael Lotem (Israel)") and its end; else None and `at`."""
    if link := _OF_COUNTRY.match(page.text[at : at + _LONGEST_JOINT]):
        mention = page.mention_at(at + link.end())
        if mention and mention.kind in _KINDS:
            end = mention.span.end
            closed = link.group().endswith("(") and page.text[end : end + 1] == ")"
            return page.side_of(mention.code), end + 1 if closed else end
    return None, at


def _behind(page: Page, at: int) -> list[str]:
    """The countries behind the last of several names: "of South Korea and Viet Nam"."""
    link = _OF_COUNTRY.match(page.text[at : at + _LONGEST_JOINT])
    mention = page.mention_at(at + link.end()) if link else None
    sides: list[str] = []
    while mention and mention.kind in ("country", "territory"):
        sides.append(page.side_of(mention.code))
        joint = _NEXT.match(page.text[mention.span.end : mention.span.end + _LONGEST_JOINT])
        mention = page.mention_at(mention.span.end + joint.end()) if joint else None
    return sides if len(sides) > 1 else []
