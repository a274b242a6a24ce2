"""The loose words past, present and future: recent years, the time ahead, now."""

from etl.dates.grammar.fragments import GAP
from etl.dates.grammar.rule import Rule
from etl.dates.shapes import Vague

_LOOSE_UNITS = r"(?i:years?|months|weeks|days|decades|times?|centuries|quarters|period|past|history)"
RULES = (
    Rule(
        "the past, loosely",
        rf"(?:(?i:the|more|most){GAP})?(?i:recent){GAP}{_LOOSE_UNITS}(?:{GAP}(?i:and){GAP}{_LOOSE_UNITS})?\b",
        lambda g: Vague("PAST_REF"),
        "recent years",
    ),
    Rule(
        "the past, loosely",
        rf"(?:(?i:the){GAP})?(?i:past|last|previous|bygone){GAP}(?i:years|months|weeks|days|decades|times?|centuries|period)\b",
        lambda g: Vague("PAST_REF"),
        "the past years",
    ),
    Rule(
        "the past, loosely",
        rf"(?i:recently|lately|(?:the{GAP})?(?:distant{GAP}|recent{GAP}|near{GAP})past|in{GAP}the{GAP}old{GAP}days)\b",
        lambda g: Vague("PAST_REF"),
        "recently",
    ),
    Rule("the past, loosely", rf"(?i:the){GAP}(?i:past)\b", lambda g: Vague("PAST_REF"), "the past", guard="the past"),
    Rule(
        "the future, loosely",
        rf"(?:(?i:the|in){GAP})?(?i:coming|next|upcoming|future|following){GAP}(?i:years|months|weeks|days|decades|times?|period|quarters)\b",
        lambda g: Vague("FUTURE_REF"),
        "the coming time",
    ),
    Rule(
        "the future, loosely",
        rf"(?:(?i:the){GAP})(?i:time|years|months|weeks|days|period){GAP}(?i:ahead|to{GAP}come)\b",
        lambda g: Vague("FUTURE_REF"),
        "the time ahead",
    ),
    Rule(
        "the future, loosely",
        rf"(?:(?i:the){GAP}(?:(?i:near|foreseeable|immediate|distant|not-too-distant){GAP})?|(?i:near|foreseeable){GAP})future\b",
        lambda g: Vague("FUTURE_REF"),
        "the near future",
    ),
    Rule(
        "the future, loosely",
        rf"(?i:the){GAP}(?i:near|short|medium|longer|long){GAP}(?i:term)\b",
        lambda g: Vague("FUTURE_REF"),
        "the near term",
        guard="the term",
    ),
    Rule(
        "the future, loosely",
        rf"(?i:one{GAP}day)\b",
        lambda g: Vague("FUTURE_REF"),
        "one day",
        guard="one day to come",
    ),
    Rule(
        "the future, loosely",
        rf"(?i:an?{GAP}(?:later|future){GAP}date)\b",
        lambda g: Vague("FUTURE_REF"),
        "a later date",
    ),
    Rule("the future, loosely", r"(?i:soon)\b", lambda g: Vague("FUTURE_REF"), "soon", guard="soon"),
    Rule(
        "the present, loosely",
        rf"(?i:now|nowadays|currently|at{GAP}present|these{GAP}days|the{GAP}present{GAP}day|right{GAP}now|this{GAP}moment)\b",
        lambda g: Vague("PRESENT_REF"),
        "now",
        guard="now",
    ),
    Rule(
        "the present, loosely",
        rf"(?i:(?:to|until|till){GAP}this{GAP}(?:very{GAP})?day)\b",
        lambda g: Vague("PRESENT_REF"),
        "to this day",
    ),
)
