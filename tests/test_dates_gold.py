"""Dates against annotated news and history: interval and value F1 never fall below what was once reached.

Twice: the days that Cordiale gives, and the annotation of the standard, as the corpora and other systems have it.

The corpora stand beside the checkout, in ../shared; without them these tests are skipped.
"""

import contextlib
import importlib.util
import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from etl import intervals
from etl.dates import find, resolve, timex3
from etl.model import Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

Answer = Callable[[str, str], list[dict[str, object]]]

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = [("timebank+aquaint", 87.6, 81.2), ("meantime", 91.6, 79.4), ("wikiwars", 94.0, 82.4)]
ANNOTATED = [("timebank+aquaint", 91.7, 81.8), ("meantime", 94.9, 81.7), ("wikiwars", 94.7, 85.7)]


def scorer() -> ModuleType:
    path = SHARED / "eval" / "timex.py"
    if not path.exists():
        pytest.skip(f"no annotated corpora: {path} is missing")
    spec = importlib.util.spec_from_file_location("timex_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def read(text: str, published: str) -> tuple[TimeExpression, ...]:
    body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
    return resolve(text, [body], find(text), [Publication(intervals.parse(published), Basis.METADATA, "given")])


def annotated(text: str, published: str) -> list[dict[str, object]]:
    return [
        {"start": one.span.start, "end": one.span.end, "text": one.text, "type": one.type, "value": one.value}
        for one in timex3(read(text, published))
    ]


def answers(text: str, published: str) -> list[dict[str, object]]:
    return [
        {
            "start": one.span.start,
            "end": one.span.end,
            "text": one.text,
            "type": one.type,
            "value": one.value,
            "interval": [one.interval.first.isoformat(), one.interval.last.isoformat()] if one.interval else None,
        }
        for one in read(text, published)
    ]


@pytest.mark.parametrize(("corpus", "interval", "value"), FLOORS)
def test_the_days_meant_do_not_fall(corpus: str, interval: float, value: float) -> None:
    _reach(corpus, answers, interval, value)


@pytest.mark.parametrize(("corpus", "interval", "value"), ANNOTATED)
def test_the_annotation_of_the_standard_does_not_fall(corpus: str, interval: float, value: float) -> None:
    _reach(corpus, annotated, interval, value)


def _reach(corpus: str, answer: Answer, interval: float, value: float) -> None:
    timex = scorer()
    with contextlib.redirect_stderr(io.StringIO()):
        documents = timex.load(corpus)
    predicted = {document["id"]: answer(document["text"], document["reference_date"]) for document in documents}
    row = timex.row("cordiale", timex.score(documents, predicted))
    assert row[3] >= value, f"{corpus}: value F1 {row[3]:.1f}, was {value}"
    assert row[7] >= interval, f"{corpus}: interval F1 {row[7]:.1f}, was {interval}"
