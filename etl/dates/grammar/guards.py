"""Guards: what must or must not stand beside words that only sometimes tell a time: "May", "1975", "the spring"."""

import re
from dataclasses import dataclass
from functools import cache

from etl.dates.grammar.fragments import APOSTROPHE, DASH, GAP, MAYBE, MONTH, ORDINAL_DAY, WEEKDAY, YEAR, any_of
from etl.patterns import Pattern

REACH = 48
# A character by its code, as RE2 writes it.
_CODE = re.compile(r"\\x\{([0-9a-f]+)\}")


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

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether the words `text[start:end]` may stand where they do."""
        if self.not_after and _begins(self.not_after).match(text, end, end + REACH):
            return False
        if self.after and not _begins(self.after).match(text, end, end + REACH):
            return False
        left = text[max(0, start - REACH) : start] if self.not_before or self.before else ""
        if self.not_before and _ends(self.not_before).search(left):
            return False
        return self.before is None or bool(_ends(self.before).search(left))


@cache
def _ends(pattern: str) -> Pattern:
    return Pattern(rf"(?:{pattern})\z")


@cache
def _begins(pattern: str) -> re.Pattern[str]:
    """The pattern for `re`, which looks at the first few characters in less time than it takes to call RE2."""
    return re.compile(_CODE.sub(lambda code: chr(int(code[1], 16)), pattern).replace(r"\z", r"\Z"), re.ASCII)


def _words(listed: str) -> str:
    return rf"\b{any_of(listed)}{GAP}"


_COUNTED = (
    any_of(
        "people persons troops soldiers men women children students workers jobs cases deaths families "
        "households homes votes delegates participants visitors tourists seats shares copies units vehicles "
        "cars ships aircraft ton tons tonnes kilometres kilometers km miles metres meters kg feet ft acres "
        "hectares square cubic points pounds dollars euros yuan yen dong vnd usd percent mw gw mm calories "
        "degrees hours hrs gmt times words pages items victims prisoners fighters"
    )
    + r"\b|%"
)
_DESCRIBING = r"(?:more|new|other|young|old|local|[a-z]+(?:-[a-z]+|ed|an|ese|ish|al|ic|ign|ing|ine|ary|ive|ous|ent))"
_AMOUNT = rf"{GAP}(?:{_DESCRIBING}{GAP})?(?:{_COUNTED})"
_NOT_A_YEAR = (
    any_of(
        "no no. number flight route highway room resolution decree decision article section page box boeing "
        "airbus model type class nearly almost over roughly approximately than least some another only "
        "version postcode isbn tel phone rs rs. usd vnd eur gbp jpy cny krw sgd thb inr"
    )
    + rf"\.?{MAYBE}|(?i:total{GAP}of){GAP}"
)
# "today's youth", "the leaders of tomorrow": an age, no day
_AGE = any_of(
    "world youth society generation generations people children kids parents women men students youngsters teenagers "
    "families consumers workers workforce leaders citizens standards computers technology technologies machines "
    "cities jobs realities challenges era age environment context landscape life culture"
)
_PAPER = rf"{GAP}(?:Times|Telegraph|Mirror|Mail|Express|Herald|Independent|Post|School|Mosque)\b"
# "the first half of the match", "the third quarter of the film": a share of what is no year
_SHARED = (
    rf"{GAP}(?i:of{GAP}(?:the{GAP})?(?:match|game|film|book|battle|war|century|show|visit|meeting)"
    rf"|of{GAP}(?:(?:the|his|her|its|their|our|my|a|an){GAP}(?:[a-z-]+{GAP}){{0,2}})?"
    r"(?:trips?|tours?|visits?|journeys?|stays?|talks|meetings?|agenda|programme|speech|session|voyage|term|tenure))\b"
)
_OF_CALENDAR = (
    rf"{GAP}(?i:of){GAP}(?:{MONTH}|(?i:the{GAP}|this{GAP}|a{GAP})?(?i:week|month|year|spring|summer|autumn|winter)\b)"
)
_LASTING = (
    r"(?:visits?|trips?|tours?|stays?|journeys?|talks|summits?|meetings?|conferences?|congress|sessions?|forums?"
    r"|negotiations|exchanges?|consultations?|dialogues?|drills?|exercises?|programmes?|programs?)"
)
GUARDS = {
    guard.name: guard
    for guard in (
        Guard(
            "year",
            not_before=rf"[$£€¥#№_=@+:/]{MAYBE}|\d[.,-]|\b(?:0\d+|[3-9]\d{{2,3}}) |[A-Z]{{2,}}-"
            rf"|(?i:flight){GAP}[A-Z0-9]{{2}}{GAP}|\+[0-9 ]+|\b(?:{_NOT_A_YEAR})",
            not_after=rf"(?:{GAP}(?:and|or|to){GAP}[0-9,]+)?{_AMOUNT}|[$€£%°]|{DASH}\d|{MAYBE}[x×*=@]"
            rf"|{DASH}(?:strong|foot|mile|meter|metre|ton|man|member|seat|page|room|bed|acre|year)",
        ),
        Guard(
            "no document",
            not_before=_words(
                "decree resolution decision directive circular law act regulation ordinance no no. number"
            ),
        ),
        Guard(
            "era",
            not_before=r"[$£€¥#№=_/]|\d[.,:]",
            not_after=rf"{GAP}(?:Place|Hydro|Ferries|Lions|Transit|NDP|Liberals?|Premier|Supreme|residents|voters)\b|[%°]",
        ),
        Guard("short year", before=rf"\b(?i:in|of|since|class{GAP}of|from|until|the|summer|and){GAP}|{DASH}"),
        Guard(
            "no quotation",
            not_after=rf"{_AMOUNT}|[^.\n]*[A-Za-z.,!?]{APOSTROPHE}(?:[^A-Za-z]|\z)|{GAP}[a-z]+(?:ed|es|re){GAP}|{DASH}\d",
        ),
        Guard("figures", not_before=r"[$£€¥#№=_/]|\d[.,:]|(?i:no|ref|version|v)\.?\s?"),
        Guard(
            "month",
            not_before=_words(
                "mr mr. mrs mrs. ms ms. miss dr dr. sir theresa brian elizabeth long ice peace freedom funeral "
                "red black"
            )
            + rf"|{APOSTROPHE}s?{GAP}",
            not_after=rf"{GAP}(?:\d{{1,2}}-?year|(?:Revolution|Movement|of|for{GAP}Life)\b)|{APOSTROPHE}s{GAP}Revolution\b"
            rf"|{GAP}(?:to|on){GAP}[A-Z][a-z]+[,.]",
        ),
        Guard("in a month", before=_words("in since during until"), after=rf"{GAP}(?i:to|on){GAP}[A-Z]"),
        Guard(
            "owned month",
            before=rf"[a-z]{APOSTROPHE}s?{GAP}",
            not_after=rf"{GAP}(?:(?:of|on|for|against|through|into|towards?){GAP}|Revolution|Movement)|{APOSTROPHE}s",
        ),
        Guard(
            "short month",
            before=_words("in of since until till by from late early mid last next this to through"),
            not_after=rf"{GAP}[A-Z]",
        ),
        Guard(
            "attacks of 2001",
            after=rf"{GAP}(?:(?i:terrorist|terror|suicide){GAP})?(?i:attacks|hijackings|hijackers|terrorists)\b",
        ),
        Guard("nine eleven", before=rf"{_words('since after before the')}|\b(?i:post|pre){DASH}"),
        Guard("weekday", not_after=_PAPER),
        Guard("weekdays", not_before=_words("between"), not_after=_PAPER),
        Guard(
            "season",
            not_before=rf"(?:\A|\n){MAYBE}(?:[*•]|{DASH})?{MAYBE}",
            not_after=rf"{GAP}(?:back|up|into)\b|{GAP}(?:Olympic|Games|Palace|School|Street|Hill|Paralympic|water|roll)|{GAP}of{GAP}(?:[A-Z][a-z]|[a-su-z]|t[a-gi-z])",
        ),
        Guard(
            "fall",
            before=_words("in of during since until by for this last next throughout over"),
            not_after=rf"{GAP}(?i:of|in|from)\b",
        ),
        Guard(
            "decade",
            not_before=rf"[$£€]|{_words('his her their my')}(?:[2-9]0s{GAP}(?:and|or|to){GAP})?"
            rf"|(?i:the{GAP}(?:high|low|mid)){GAP}",
        ),
        Guard(
            "half",
            before=rf"\b(?i:in|for|of|during|since|by|over|ended|its){GAP}(?:the{GAP})?",
            not_after=_SHARED,
        ),
        Guard("quarter", not_after=rf"{_SHARED}|{GAP}(?i:of{GAP}(?:the{GAP})?[a-z0-9-]+{GAP}century)\b"),
        Guard("relative unit of an event", not_after=rf"{APOSTROPHE}s{GAP}resolution|{GAP}(?i:of)\b"),
        Guard(
            "relative unit",
            not_before=rf"\b(?i:(?:for|over){GAP})?(?i:the){GAP}",
            not_after=rf"{APOSTROPHE}s{GAP}resolution",
        ),
        Guard(
            "the unit",
            not_before=rf"\b(?i:turn|time|man|men|woman|team|player|word|book){GAP}of{GAP}",
            before=_words("in for of during over by through throughout on until from this since at"),
            not_after=rf"{GAP}(?i:of{GAP}[a-z]|in{GAP}which|when|that{GAP}(?:[^e]|e[^n]|en[^d])|since\b|\d)",
        ),
        Guard("within", before=_words("within"), not_after=rf"{GAP}(?i:of|after|in)\b|{APOSTROPHE}s"),
        Guard("ago", not_after=rf"{GAP}(?i:than)\b"),
        Guard(
            "away",
            after=rf"[,.;:!?)\"”’\x{{2013}}\x{{2014}}-]|\s*\z|\s*\n|{GAP}"
            + any_of("in at on for by with and to from during but while when was were is had has will would as saw")
            + rf"\b|{GAP}"
            + any_of("been met held chaired received arrived visited signed flown talked spoken seen called hosted")
            + r"\b",
            not_after=rf"{GAP}to{GAP}[a-z]+ing\b",
        ),
        Guard(
            "it is the day",
            before=rf"\b(?i:it{GAP}is|it{APOSTROPHE}s|this{GAP}is|today{GAP}is){GAP}(?:(?i:already|now|only|just){GAP})?",
            after=rf"{GAP}(?i:of){GAP}",
            not_after=_OF_CALENDAR,
        ),
        Guard(
            "it was the day",
            before=rf"\b(?i:it|this|that){GAP}(?i:was){GAP}(?:(?i:already|only|just){GAP})?",
            after=rf"{GAP}(?i:of){GAP}",
            not_after=_OF_CALENDAR,
        ),
        Guard(
            "day of a visit",
            before=_words("on during until"),
            after=rf"{GAP}(?i:of{GAP}(?:(?:the|his|her|its|their|a|an){GAP})?(?:[a-z0-9-]+{GAP}){{0,3}}{_LASTING})\b"
            rf"|,|\.|{GAP}(?:he|she|they|it|the{GAP}(?:two|president|minister|premier|delegation|leaders)|and{GAP}on)\b",
        ),
        Guard(
            "first months",
            before=_words("in over during"),
            not_after=rf"{GAP}(?i:of|after|since|that|when|in{GAP}office)\b",
        ),
        Guard(
            "the evening",
            before=_words("in during by later throughout"),
            not_after=rf"{GAP}(?i:(?:of|news|papers?|session|sky|rush)\b|(?:or|and){GAP}(?:in{GAP})?(?:the{GAP})?"
            r"(?:early|late|morning|afternoon|evening|night))",
        ),
        Guard(
            "by a part of the day",
            before=_words("by until before since"),
            not_after=rf"{GAP}(?i:of|on|{WEEKDAY}|yesterday|today|tomorrow)\b",
        ),
        Guard(
            "no age told",
            not_before=_words("aged age man woman men women"),
            not_after=rf"{GAP}(?:of|to|percent|degrees)\b",
        ),
        Guard("no year", not_after=rf",?{GAP}{YEAR}"),
        Guard("no day", not_after=rf"{GAP}\d"),
        Guard(
            "clause end",
            after=rf"[,.;:!?)]|\s*\z|{GAP}" + any_of("he she they it in at the and a an his her their its") + r"\b",
        ),
        Guard("short end", before=_words("by at until since from of in on before")),
        Guard("on", before=_words("on from until since by")),
        Guard("no stay", not_before=_words("for lasting lasts")),
        Guard(
            "week on",
            before=_words(
                "due for begin begins start starts open opens place held scheduled expected arrive arrives meet meets "
                "visit visits fly flies leave leaves return returns come comes go goes on until by planned set again"
            ),
            not_after=rf"{DASH}|{GAP}(?:of|long|after|by)\b",
        ),
        Guard("week back", not_before=_words("for after within in than lasted took about over of")),
        Guard("in time", before=_words("in about")),
        Guard(
            "no age",
            not_before=rf"{_AGE}{GAP}of{GAP}",
            not_after=rf"{APOSTROPHE}s{GAP}(?:[a-z-]+{GAP}){{0,2}}{_AGE}(?:[^\w'’ ]|{GAP}(?:[^a-z]|"
            + any_of("and or is are was has have can in at of to for that who which where what as than on with")
            + r"\b)|\z)",
        ),
        Guard("that time", before=_words("at by since until from during"), not_after=rf"{GAP}(?i:of)\b"),
        Guard(
            "year end", before=rf"{_words('by at before until through around to the since near toward')}(?:the{GAP})?"
        ),
        Guard(
            "hour told", before=_words("at around about until till by since after before past to"), not_before=r"\d "
        ),
        Guard("clock", not_before=r"\b[Hh]igh ", not_after=r"\d|%"),
        Guard("military hour", before=_words("at about around"), not_before=r"\d[:.,]|[-/]"),
        Guard(
            "early hour",
            before=_words("at by about around until till before after from since"),
            not_before=r"\d[:.,]|[-/]",
            not_after=r"[:.,/-]?\d|%",
        ),
        Guard(
            "unit to end",
            before=_words("before by"),
            after=rf"{GAP}(?i:is|ends?|comes){GAP}?(?i:out|over|up|to{GAP}an{GAP}end)?",
        ),
        Guard(
            "agenda hour",
            before=r"(?:\A|\n)[ \t]*(?:[•*]|" + DASH + r")?[ \t]*",
            after=rf"[ \t]*(?:[:|]|{DASH})?[ \t]*[A-Z“\"(]",
        ),
        Guard(
            "bare clock",
            before=_words("at by around about until till from since before after to between and")
            + rf"(?:the{GAP})?|[,|(]{MAYBE}",
            not_before=r"\d[:.,]|[-/]",
            not_after=rf"[:.,]?\d|%|-\d|{GAP}{any_of('in win victory lead lap draw')}\b",
        ),
        Guard(
            "bare day",
            before=_words("on from until by of and before after since"),
            not_after=rf"(?:,{GAP}{ORDINAL_DAY})*,?{GAP}(?:and|or|to){GAP}(?:the{GAP})?{ORDINAL_DAY}{GAP}[a-z-]{{4,}}s\b",
            after=rf"[,.;:)]|\s*\z|{GAP}"
            + any_of("was were is are and to in at he she the they it with by when after before a for as")
            + r"\b",
        ),
        Guard(
            "day by weekday",
            not_after=rf"{GAP}(?:(?-i:[A-Z])|"
            + any_of(
                "round rounds session sessions meeting meetings edition editions summit annual ministerial joint "
                "political defence defense strategic consultation dialogue conference anniversary batch phase tranche "
                "visit committee plenary general foreign international national bilateral ordinary special high-level"
            )
            + r"\b)",
        ),
        Guard(
            "day in figures",
            before=_words("on since until from") + rf"|\b(?i:morning|afternoon|evening|night){GAP}(?i:of){GAP}",
            not_after=rf"[/.,]?\d|[%°]|{GAP}(?i:odds|of)\b",
        ),
        Guard("day range", not_before=r"[$£€¥#№=_:/]|\d[.,-]"),
        Guard("between", before=rf"\b(?i:between){GAP}(?:the{GAP}(?:years{GAP})?)?", not_after=_AMOUNT),
        Guard("from", before=rf"{_words('from between')}|[(,:]{MAYBE}", not_after=_AMOUNT),
        Guard("long", not_after=DASH),
        Guard("length", not_before=rf"\bas{GAP}", not_after=rf"{DASH}olds?\b|{GAP}(?:old|of{GAP}age|Plan|Treaty)\b"),
        Guard("no share", not_before=rf"\bas{GAP}", not_after=rf"{DASH}old\b|{GAP}(?:old|of|full|finals?|pounders?)\b"),
        Guard("one day to come", before=_words("will would could may might can shall should to must")),
        Guard("lasting", before=_words("for over throughout within")),
        Guard(
            "holiday",
            not_before=_words(
                "mr mr. gen. president minister sheikh judge tariq yassin yasin ahmed ahmad mohammed mohamed muhammad "
                "hassan ali white"
            ),
            not_after=rf"{GAP}(?:Island|Offensive|Agreement|Accords?|War|Ab[a-z]+|Shall?ah|tree|shopping|sales|season"
            r"|gift|card)",
        ),
        Guard(
            "one unit",
            before=_words(
                "for within over after during than about almost nearly last lasts lasting lasted took takes "
                "take him her them us half spend spent is of just in stay stayed remained lived waited served ruled"
            ),
            not_after=rf"{GAP}{any_of('ago earlier later before after when like that')}\b|{DASH}",
        ),
        Guard(
            "one quarter",
            before=_words("for within over after during lasting lasted took takes take last"),
            not_after=rf"{GAP}{any_of('ago earlier later before after of')}\b|{DASH}",
        ),
        Guard("a while", before=_words("for after in take takes took quite")),
        Guard(
            "bare units",
            before=_words("for over in after within took take lasted through past of by spent until")
            + rf"(?:the{GAP})?",
        ),
        Guard(
            "units of something",
            not_before=_words("the these those his her its their our my your early first last final many number couple")
            + rf"|\b(?i:in|recent|past|coming|next|previous|following|several|few){GAP}",
            after=rf"{GAP}of{GAP}[a-z]",
            not_after=rf"{GAP}of{GAP}"
            + any_of("the this that these those a an his her its their our age experience each")
            + r"\b",
        ),
        Guard("the term", before=_words("in over for of"), not_after=rf"{GAP}[a-z-]+{GAP}(?i:of)\b"),
        Guard(
            "the past",
            not_before=r"\bof ",
            not_after=rf"{GAP}(?:\d|{any_of('few two three four five six seven eight nine ten several couple')}\b"
            rf"|(?i:[a-z]+){GAP}(?:years|months))",
        ),
        Guard(
            "soon",
            not_before=_words("as too how very"),
            not_after=rf"{GAP}{any_of('as after before became followed')}\b",
        ),
        Guard("now", not_before=_words("by just right even apocalypse every"), not_after=rf"{GAP}(?i:and{GAP}then)\b"),
    )
}
