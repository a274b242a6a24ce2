"""Forms for the decisions that a build replays: confirm, correct, reject, merge, split, and add what nobody told."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboards import corrections, filters, links, listing, show, signin
from dashboards.corrections import Correction
from dashboards.database import settings
from dashboards.links import UnknownValueError
from dashboards.view import View

WRITTEN = "written"
MOST_KEYS = 40
ON_ONE = ("confirm", "correct", "reject", "merge", "split")
ADDED = ("type", "status", "direction", "channel", "level_home", "level_partner")
HELP = {"date": "review.edtf", "part_of": "review.whole"}
FIRST = {"status": "held", "direction": "unknown", "channel": "government", "level_home": "other"}


def on_one(view: View, asked: str) -> None:
    """The page on one engagement: its sentences and the form."""
    words = view.words
    found = view.engagement(asked)
    if found.is_empty() and (rejected := _rejected(view, asked)):
        _take_back(view, rejected)
        return
    if found.is_empty():
        raise UnknownValueError("id", asked, (words("engagement.known"),))
    row = found.row(0, named=True)
    st.title(show.plain(words("review.decide")))
    show.page_link("engagement", listing.headline(view, row), id=row["engagement_id"])
    if row["overdue"] and view.as_of:
        show.definition(words("overdue_for", n=(view.as_of - row["date_last"]).days).capitalize())
    tellings = _tellings(view, row["engagement_key"])
    for told in [*tellings.values(), *listing.additions(view, row["engagement_id"])]:
        st.text(told)
    if signin.person().may_write:
        _form(view, row, tellings)
    else:
        st.info(words("review.read_only"), icon=":material/lock:")
    show.page_link("review", words("review.back"))


def _rejected(view: View, asked: str) -> dict[str, Any] | None:
    """What became of an engagement that somebody rejected, None of any other."""
    gone = view.ask("why_gone", prefix=asked).filter((pl.col("action") == "reject") & (pl.col("old_id") == asked))
    return None if gone.is_empty() else gone.row(0, named=True)


def _take_back(view: View, rejected: dict[str, Any]) -> None:
    """The page on an engagement that was rejected: by whom and why, and the way back."""
    words, name = view.words, str(rejected["old_id"])
    st.title(show.plain(words("review.decide")))
    st.text(
        words("review.rejected", id=name, by=rejected["why"], when=listing.made_on(view, rejected["made_at"] or ""))
    )
    show.definition(words("review.take_back.meaning"))
    if signin.person().may_write:
        with st.form("decision"):
            why, who = _reason(view, "decision")
            if st.form_submit_button(words("review.take_back"), type="primary"):
                _write(view, Correction(_now(), who, why, "confirm", name), None)
    else:
        st.info(words("review.read_only"), icon=":material/lock:")
    show.page_link("review", words("review.back"))


def adding(view: View) -> None:
    """A form for an engagement that no article tells; nothing for those who only read."""
    words = view.words
    if not signin.person().may_write:
        return
    with st.expander(words("add.title")), st.form("add", border=False):
        show.definition(words("add.meaning"))
        partners = st.multiselect(
            words("add.partners"), list(view.partners), key="add_partners", format_func=view.name, max_selections=20
        )
        said = {"date": st.text_input(words("add.date"), key="add_date", help=words("review.edtf"), max_chars=25)}
        left, right = st.columns(2)
        for number, name in enumerate(ADDED):
            with (left, right)[number % 2]:
                said[name] = _choice(view, name, FIRST.get(name, "other"), f"add_{name}", words.code("field", name))
        said["place"] = left.text_input(words("field.place"), key="add_place", max_chars=120)
        said["part_of"] = right.text_input(
            words("field.part_of"), key="add_part_of", help=words("review.whole"), max_chars=60
        )
        why, who = _reason(view, "add")
        if st.form_submit_button(words("add.write")):
            _add(view, {"partners": " ".join(partners), **said}, why, who)


def _add(view: View, said: dict[str, str], why: str, who: str) -> None:
    """Write an addition; one that the form says was held is planned where its days are still to come."""
    told = {name: value.strip() for name, value in said.items() if value.strip()}
    if told["status"] == FIRST["status"]:
        del told["status"]
    wrong, whole = None, told.get("part_of", "")
    if whole:
        found = view.engagement(whole)
        wrong = "whole" if found.is_empty() else None
        told["part_of"] = whole if found.is_empty() else found.row(0, named=True)["engagement_id"]
    new = json.dumps(told | {corrections.HOME: view.home}, ensure_ascii=False) if "partners" in told else ""
    _write(view, Correction(_now(), who, why, "add", "", new=new), wrong)


def seen(row: dict[str, Any], field: str) -> str:
    """The value of a field as the corrections file writes it: EDTF for dates, codes with spaces for partners."""
    if field == "partners":
        return " ".join(row["partners"])
    return str(row["edtf" if field == "date" else field] or "")


def _form(view: View, row: dict[str, Any], tellings: dict[str, str]) -> None:
    words = view.words
    by_hand = bool(listing.additions(view, row["engagement_id"]))
    actions = ON_ONE if len(tellings) > (0 if by_hand else 1) else ON_ONE[:-1]
    action = st.segmented_control(
        words("review.action"),
        actions,
        default="merge" if "other" in st.query_params else "confirm",
        required=True,
        key="action",
        format_func=lambda value: words(f"action.{value}"),
    )
    field = old = new = other = ""
    erased = True
    if action == "correct":
        field = st.selectbox(
            words("review.field"), corrections.FIELDS, key="field", format_func=lambda value: words.code("field", value)
        )
        old = seen(row, field)
        if row["part_of"] and field == "part_of":
            show.page_link("engagement", words("review.whole_now", id=row["part_of"]), id=row["part_of"])
    elif action == "confirm":  # what is vouched for, so that a build can tell when it is no longer that
        old = " ".join(filter(None, (seen(row, name) for name in ("date", "type", "partners"))))
    with st.form("decision"):
        if action == "correct":
            new = _new_value(view, field, old)
            if old and field in corrections.OPTIONAL:
                erased = st.checkbox(words("review.erase", value=old), key=f"erase_{field}")
        elif action == "merge":
            other = st.text_input(words("review.other"), st.query_params.get("other", ""), key="other", max_chars=60)
        elif action == "split":
            apart = st.multiselect(words("split.which"), list(tellings), key="apart", format_func=tellings.__getitem__)
            new = " ".join(apart) if by_hand or len(apart) < len(tellings) else ""
        why, who = _reason(view, "decision")
        if st.form_submit_button(words("review.write"), type="primary"):
            decision = Correction(
                _now(), who, why, str(action), row["engagement_id"], field, old, new.strip(), other.strip(),
                f"{_keys(tellings)} | {_keys(_told_of(view, other.strip()))}".rstrip(" |"),
            )  # fmt: skip
            _write(view, decision, _wrong(view, decision) if erased or decision.new else "erase")


def _keys(tellings: Iterable[str]) -> str:
    """Keys of tellings by which a build finds an engagement again; of very many the first."""
    return " ".join(key for key in list(tellings)[:MOST_KEYS] if " " not in key)


def _told_of(view: View, engagement_id: str) -> list[str]:
    """The keys of the tellings of the other engagement of a merge."""
    found = view.engagement(engagement_id)
    if found.is_empty():
        return []
    keys = view.ask("page_telling_keys", engagement_key=found.row(0, named=True)["engagement_key"])
    return keys["telling_key"].to_list()


def _tellings(view: View, engagement_key: int) -> dict[str, str]:
    """Each telling's key with its outlet and sentence."""
    keys = dict(view.ask("page_telling_keys", engagement_key=engagement_key).iter_rows())
    evidence = view.ask("page_evidence", engagement_key=engagement_key)
    sentences = {
        row["mention_key"]: row["text"] for row in evidence.iter_rows(named=True) if row["field"] == "sentence"
    }
    tellings = view.ask("page_tellings", engagement_key=engagement_key).iter_rows(named=True)
    return {
        keys[row["mention_key"]]: f"{listing.outlet(view, row)}: “{sentences.get(row['mention_key'], '–')}”"
        for row in tellings
    }


def _new_value(view: View, field: str, now: str) -> str:
    if filters.VOCABULARY.get(_kind(field)):
        return _choice(view, field, now, f"new_{field}", view.words("review.new"))
    return st.text_input(
        view.words("review.new"),
        value=now,
        key=f"new_{field}",
        help=view.words(HELP[field]) if field in HELP else None,
        max_chars=200,
    )


def _choice(view: View, field: str, now: str, key: str, label: str) -> str:
    kind = _kind(field)
    values = filters.VOCABULARY[kind]
    return st.selectbox(
        label,
        values,
        index=values.index(now) if now in values else 0,
        key=key,
        format_func=lambda value: view.words.code(kind, value),
    )


def _kind(field: str) -> str:
    return "level" if field.startswith("level_") else field


def _reason(view: View, form: str) -> tuple[str, str]:
    """Why, and who; whoever signed in is who they are."""
    words, name = view.words, signin.person().name
    key = "" if form == "decision" else f"{form}_"
    why = st.text_input(words("review.reason"), key=f"{key}why", max_chars=300)
    who = st.text_input(words("review.who"), value=name, key=f"{key}who", max_chars=80, disabled=bool(name))
    return why.strip(), name or who.strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _wrong(view: View, decision: Correction) -> str | None:
    """Which part of a decision cannot be read, or None."""
    if decision.action == "merge":
        return "other_id" if view.engagement(decision.other_id).is_empty() else None
    if decision.field == "partners" and not set(decision.new.split()) <= set(view.partners):
        return "new"
    return "whole" if decision.field == "part_of" and not _may_lie_in(view, decision) else None


def _may_lie_in(view: View, decision: Correction) -> bool:
    """Whether the whole that is given, if any, is there and lies in no part of the one decided on."""
    name, above = decision.new, list[str]()
    while name and name not in above:
        found = view.engagement(name)
        if found.is_empty():
            return False
        row = found.row(0, named=True)
        above.append(row["engagement_id"])
        name = row["part_of"]
    return decision.engagement_id not in above


def _write(view: View, decision: Correction, wrong: str | None) -> None:
    words, problem = view.words, corrections.problem(decision)
    missing = problem.name if problem else wrong
    if missing:
        told = (
            f"missing.{decision.action}" if missing == "new" and decision.action != "correct" else f"missing.{missing}"
        )
        st.error(show.plain(words(told)), icon=":material/edit:")
        return
    if not signin.person().may_write:
        st.error(words("review.read_only"), icon=":material/lock:")
        return
    try:
        corrections.append(settings()["corrections"], decision)
    except (OSError, ValueError):
        st.error(words("review.failed"), icon=":material/error:")
        return
    st.session_state[WRITTEN] = True
    links.clear(("id", "other"))
    st.rerun()
