"""What the words around a name make of it: a government or a place, a country or somebody's first name."""

import re
from dataclasses import dataclass
from functools import cache

from etl.recognise.person_names import fold, is_vietnamese, syllables

WINDOW = 48


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on the words left or right of a name, the verdict it leads to, and a sentence it was made for.

    `example` marks the name with square brackets.
    """

    name: str
    side: str
    pattern: str
    verdict: str
    example: str


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TIE = (
    r"(?:ties|relations?|relationships?|cooperation|collaboration|talks|dialogues?|trade|partnerships?|alliances?|"
    r"agreements?|deals?|pacts?|links|engagement|friendship|contacts?|rows?|disputes?|rivalry|tensions?|"
    r"negotiations?|consultations?|exchanges?|coordination|solidarity|rapprochement|summitry|trust|bonds?|feud|"
    r"standoff|rift|conflict|treaty|diplomacy|competition|contest|contention|confrontation|frictions?|antagonism)"
)
_SPEAK = (
    r"(?:said|says|told|tells|urged|urges|agreed|agrees|wants|wanted|hopes|hoped|seeks|sought|plans|planned|"
    r"announced|announces|accused|accuses|claims|claimed|denied|denies|called|calls|backed|backs|supports|"
    r"supported|opposes|opposed|rejects|rejected|welcomes|welcomed|expects|expected|believes|believed|views|"
    r"viewed|sees|saw|considers|considered|proposed|proposes|offered|offers|pledged|pledges|vowed|vows|warned|"
    r"warns|insists|insisted|maintains|remains|remained|needs|needed|has|have|had|will|would|(?:is|are|was|were)\s+(?:\w+ly\s+|not\s+|also\s+)*(?:\w+ing|ready|willing|"
    r"keen|concerned|committed|able|set|expected|likely|reluctant|prepared|poised|pleased|confident|open|interested|"
    r"among|one)|"
    r"can|could|may|might|must|should|does|did|do|signed|signs|established|forged|upgraded|elevated|values|"
    r"valued|attaches|stands|stood|sent|sends|recognised|recognized|recognises|recognizes|lodged|protested|"
    r"reiterated|reaffirmed|affirmed|stressed|asked|asks|invited|invites|imposed|imposes|lifted|lifts|"
    r"condemned|condemns|courts|courted|never|also|still|both|share|shared|shares|normalised|normalized|"
    r"resumed|restored|severed|hailed|hails|expressed|expresses|appreciates|appreciated|aims|aimed|wish|"
    r"wishes|looks|looked|moved|moves|pushed|pushes|eyes|eyed|set|sets|ready|to|inked|inks|initialled|exchanged|"
    r"concluded|struck|sealed|clinched|summoned|summons|expelled|expels|recalled|recalls|appointed|appoints|"
    r"congratulated|congratulates|joined|joins|handed|donated|donates|granted|grants|extended|extends|"
    r"provided|provides|lent|secured|named|names|renewed|renews|ratified|ratifies|endorsed|endorses|reopened|"
    r"dispatched|despatched|wrote|thanked|thanks|discussed|discuss|raised|raises|deepened|severs|"
    r"(?:hosted|hosts)\s+(?:[A-Z][a-z]+\s+)?(?:[A-Z]\w+\s+)?for\b)"
)

ACTING = (
    Rule(
        "dateline",
        "right",
        rf"^(?:,\s+[A-Z][\w. ]+)?(?:\s*\([A-Z]|,\s+{_MONTH}\s+\d|,\s+\d|\s+[–—-]+\s+[\"“A-Z])",
        "dateline",
        "[Hanoi] (VNA) – The two sides met.",
    ),
    Rule(
        "the capital itself",
        "right",
        r"^\s+(?:is|was|became)\s+(?:the capital|a city|the city|home to|located)",
        "place",
        "[Astana] is the capital of Kazakhstan.",
    ),
    Rule(
        "something of the city",
        "right",
        r"^(?:'s)?\s+(?:airport|streets?|[Oo]ld|[Mm]ayor|residents|museum|[Uu]niversity|[Cc]ity|downtown|suburbs?|"
        r"district|[Ii]nternational|hotels?|hospital|[Ss]ummit|[Ff]orum|[Cc]onference|[Dd]eclaration|[Pp]rocess|"
        r"[Oo]lympics?|[Mm]etro|[Cc]hallenge|[Oo]pera|[Tt]imes|[Pp]ost|[Aa]irport|[Ss]tadium|[Uu]niversities|"
        r"[Rr]egion|[Pp]eople's|[Pp]arty|[Pp]rovince|police|traffic|weather|[Aa]greement|[Cc]onvention|"
        r"[Cc]ommunique|[Ss]tatement|[Aa]ccords?|[Cc]lub|FC)\b",
        "place",
        "[Seoul]'s airport reopened.",
    ),
    Rule("based there", "right", r"^-(?:based|born|bound|area)\b", "place", "a [Tokyo]-based company"),
    Rule(
        "line of travel",
        "right",
        r"^\s*[-–—]\s*[A-Z][\w ]+?\s+(?:flights?|railways?|trains?|routes?|expressways?|highway|corridor)",
        "place",
        "the [Hanoi]-Beijing train",
    ),
    Rule(
        "something sent there",
        "left",
        rf"(?i)\b(?:{_TIE}\s+(?:\w+\s+)?(?:with|between)|(?:support|pressure|aid|assistance|backing|help|invitation|"
        r"criticism|protests?|orders?|instructions|response|comments?|signals?|guidance)\s+from|"
        r"(?:messages?|letters?|signals?|warnings?|close|loyal|protests?|apology|response|important|closer|"
        r"overtures?|concessions|according|matters|owed|assistance|aid|support)\s+to)\s+$",
        "acting",
        "closer ties with [Seoul]",
    ),
    Rule(
        "between two cities",
        "left",
        r"(?i)\b(?:flights?|trains?|routes?|line|travel\w*|distance|shuttl\w+)\s+between\s+$",
        "place",
        "flights between [Hanoi] and Vientiane",
    ),
    Rule(
        "where or whither",
        "left",
        r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|near|outside|around|into|[Tt]owards?|via|through|across|over|[Ll]eft|"
        r"[Ll]eaves?|[Ll]eaving|[Ff]or|[Vv]isit(?:s|ed|ing)?|[Dd]epart(?:s|ed|ing)?|[Rr]each(?:es|ed|ing)?|capital|"
        r"city|of|downtown|central|above|beyond|throughout|within|host|hosts|capital,|city,|toured?|beyond|"
        r"outskirts of|mayor of|city of|capital of|stop in|stops in|[Ee]mbassy|[Oo]ffice|[Uu]niversity)\s+(?:the\s+)?"
        r"(?:capital\s+(?:city\s+)?(?:of\s+)?)?$",
        "place",
        "They met in [Beijing] on Monday.",
    ),
    Rule(
        "in apposition to its country",
        "right",
        r"^,\s+(?:the\s+capital|capital)\b",
        "place",
        "[Vilnius], the capital of Lithuania",
    ),
    Rule("something it has", "right", r"^'s?\s+[a-z]", "acting", "[Beijing]'s stance on the matter"),
    Rule(
        "it speaks or acts",
        "right",
        rf"^\s+(?:and\s+[A-Z][\w ]{{2,24}}\s+)?(?:{_SPEAK})\b",
        "acting",
        "[Hanoi] and Wellington have had diplomatic relations since 1975.",
    ),
    Rule("paired with another", "right", r"^\s*(?:[-–—]\s*|\s(?:and|&)\s+)[A-Z]", "paired", "[Seoul]-Hanoi ties"),
    Rule(
        "done by or with it",
        "left",
        r"\b(?:by|with|against|between|[Uu]rge[sd]?|[Tt]old|[Tt]ells|[Aa]ccuse[sd]?|[Aa]sk(?:s|ed)?|[Pp]ress(?:es|ed)|"
        r"[Cc]all(?:s|ed)? on|[Ww]arn(?:s|ed)?|[Ii]nvit(?:es|ed)|[Cc]ourts?|[Pp]ersuade|[Rr]ecognise[sd]?|"
        r"[Rr]ecognize[sd]?|behalf of|[Ww]hether|[Tt]hat|[Ww]hile|[Aa]s|[Ii]f|[Bb]ecause|[Aa]fter|[Bb]efore|"
        r"[Bb]ut|[Ss]ince|pro|anti|[Tt]hank(?:s|ed)?|makes?|made|between)\s+$",
        "acting",
        "a warship announced by [Delhi]",
    ),
)

DASHES = ("-", "–")
# a Vietnamese name's other words around one that is also a demonym
NAME_RIGHT = r"^ [A-Z][a-z]{1,5}(?: [A-Z][a-z]{1,5})?(?![a-z])"
GIVEN_NAME_RIGHT = r"^\s+(?:[A-Z]\.\s+)?[A-Z][a-z]{2,}"
OFFICE_OF_LEFT = (
    r"\b(?:[Aa]mbassador|[Cc]onsul|[Ee]nvoy|[Mm]inister|[Pp]resident|[Pp]remier|King|Queen|Speaker|[Cc]hair\w*|State|"
    r"[Ee]mbassy|[Cc]onsulate|[Gg]overnment|[Pp]arliament|[Dd]elegation|[Aa]ffairs|Defen[cs]e|[Tt]rade|Assembly|"
    r"[Pp]arty|[Ss]ecretary|[Ll]eader|[Cc]ounterpart)(?: General)? of (?:the )?$"
)
INSTITUTION_RIGHT = (
    r"^\s+(?:President|Prime|Foreign|Defen[cs]e|King|Queen|Crown|Prince|Minister|Ministry|Government|Ambassador|"
    r"Embassy|Parliament|National|State|Central|Supreme|Army|Air|Navy|Armed|Police|Bank|University|Airlines?|"
    r"Republic|Islamic|Arab|Hashemite|Finance|Interior|Trade|Deputy|Vice|PM|FM|Football|Premier|Speaker|Senate|"
    r"Congress|Chamber|Red|Olympic|People|Committee|Council|Commission|Friendship|Association|Institute|Day|Week|"
    r"Business|Investment|Development|Consul|Special|High|Post|Radio|Television|News|Party|Communist|"
    r"Strategic|Comprehensive|Partnership|Relations|Summit|Forum|Joint|Political|Economic|Cultural|Film|"
    r"Embassies|Pavilion|Agency|Authority|Export|Import|Tourism|Health|Security|Border|Railways|Customs|Street|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d|"
    r"Intergovernmental|Inter|Parliamentary|Bilateral|Cooperation|Solidarity|Mixed|Technical|Scientific|Science|Education|"
    r"Energy|Free|Labou?r|Youth|Women|Veterans|Peace|Union|Federation|Federal|Diplomatic|Consultations?|Dialogue|"
    r"Chief|Leader|Leaders|Envoy|Envoys|Delegation|And|To|In|Of|For|On|As|At|With|By|The|Is|Says|Calls|Wants)\b"
)
SETTLED_LEFT = (
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Oo]f|[Nn]ear|[Aa]round|[Vv]isit\w*|[Cc]ity|[Ll]eft|[Tt]oured|Thien[ -]|and|,)\s*$"
)
SETTLED_RIGHT = r"^\s+(?:[Cc]ity|[Pp]rovince|[Pp]refecture|[Rr]egion|[Ff]estival)\b"
LANGUAGE_LEFT = (
    r"\b(?:[Ii]n|into|speaks?|speaking|spoken|spoke|learn\w*|fluent|study|studying|teach\w*|translated\s+(?:in)?to|"
    r"language,|languages,|languages:|(?:[Ii]n|speaks?|into) [A-Z]\w+(?:,| and| or))\s+$"
)
LANGUAGE_RIGHT = (
    r"^(?:\s*(?:[.,;:)]|$)|\s+(?:and|or)\s+[A-Z]\w+(?:\s*[.,;:)]|\s+languages?)|"
    r"[ -](?:languages?|speaking|speakers?|version|edition|subtitles)\b|"
    r"\s+(?:was|were|is|are|by|with|for|to|on|at|from|but|as|that|which|before|after)\b)"
)


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in ACTING)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def acting(text: str, start: int, end: int) -> tuple[str, str]:
    """Verdict on a capital or seat of government, and the rule: acting, paired, place, dateline, or `` for no rule."""
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    for rule, pattern in _compiled():
        if pattern.search(left if rule.side == "left" else right):
            if rule.verdict == "dateline" and left.strip() and not left.endswith(("\n", "  ", ") ", "/ ", "- ", ">")):
                continue
            return rule.verdict, rule.name
    return "", ""


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether a country's name stands as a person's first name: "Chad Smith", not "Chad President", "Laos-Chad"."""
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if (
        text[start - 1 : start] in DASHES
        or _pattern(OFFICE_OF_LEFT).search(left)
        or not _pattern(GIVEN_NAME_RIGHT).match(right)
        or _pattern(INSTITUTION_RIGHT).match(right)
    ):
        return False
    return not _in_title_case(text, start, end)


def is_settled(text: str, start: int, end: int) -> bool:
    """Whether a city that is also a person's name stands as a place: "in Hue", not "Vuong Dinh Hue"."""
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    return bool(_pattern(SETTLED_LEFT).search(left) or _pattern(SETTLED_RIGHT).search(right))


def is_language(text: str, start: int, end: int) -> bool:
    """Whether a demonym names a language: "an article in Vietnamese"."""
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    return bool(
        _pattern(LANGUAGE_RIGHT).search(right)
        and (_pattern(LANGUAGE_LEFT).search(left) or right[:10].strip().startswith("langu"))
    )


def is_family_name(text: str, start: int, end: int) -> bool:
    """Whether a demonym is a word of a Vietnamese person's or place's name: "Thai Thanh Quy", "Pham Thai Ha"."""
    behind = _pattern(NAME_RIGHT).match(text[end : end + WINDOW])
    if behind is None or _pattern(INSTITUTION_RIGHT).match(text[end : end + WINDOW]):
        return False
    given = behind.group().split()
    if (
        len(given) == 2
        and is_vietnamese(f"{text[start:end]} {behind.group().strip()}")
        and fold(given[0]) in syllables("middle")
    ):
        return True
    ahead = text[max(0, start - WINDOW) : start].split()[-2:] if text[start - 1 : start] == " " else []
    return any(is_vietnamese(" ".join((*ahead[first:], text[start:end], given[0]))) for first in range(len(ahead)))


def _in_title_case(text: str, start: int, end: int) -> bool:
    words = text[max(0, start - 80) : start].split()[-5:] + text[end : end + 80].split()[:5]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
