"""What a later bare title repeats of an office: "the Deputy PM", "the top diplomat", "the Party leader"."""

from functools import lru_cache

from etl.patterns import Pattern

DISTINCT = 50_000

HEADS = (
    ("deputy pm", r"\b(?:deputy|vice)[ -](?:prime minister|pm|premier)"),
    ("vice president", r"\b(?:vice|deputy)[ -](?:state )?president"),
    ("vice chairman", r"\b(?:vice|deputy)[ -](?:chair\w*|speaker)|\bvice president of the .*(?:assembly|senate|na)\b"),
    (
        "deputy minister",
        r"\b(?:deputy|vice|assistant)[ -](?:\w+ )*minister\b|\b(?:foreign|under ?|assistant )secretary",
    ),
    ("party leader", r"general secretary|party (?:leader|chief|secretary general)"),
    ("general secretary", r"general secretary"),
    ("pm", r"\b(?:prime minister|pm|premier)\b|\b(?:government|cabinet) leader|head of government"),
    ("president", r"\bpresident\b|head of state"),
    (
        "na chairman",
        r"\b(?:assembly|na|house|senate|parliament|duma|council|legislati\w+) (?:chair\w*|president|speaker|leader)|"
        r"(?:chair\w*|president|speaker) of the (?:\w+ )*(?:assembly|na|house|senate|parliament|duma)|top legislator",
    ),
    ("secretary of state", r"secretary of state"),
    ("foreign minister", r"foreign|external affairs|top diplomat|\bfm\b"),
    ("defence minister", r"defen[cs]e"),
    ("minister", r"\bminister|state councill?or"),
    ("ambassador", r"ambassador|high commissioner|envoy"),
    ("diplomat", r"ambassador|foreign|diplomat|secretary of state|consul|envoy"),
    ("chairman", r"\bchair(?:man|woman|person)\b"),
    ("speaker", r"\bspeaker\b"),
    ("chancellor", r"\bchancellor\b"),
    ("king", r"\b(?:king|queen|emperor|sultan|emir)\b"),
    ("secretary-general", r"secretary[ -]general"),
    ("secretary", r"\bsecretary\b"),
    ("director", r"\bdirector\b"),
    ("governor", r"\bgovernor\b"),
    ("consul general", r"consul[ -]general"),
    ("leader", r"leader|president|prime minister|\bpm\b|premier|general secretary|\bchief\b"),
)
# the bare title of the chief never means the deputy
ABOVE = {
    "pm": ("minister", "foreign minister", "defence minister"),
    "deputy pm": ("pm", "leader"),
    "vice president": ("president", "leader"),
    "vice chairman": ("chairman", "na chairman", "leader", "president"),
    "deputy minister": ("minister", "foreign minister", "defence minister"),
}
_PATTERNS = tuple((head, Pattern(pattern)) for head, pattern in HEADS)


@lru_cache(maxsize=DISTINCT)
def heads_of(office: str) -> str:
    """Heads that stand for an office (lower case), joined by bars, the most specific first."""
    return "|".join(head for head, pattern in _PATTERNS if pattern.search(office))


def repeats(later: str, fuller: str) -> bool:
    """Whether the heads of a later bare title can stand for those of a fuller one; "the minister" is no deputy."""
    heads, meant = fuller.split("|"), later.split("|", maxsplit=1)[0]
    return bool(meant) and meant in heads and meant not in ABOVE.get(heads[0], ())
