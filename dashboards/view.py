"""What a page sees: one build of the data, its partners, and the language to speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import duckdb
import polars as pl

from dashboards import queries
from dashboards.database import SCHEMA_VERSION, Published, UnavailableError, published
from dashboards.queries import Value
from dashboards.wording import Words, folded

LABEL = 24


@dataclass(frozen=True)
class Partner:
    """A country or organisation as the interface names and groups it."""

    code: str
    name: str
    kind: str
    region: str | None
    tier: str
    engagements: int


@dataclass(frozen=True)
class View:
    """One build seen in one language; every page is a function of it."""

    published: Published
    words: Words
    build_id: str
    home: str
    as_of: date | None
    facts: dict[str, Any]

    def ask(self, question: str, **values: Value) -> pl.DataFrame:
        """The answer to a question of sql/queries; frames are shared, so never change one."""
        return queries.ask(self.published, question, **values)

    def engagement(self, engagement_id: str) -> pl.DataFrame:
        """What is known of an engagement by its id or by any that it once had; no row where there is none."""
        found = self.ask("page_engagement", engagement=engagement_id)
        if found.is_empty() and engagement_id:
            led = self.ask("why_told", prefix=engagement_id)["engagement_id"].to_list()
            found = self.ask("page_engagement", engagement=led[0]) if len(led) == 1 else found
        return found

    def counted(self, noun: str) -> str:
        """How many articles, mentions or engagements the build holds, in words."""
        return self.words.count(noun, int(self.facts[noun]))

    @property
    def partners(self) -> Mapping[str, Partner]:
        """Every partner by code, the most frequent first."""
        return _partners(self.published, self.words)

    def name(self, code: str) -> str:
        """A partner's name in the language of the page; the code itself when it has no row."""
        found = self.partners.get(code)
        return found.name if found else code

    def names(self, codes: list[str]) -> str:
        """Names of several partners, the first three and how many more."""
        return self.words.listed([self.name(code) for code in codes])

    def looked_up(self, typed: str) -> list[str]:
        """Codes of partners that a typed name may mean, blind to case, accents and đ; whole names before parts."""
        wanted = folded(typed)
        if not wanted:
            return []
        rows = list(self.ask("page_names").iter_rows())
        own = [(folded(partner.name), code) for code, partner in self.partners.items()]
        codes = [(code.lower(), code) for code in self.partners]
        known = [(name, code) for name, code in [*codes, *own, *rows] if code in self.partners]
        exact = [code for name, code in known if name == wanted]
        partly = [code for name, code in known if wanted in name] if len(wanted) >= 3 else []
        return list(dict.fromkeys(exact or partly))


@lru_cache(maxsize=8)
def _partners(file: Published, words: Words) -> Mapping[str, Partner]:
    """Kept from run to run, for a build never changes; hundreds of names took a tenth of each rerun."""
    return {
        row["partner"]: Partner(
            row["partner"],
            _short(row["partner"], row["kind"], words.country(row["iso2"], row["name"])),
            row["kind"],
            row["region"],
            row["tier"],
            row["engagements"],
        )
        for row in queries.ask(file, "page_partners").iter_rows(named=True)
    }


def _short(code: str, kind: str, name: str) -> str:
    """The acronym of an organisation whose name is too long for a label."""
    return code if kind == "organisation" and len(name) > LABEL else name


def opened(words: Words, build: str | None = None) -> View:
    """The published build, or the kept one named; raises UnavailableError with the reason."""
    file = published(build)
    try:
        version = queries.ask(file, "page_schema")["schema_version"].to_list()
        if version != [SCHEMA_VERSION]:
            raise UnavailableError(
                "other_schema", found=", ".join(map(str, version)) or "0", expected=str(SCHEMA_VERSION)
            )
        facts = queries.ask(file, "page_build").to_dicts()[0]
    except duckdb.CatalogException as error:
        raise UnavailableError("other_schema", found="?", expected=str(SCHEMA_VERSION)) from error
    except duckdb.Error as error:
        raise UnavailableError("corrupt") from error
    return View(file, words, facts["build_id"], facts["home"], facts["as_of"], facts)
