"""Which office a written role means, so that "the Foreign Minister" meets a name with "Minister of Foreign Affairs"."""

import re
from dataclasses import dataclass
from functools import cache

from etl.merge.names import fold


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the words it is written with (in folded text); `example` is a role that must be read as it."""

    name: str
    words: str
    example: str


OFFICES = (
    Office("party leader", r"general secretary|party chief|party leader|first secretary", "Party General Secretary"),
    Office("monarch", r"\bking\b|queen|emperor|sultan|\bemir\b", "King of Cambodia"),
    Office("parliament chair",
           r"speaker|(chair\w*|president) of (the )?(\w+ )?(national assembly|parliament|senate|duma)"
           r"|(national assembly|na|parliament|senate|congress|duma) (chair\w*|president)",
           "National Assembly Chairman"),
    Office("prime minister", r"prime minister|premier|\bpm\b|chancellor|head of government", "Prime Minister"),
    Office("head of state",
           r"^(state |country )?president( of (the )?(state|country|republic|s r|[a-z]+))?$|state president"
           r"|secretary and (state )?president", "State President"),
    Office("vice president",
           r"^(\w+ )?(state )?vice (state )?president$|vice president of (the )?(state|country|republic|socialist)",
           "US Vice President"),
    Office("foreign", r"foreign|external affairs|secretary of state\b|diplomat", "Minister of External Affairs"),
    Office("defence", r"defen[cs]e", "Secretary of Defense"),
    Office("security", r"public security|interior|home affairs|homeland|police", "Minister of Public Security"),
    Office("trade", r"trade|commerce|industry|econom", "Minister of Industry and Trade"),
    Office("finance", r"financ|treasury|\bbank", "Treasury Secretary"),
    Office("planning", r"planning|investment", "Minister of Planning and Investment"),
    Office("agriculture", r"agricult|fisher|rural", "Minister of Agriculture"),
    Office("environment", r"environment|natural resources|climate", "Minister of Natural Resources and Environment"),
    Office("education", r"education", "Minister of Education and Training"),
    Office("culture", r"\bcultur|\bsport|tourism", "Minister of Culture"),
    Office("health", r"health", "Minister of Health"),
    Office("transport", r"\btransport|infrastructure|construction", "Minister of Transport"),
    Office("science", r"science|technology|information|communication", "Minister of Science and Technology"),
    Office("justice", r"justice|court|procurac|prosecut", "Minister of Justice"),
    Office("labour", r"labou?r", "Minister of Labour"),
    Office("ambassador", r"ambassador|charge d affaires|high commissioner", "Ambassador to Vietnam"),
    Office("consul", r"consul\b|consul general", "Consul General"),
    Office("governor", r"governor|mayor|provincial|municipal|city", "Governor of Aichi"),
    Office("friendship", r"friendship|peace", "President of the Union of Friendship Organizations"),
)  # fmt: skip
DEPUTY = re.compile(r"\b(deputy|vice|assistant|under|standing|permanent)\b")


@cache
def offices(role: str | None) -> frozenset[str]:
    """Names of the offices in a role; "deputy" before one makes it another office. Empty when none is known."""
    text = fold((role or "").replace(",", " and "))
    found = {_named(office.name, text, match.start()) for office in OFFICES if (match := re.search(office.words, text))}
    return frozenset(found - {None}) if text else frozenset()


def _named(office: str, text: str, start: int) -> str:
    return f"deputy {office}" if DEPUTY.search(text[:start].rsplit(" and ", 1)[-1]) else office
