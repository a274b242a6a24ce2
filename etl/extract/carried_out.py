"""Papers that are only to be carried out, and rounds only praised: "they will realise the signed agreements"."""

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.wording import only_praised
from etl.extract.zones import Clause
from etl.model import EngagementType

_SPOKEN_OF = pattern(
    r"(?i)\b(?:implement|deploy|carry|carried|reali[sz]|concreti[sz]|fulfil|execut|materiali[sz]|"
    r"abid|compl(?:y|ies)|honou?r)\w*\b[^;]*\b(?:agreements?|memorand\w+|MOUs?|documents|commitments|deals|treaties|"
    r"accords|programmes?|programs?|plans?|contracts)\b[^;]*$|"
    r"(?i)\b(?:contents?|progress|outcomes?|results?) of [^;]*\b(?:agreements?|memorand\w+|MOUs?|documents|commitments|"
    r"deals|treaties|accords|programmes?|programs?|plans?|contracts)\b[^;]*$"
)


def only_looked_at(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether it was not then: papers to be carried out, or a round only praised, with no day behind its own words."""
    own = any(clause.zone.contains(time.span) for time in dating.times)
    return (only_praised(page, clause) and not own) or _only_carried_out(page, clause, dating)


def _only_carried_out(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether papers "signed" on no day that is told are only what is now to be carried out or was looked at."""
    hit = clause.hit
    if hit.trigger.type is not EngagementType.AGREEMENT or dating.interval is not None:
        return False
    if not page.words(hit.span).lower().endswith(b"ed"):
        return False
    return _SPOKEN_OF.search(page.flat[clause.sentence.span.start : hit.span.start]) is not None
