"""What the datable things a story names say of its day: events, anniversaries, officials, tiers of relations."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from etl.dates.grammar.words import MONTHS
from etl.dates.publication_bounds import Bound, Vote
from etl.dates.publication_facts import ANNIVERSARY, Fact, facts, main_partner, mentioned
from etl.dates.publication_holders import holders, officials
from etl.dates.publication_steps import steps_told
from etl.dates.publication_story import Story, absolute
from etl.dates.publication_tiers import NAMED, standings, steps_recalled
from etl.dates.scene import Tense
from etl.dates.shapes import Away, Month, Part, Shape, Shift, Unit
from etl.dates.tense import tense_of
from etl.dates.wording import day
from etl.intervals import Interval
from etl.patterns import Pattern
from etl.spans import Span

MARKED_EARLY = timedelta(days=60)
# "In the context of the 45th anniversary" is said months before it falls.
HERALDED = timedelta(days=150)
HELD = 3.0
MARKED = 2.0
NEW = 1.5
NEWLY = 6
BESIDE = timedelta(days=7)
A_MONTH_ON = timedelta(days=62)
NEXT_SENTENCE = 160
NEW_IN_OFFICE = Pattern(
    r"(?i)\b(?:since|after|upon) (?:he |she |they )?(?:took|taking|assumed|assuming|takes|entering) (?:the |his |her )?"
    r"(?:office|post|position|power)\b|\bsince (?:his|her) (?:inauguration|appointment|election)\b|"
    r"\bbeginning of (?:his|her) (?:term|tenure)\b|"
    r"\bin (?:his|her) new (?:post|position|capacity)\b"
)
# Said of the one whose office and name follow.
NEWLY_NAMED = Pattern(r"(?i)\bnewly[- ](?:appointed|elected|inaugurated|installed|sworn[- ]in) [^,;.]{0,60}$")
NEWLY_BEFORE = 80
IN_MONTH = Pattern(r"(?:,? (?:in|on) (?:early |late |mid-)?)(\p{Lu}[a-z]+)")
COMING = Pattern(
    r"\b(?:will|shall|(?:is|are|was|were|due|set|plans?|planned|planning|going|preparing|how|activities|events) to)"
    r" (?:be held |jointly |also )?(?:celebrate|mark|commemorate|honou?r|welcome)\b"
    r"|\b(?:towards|ahead of|in the run-up to|preparations? for|prepar\w+ (?:for|to)|looking (?:forward )?to)\b"
)
AHEAD = Pattern(r"[^.;]{0,60}\b(?:will (?:be|fall|take)|is to be|are to be|falls? (?:on|this))\b")


def named_in(story: Story, home: str) -> Iterator[Bound | Vote]:
    """Bounds and votes of everything datable that the sentences of a story name; most stories name nothing such."""
    words = " ".join(section.span.of(story.text) for section in story.sections)
    rows = mentioned(words)
    marked, at_tier = ANNIVERSARY.search(words) is not None, NAMED.search(words) is not None
    spans = [section.span for section in story.sections]
    named = sorted(span.start + at for span in spans for at in officials(span.of(story.text)))
    if not (rows or marked or at_tier or named):
        return
    sentences = list(story.sentences())
    partner = main_partner(words, home) if marked or at_tier else None
    for sentence in sentences if rows or marked else ():
        for fact in facts(sentence.of(story.text), home, partner if marked else None, rows):
            yield from _fact(story, sentence, fact)
    yield from _holders(story, sentences, named)
    if at_tier:
        yield from _tiers(story, sentences, home, partner)


def _tiers(story: Story, sentences: Sequence[Span], home: str, partner: str | None) -> Iterator[Bound]:
    """Relations told as standing at a tier, in sentences that tell no year: between the step to it and the next."""
    for sentence in sentences:
        words = sentence.of(story.text)
        if not NAMED.search(words):
            continue
        yield from _reached(words, home, partner)
        for step in steps_told(words, story.expressions(sentence), home, partner):
            yield Bound(step.first, step.last, 2, step.why)
        if not any(absolute(item.shape) for item in story.expressions(sentence)):
            for standing in standings(words, home, partner):
                yield Bound(standing.since.first, None, 1, standing.why)
                if standing.until:
                    yield Bound(None, standing.until.last, 3, standing.why)


def _reached(sentence: str, home: str, partner: str | None) -> Iterator[Bound]:
    """Years counted from a step to a tier: they date the sentence to within weeks."""
    for step in steps_recalled(sentence, home, partner):
        yield Bound(step.first, step.last, 2, step.why)


def _fact(story: Story, sentence: Span, fact: Fact) -> Iterator[Bound | Vote]:
    """What one datable fact says, given the tense it is told in and the year words beside it."""
    span = Span(sentence.start + fact.span.start, sentence.start + fact.span.end)
    match fact.effect:
        case "since":
            yield Bound(fact.first, None, 1, f"it names {fact.why}")
        case "until":
            yield Bound(None, fact.last, 3, f"it names {fact.why}")
        case "event" | "landmark":
            tense = tense_of(story.text, span.start, span.end)
            if tense is Tense.FUTURE:
                yield Bound(None, fact.last, 2, f"{fact.why} {_ahead(fact)}")
            elif tense is Tense.PAST:
                begun = fact.first + timedelta(days=fact.first < fact.last)
                yield Bound(begun, None, 1, f"{fact.why} {_begun(fact)}")
            if fact.effect == "event":
                yield Vote(fact.first.year, fact.last.year, HELD, f"it names {fact.why}")
            else:
                near = Interval(fact.first - BESIDE, fact.last + BESIDE)
                yield Vote(near.first.year, near.last.year, MARKED, f"it names {fact.why}", near)
        case "anniversary":
            yield from _anniversary(story, sentence, fact)


def _ahead(fact: Fact) -> str:
    return "is still ahead" if fact.first == fact.last else "is not over yet"


def _begun(fact: Fact) -> str:
    return "is told as past" if fact.first == fact.last else "has begun or is over"


def _anniversary(story: Story, sentence: Span, fact: Fact) -> Iterator[Bound | Vote]:
    """An ordinal anniversary falls in one year; the words beside it say whether that year is this, next or last."""
    year = fact.first.year
    beside = story.expressions(sentence)
    shifts = {shape.by for item in beside if isinstance(shape := item.shape, Shift) and shape.unit is Unit.YEAR}
    others = {interval.last.year for item in beside if (interval := absolute(item.shape))}
    if year in others and not shifts:
        return
    if len(shifts) == 1:
        shift = shifts.pop()
        words = {0: "this year", 1: "next year", -1: "last year"}.get(shift, f"{shift:+d} years")
        yield Bound(date(year - shift, 1, 1), date(year - shift, 12, 31), 0, f"{fact.why}, {words}")
        return
    if fact.falls and _is_prepared(story, sentence, fact):
        yield Bound(None, fact.falls, 2, f"{fact.why}, on {day(fact.falls)}, and is still ahead")
    yield Bound(date(year, 1, 1) - MARKED_EARLY * 6, date(year, 12, 31) + MARKED_EARLY, 2, fact.why)
    yield Vote(year, year, MARKED, fact.why)
    eve = (fact.falls or date(year, 1, 1)) - HERALDED
    if eve.year < year:
        yield Vote(year - 1, year - 1, MARKED, fact.why, Interval(eve, date(year - 1, 12, 31)))


def _is_prepared(story: Story, sentence: Span, fact: Fact) -> bool:
    """Whether an anniversary is only prepared: the sentence that names it speaks of what will be."""
    before = story.text[sentence.start : sentence.start + fact.span.start]
    after = story.text[sentence.start + fact.span.end : sentence.end]
    return COMING.search(before) is not None or AHEAD.match(after) is not None


def _holders(story: Story, sentences: Sequence[Span], named: Sequence[int]) -> Iterator[Bound | Vote]:
    """Officials named with an office they held from and until known days; sentences of other years are left out.

    `named` are the places, in order, where the story names somebody whose terms are known.
    """
    for sentence in sentences:
        if bisect_left(named, sentence.start) == bisect_left(named, sentence.end):
            continue
        words = sentence.of(story.text)
        shapes = [item.shape for item in story.expressions(sentence)]
        past = any(_looks_back(shape) for shape in shapes)
        last_months = past and all(_is_last_month(shape) for shape in shapes if _looks_back(shape))
        for start, end, holder in holders(words):
            last = holder.last and (holder.last + A_MONTH_ON if last_months else None if past else holder.last)
            yield Bound(holder.first, last, 1 if holder.last is None else 3, holder.why)
            if past:
                continue
            around = story.text[sentence.start + max(0, start - NEWLY_BEFORE) : sentence.end + NEXT_SENTENCE]
            if _is_new(around, min(start, NEWLY_BEFORE), end - start, holder.first):
                year = holder.first.year
                yield Vote(year, year + (holder.first.month > NEWLY), NEW, f"{holder.why}, and is new in office")


def _is_new(words: str, start: int, length: int, since: date) -> bool:
    """Whether the one named at `start` is new in office; who took theirs in another month than `since` is another."""
    if NEWLY_NAMED.search(words[:start]):
        return True
    after = words[start + length :]
    new = NEW_IN_OFFICE.search(after)
    month = IN_MONTH.match(after[new.end() :]) if new else None
    named = MONTHS.get(month[1].lower()) if month else None
    return new is not None and named in {None, since.month}


def _is_last_month(shape: Shape) -> bool:
    """Whether a sentence looks back on the month before it: who held an office then cannot have left it long ago."""
    return isinstance(shape, Shift) and shape.unit is Unit.MONTH and shape.by == -1


def _looks_back(shape: Shape) -> bool:
    """Whether a sentence with such an expression may name officials of other years."""
    match shape:
        case Away(unit=Unit.YEAR | Unit.DECADE | Unit.CENTURY, direction=-1):
            return True
        case Shift(unit=Unit.YEAR | Unit.MONTH, by=by):
            return by < 0
        case Month() | Part(of=Month()):
            return True
    return absolute(shape) is not None
