"""Who a sentence is a statement of: the foreigners it opens with and what they said, felt or agreed to there."""

from collections.abc import Collection

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.model import HOME, Level, PersonMention

# the speaker is the subject, and what he said follows: "In a letter to him President A voiced", "In the words of A, it"
_AHEAD = pattern(
    r"(?i)^\W*(?:(?:and|while|for (?:his|her) part|also|similarly|likewise|meanwhile|"
    r"from (?:the )?[\w.'-]+(?: [\w.'()-]+){0,5}|(?:in|writing|addressing) [^.;]{2,110}),? )*"
    r"(?:the |former |outgoing |visiting )?(?:(?-i:[A-Z])[\w.'-]* ){0,4}$"
)
_AS_HE_SAYS = pattern(r"(?i)\bin the words of (?:the )?(?:[\w.'-]+ ){0,3}$|^\W*(?:to|for) (?:the )?(?:[\w.'-]+ ){0,3}$")
_SAYS = pattern(
    r"(?i)^(?:,? (?:of|from) (?:the )?(?:[A-Z][\w.-]* ?){1,4})?"
    r"(?:, (?:who|the|his|her|president|king|prime|speaker)[^.;]{2,110},)?"
    r",?(?: (?:also|too|likewise|himself|herself|meanwhile|then|has|had|,))* ?"
    r"(?:wrote|writes|said|says|told|tells|valued|values|prais\w+|express\w*|recall\w*|remember\w*|stress\w*|affirm\w*|"
    r"hope[sd]?|wish\w*|voic\w+|convey\w*|describ\w+|call(?:s|ed)|believe[sd]?|(?:is|was) (?:sure|confident|convinced|"
    r"saddened|shocked|pleased|proud|glad|moved)|underlin\w+|underscor\w+|highlight\w*|not(?:es|ed)|hail\w*|assur\w+|"
    r"offer\w*|spoke of|speaks of|congratulat\w+|thank\w*|emphasi[sz]\w+|reiterat\w+|reaffirm\w*|extend\w*|mourn\w*|"
    r"honou?r\w*|pa(?:id|ys) tribute|paid homage|look(?:s|ed) (?:back|forward)|lament\w*|regret\w*|share[sd]?|"
    r"applaud\w*|laud\w*|commend\w*|sent|sends|join(?:s|ed)|felt|feels|expects?|expected|did the same|greeted|"
    r"agree[sd]?|pledg\w+|promis\w+|vow\w*|back(?:s|ed)|support\w*|welcom\w+|propos\w+|want(?:s|ed)|ask(?:s|ed)|"
    r"invit\w+|urg\w+|suggest\w*|request\w*|apprais\w+|appreciat\w+|review\w*|discuss\w*|consider\w*|saw|sees|"
    r"regard\w*|added|informed|briefed|explained|announced|confirmed|encourag\w+|recogni[sz]\w+|acknowledg\w+|"
    r"concur\w*|committed|undertook|thinks?|thought|spoke|went (?:into|over|through)|looked|rated|insisted|promoted)\b"
)
_TO_HIM = pattern(
    r"(?i)^\W*(?:(?:and|also|while|meanwhile|then),? )*(?:to|with|from|of|asked by) (?:the |visiting )?"
    r"(?:[\w.'-]+ ){0,3}$"
)
_HE_SAYS = pattern(
    r"(?i)^[^.;]{0,90}\b(?:he|she|they|the (?:president|prime minister|premier|minister|king|chair\w*|speaker|PM))\b"
)
_AND = pattern(r"(?i)^,? and (?:the |visiting |his |her )?(?:[\w.'-]+ ){0,4}$")
_TELLS = pattern(
    r"(?i)^,? (?:also |then |further )?(?:told|asked|assured|thanked|congratulated|proposed to|suggested to|"
    r"agreed with|reminded|briefed|informed|invited|urged|welcomed|shared with|exchanged views with|"
    r"reviewed [^,;.]{3,60} with|discussed [^,;.]{3,60} with|spoke (?:to|with)|talked (?:to|with)) "
    r"(?:the |visiting |his |her )?(?:[\w.'-]+ ){0,4}$"
)


def speakers(page: Page, sentence: Sentence, ranks: Collection[Level]) -> list[PersonMention]:
    """The foreigner of one of `ranks` whom the sentence is about, where a verb of speaking or feeling follows."""
    first = _first_foreigner(page, sentence, ranks)
    if first is None:
        return []
    ahead = page.flat[sentence.span.start : first.span.start]
    behind = page.flat[first.span.end : sentence.span.end]
    if _AS_HE_SAYS.search(ahead) or (_AHEAD.search(ahead) and _SAYS.search(behind)):
        return [first]
    return []


def spoken_to(page: Page, sentence: Sentence, ranks: Collection[Level]) -> list[PersonMention]:
    """The foreigner of one of `ranks` to or with whom home speaks: "To A he proposed", "the President and A agreed"."""
    first = _first_foreigner(page, sentence, ranks)
    if first is None:
        return []
    ahead = page.flat[sentence.span.start : first.span.start]
    behind = page.flat[first.span.end : sentence.span.end]
    ours = [one for one in page.people_in(sentence.span) if page.side(one) == HOME]
    if _TO_HIM.search(ahead) and (ours or _HE_SAYS.search(behind)):
        return [first]
    joined = any(
        one.span.end <= first.span.start and _AND.search(page.flat[one.span.end : first.span.start]) for one in ours
    )
    told = any(
        one.span.end <= first.span.start and _TELLS.search(page.flat[one.span.end : first.span.start]) for one in ours
    )
    return [first] if told or (joined and _SAYS.search(behind)) else []


def _first_foreigner(page: Page, sentence: Sentence, ranks: Collection[Level]) -> PersonMention | None:
    """The first person of another land whom the sentence names, where he holds one of `ranks`."""
    for person in page.people_in(sentence.span):
        if person.name and page.side(person) not in (None, HOME):
            return person if page.fullest(person).level in ranks else None
    return None
