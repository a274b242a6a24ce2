"""Guards: what must or must not stand beside words that only sometimes tell a time ("May", "1975", "the second half")."""

from dataclasses import dataclass
from functools import cache

import re2

from etl.dates.grammar.fragments import APOSTROPHE, DASH, GAP, MAYBE

REACH = 48


@dataclass(frozen=True, slots=True)
class Guard:
    """RE2 patterns on the words before (they end at the span) and after (they begin there); None asks nothing.

    `before` and `after` must match when given; `not_before` and `not_after` must not.
    """

    name: str
    before: str | None = None
    not_before: str | None = None
    after: str | None = None
    not_after: str | None = None
    either: bool = False

    def allows(self, left: str, right: str) -> bool:
        """Whether the words may stand between `left` and `right`; `either` is content with one of before and after."""
        if self.not_before and _ends(self.not_before).search(left):
            return False
        if self.not_after and _begins(self.not_after).match(right):
            return False
        before = self.before is None or bool(_ends(self.before).search(left))
        after = self.after is None or bool(_begins(self.after).match(right))
        return before or after if self.either else before and after


@cache
def _ends(pattern: str) -> "re2._Regexp[str]":
    return re2.compile(rf"(?:{pattern})\z")


@cache
def _begins(pattern: str) -> "re2._Regexp[str]":
    return re2.compile(rf"\A(?:{pattern})")


_COUNTED = (
    r"(?:people|persons|troops|soldiers|men|women|children|students|workers|jobs|cases|deaths|families|households|homes|votes"
    r"|delegates|participants|visitors|tourists|seats|shares|copies|units|vehicles|cars|ships|aircraft|tons?|tonnes|kilomet|km\b|miles"
    r"|met(?:re|er)s?|m\b|kg\b|feet|ft\b|acres|hectares|square|cubic|points|pounds|dollars|euros|yuan|yen|dong|VND|USD|percent|per cent"
    r"|%|MW|GW|mm\b|calories|degrees|hours|hrs|GMT|times\b|words|pages|items|GDP)"
)
_TIME_PREPOSITION = r"(?i:in|on|of|by|since|until|till|from|during|before|after|between|through|for|to|early|late|mid|and|or|around|circa|c\.|ca\.|about|as of|the|beginning|end)"
GUARDS = {
    guard.name: guard
    for guard in (
        Guard(
            "year",
            not_before=rf"[:/]|[A-Z]{{2,}}-|(?:[$£€¥#№_=@+]|\d[.,-]|(?i:no\.?|number|flight|route|highway|room|resolution|decree|decision|article|section|page|box"
            rf"|boeing|airbus|model|type|class|nearly|almost|over|roughly|approximately|than|least|some|total of|another|only|US\$|version|postcode|isbn|tel|phone|rs|rs\.|usd|vnd)){MAYBE}",
            not_after=rf"{GAP}(?:[a-z-]+{GAP})?{_COUNTED}|[$€£%°]|{MAYBE}[x×*/=@]|{DASH}(?:strong|foot|mile|meter|metre|ton|man|member|seat|page|room|bed|acre|year)",
        ),
        Guard("short year", before=rf"(?i:in|of|since|class{GAP}of|from|until|{DASH}|the|summer|and){GAP}?"),
        Guard("figures", not_before=r"[$£€¥#№=_:/]|\d[.,]|(?i:no|ref|version|v)\.?\s?"),
        Guard(
            "month",
            not_before=rf"(?i:(?:mr|mrs|ms|miss|dr|sir|theresa|brian|elizabeth)\.?){GAP}",
            not_after=rf"{GAP}(?:\d{{1,2}}-?year|(?:Revolution|Movement|of)\b)|{APOSTROPHE}?s?{GAP}(?:Revolution)\b",
        ),
        Guard("short month", before=rf"(?i:in|of|since|until|till|by|from|late|early|mid|last|next|this|to|through){GAP}", not_after=rf"{GAP}[A-Z]"),
        Guard("near"),
        Guard("season", not_after=rf"{GAP}(?:Olympic|Games|Palace|School|Street|Hill|Paralympic)"),
        Guard(
            "fall",
            before=rf"(?i:in|of|during|since|until|by|for|this|last|next|throughout|over){GAP}",
            not_after=rf"{GAP}(?i:of|in|from|and)\b",
        ),
        Guard(
            "decade",
            not_before=rf"(?:[$£€]|(?i:his|her|their|my|in{GAP}the{GAP}(?:high|low|mid)){GAP})",
            not_after=r"{GAP}?(?:percent|%)",
        ),
        Guard(
            "half",
            before=rf"(?i:in|for|of|during|since|by|over|ended|its){GAP}(?:the{GAP})?",
            not_after=rf"{GAP}(?i:of{GAP}(?:the{GAP})?(?:match|game|film|book|battle|war|century))",
        ),
        Guard(
            "relative unit",
            not_before=rf"(?i:for|over){GAP}the{GAP}",
            not_after=rf"{APOSTROPHE}s{GAP}(?:resolution)",
        ),
        Guard(
            "the unit",
            before=rf"(?i:in|for|of|during|over|by|through|throughout|on|until|from|this|since){GAP}",
            not_after=rf"{GAP}(?i:of|in{GAP}which|when|that|\d)",
        ),
        Guard(
            "away",
            not_after=rf"{GAP}(?i:the|a|an|his|her|its|their|he|she|it|they|that|this|being|[a-z]+ing)\b|{GAP}[A-Z]",
        ),
        Guard("ago", not_after=rf"{GAP}(?i:than)\b"),
        Guard("that time", before=rf"(?i:at|by|since|until|from|during){GAP}", not_after=rf"{GAP}(?i:of)"),
        Guard("year end", before=rf"(?i:by|at|before|until|through|around|to|the|since|near|toward){GAP}(?:the{GAP})?"),
        Guard("possessive"),
        Guard("clock", not_after=r"\d|%"),
        Guard(
            "bare clock",
            before=rf"(?i:at|by|around|about|until|till|from|since|before|after|to|between|and){GAP}(?:the{GAP})?|[,|(]{GAP}?",
            not_before=r"\d[:.,]|[-/]",
            not_after=rf"[:.,]?\d|%|-\d|{GAP}(?i:in|win|victory|lead|lap|draw)\b",
        ),
        Guard(
            "bare day",
            before=rf"(?i:on|from|until|by|of|and|before|after|since){GAP}",
            after=rf"[,.;:)]|{GAP}(?i:was|were|is|are|and|to|in|at|he|she|the|they|it|with|by|when|after|before|a|for|as|as{GAP}well)\b|\s*\z",
        ),
        Guard("day range", not_before=r"[$£€¥#№=_:/]|\d[.,-]"),
        Guard("between", before=rf"(?i:between){GAP}(?:the{GAP}(?:years{GAP})?)?"),
        Guard("from", before=rf"(?i:from|between){GAP}|\(|, ?|:{GAP}?"),
        Guard("length", not_after=rf"{DASH}(?:old|olds)\b|{GAP}(?:old|of{GAP}age|Plan|Treaty)\b"),
        Guard(
            "one unit",
            before=rf"(?i:for|within|over|after|during|than|about|almost|nearly|lasts?|lasting|lasted|took|takes|take|him|her"
            rf"|them|us|half|spend|spent|is|of|just|in){GAP}",
            not_after=rf"{GAP}(?i:ago|earlier|later|before|after|when|like|that)\b|{DASH}",
        ),
        Guard("holiday", not_after=rf"{GAP}(?:Island|Offensive|Agreement|Accords?|tree|shopping|sales|season|gift|card|message|greetings|wishes)"),
        Guard("a while", before=rf"(?i:for|after|in|take|takes|took|quite){GAP}"),
        Guard(
            "bare units",
            before=rf"(?i:for|over|in|after|within|took|take|lasted|through|many|past|of|by|spent|until){GAP}(?:the{GAP})?",
        ),
        Guard("rate", before=rf"(?i:once|twice|times|each){GAP}"),
        Guard("vague"),
        Guard(
            "the past",
            not_before=r"\bof ",
            not_after=rf"{GAP}(?i:\d|few|two|three|four|five|six|seven|eight|nine|ten|several|couple|[a-z]+{GAP}(?:years|months))",
        ),
        Guard("soon", not_before=rf"(?i:as|too|how|very){GAP}", not_after=rf"{GAP}(?i:as|after|before|became|followed)\b"),
        Guard("the future", not_after=rf"{GAP}(?i:Summit|Forum|of{GAP}(?:the|work))"),
        Guard(
            "now",
            not_before=rf"(?i:by|for|just|right|even|apocalypse|every){GAP}",
            not_after=rf"{GAP}(?i:and{GAP}then|that)\b",
        ),
    )
}
