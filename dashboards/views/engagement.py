"""One engagement: every telling with its words marked, why this date, who took part, what was changed."""

from collections.abc import Iterable
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import links, listing, reasons, show
from dashboards.links import UnknownValueError
from dashboards.queries import Value
from dashboards.view import View
from dashboards.wording import folded

PARAMETERS = ("id", "q")
SHOWN_TELLINGS = 8


def page(view: View) -> None:
    """The page, top to bottom; without an id it is a search."""
    asked = st.query_params.get("id")
    if asked is None:
        _search(view)
        return
    found = view.engagement(asked)
    if found.is_empty():
        _gone(view, asked)
        return
    row = found.row(0, named=True)
    _headline(view, row, asked)
    _facts(view, row)
    _tellings(view, row)
    _conflicts(view, row)
    _changes(view, row)


def _gone(view: View, asked: str) -> None:
    words, former = view.words, view.ask("page_former", engagement=asked)
    if former.is_empty():
        raise UnknownValueError("id", asked, (words("engagement.known"),))
    st.title(show.plain(words("engagement.gone", id=asked)))
    for row in former.iter_rows(named=True):
        st.text(f"{words.code('action', row['action'])}: {reasons.told(words, row['why'])}")
    if "reject" in former["action"].to_list():
        show.page_link("review", words("review.take_back"), id=asked)


def _search(view: View) -> None:
    words = view.words
    st.title(show.plain(words("search.title")))
    show.definition(words("search.meaning"))
    st.session_state["q"] = st.query_params.get("q", "")
    st.text_input(
        words("search.label"), key="q", on_change=lambda: links.write("q", [st.session_state["q"]]), max_chars=80
    )
    typed = folded(st.session_state["q"])
    if not typed:
        return
    for code in view.looked_up(typed)[:5]:
        show.page_link("partner", f"{words('field.partner')}: {view.name(code)}", partner=code)
    values: dict[str, Value] = {"words": typed}
    rows = view.ask("page_search", **values)
    if rows.is_empty():
        st.info(words("search.none"), icon=":material/search_off:")
    for row in rows.iter_rows(named=True):
        listing.entry(view, row)
    with st.popover(words("sql"), icon=":material/code:"):
        show.sql(view, "page_search", values)


def _headline(view: View, row: dict[str, Any], asked: str) -> None:
    words = view.words
    when = words.dates(row["date_first"], row["date_last"], row["granularity"])
    st.title(
        show.plain(
            words(
                "engagement.title", type=words.code("type", row["type"]), partners=view.names(row["partners"]), day=when
            )
        )
    )
    if row["engagement_id"] != asked:
        st.info(
            show.plain(words("engagement.renamed", old=asked, new=row["engagement_id"])), icon=":material/alt_route:"
        )
    told = "engagement.meaning" if row["tellings"] else "engagement.added"
    show.definition(words(told, tellings=row["tellings"], articles=row["articles"], id=row["engagement_id"]))
    st.header(show.plain(words("why.title")), anchor="why")
    st.text(reasons.told(words, row["date_why"]))


def _facts(view: View, row: dict[str, Any]) -> None:
    words = view.words
    people = view.ask("page_participants", engagement_key=row["engagement_key"])
    facts: list[tuple[str, str]] = [
        (
            words("field.partner"),
            ", ".join(show.anchor("partner", view.name(code), partner=code) for code in row["partners"]),
        ),
        *((words(f"field.{side}"), escape(words.code("level", row[side]))) for side in ("level_home", "level_partner")),
        (words("field.direction"), escape(words.code("direction", row["direction"]))),
        (words("field.channel"), escape(words.code("channel", row["channel"]))),
        (words("field.status"), escape(words.code("status", row["status"]))),
        (words("field.precision"), escape(f"{words.code('precision', row['granularity'])} ({row['edtf'] or '-'})")),
        (words("field.subtype"), escape(words.code("subtype", row["subtype"]) if row["subtype"] else "–")),
        (words("field.place"), escape(row["place"] or "–")),
        (words("people.ours"), _people(people, "home")),
        (words("people.theirs"), _people(people, "partner")),
        (words("field.confidence"), words.number(round(row["confidence"], 2))),
    ]
    if row["stated_count"]:
        facts.append((words("field.stated_count"), str(row["stated_count"])))
    if row["part_of"]:
        facts.append(
            (
                words("field.part_of"),
                show.anchor("engagement", words.code("type", row["part_of_type"]), id=row["part_of"]),
            )
        )
    parts = view.ask("page_parts", engagement_key=row["engagement_key"])
    if not parts.is_empty():
        facts.append((words("field.parts"), "<br>".join(_part(view, part) for part in parts.iter_rows(named=True))))
    show.table([words("fact"), words("value")], [[escape(name), value] for name, value in facts])


def _part(view: View, part: dict[str, Any]) -> str:
    when = view.words.dates(part["date_first"], part["date_last"], part["granularity"])
    return show.anchor("engagement", f"{view.words.code('type', part['type'])}, {when}", id=part["engagement_id"])


def _people(people: pl.DataFrame, side: str) -> str:
    rows = people.filter(pl.col("side") == side).iter_rows(named=True)
    return "<br>".join(escape(", ".join(filter(None, (row["name"], row["role"])))) for row in rows) or "–"


def _tellings(view: View, row: dict[str, Any]) -> None:
    words, key = view.words, row["engagement_key"]
    if not row["tellings"]:
        st.header(show.plain(words("tellings.added")), anchor="tellings")
        st.text("\n".join(listing.additions(view, row["engagement_id"])))
        return
    st.header(show.plain(words("tellings.title", n=row["tellings"])), anchor="tellings")
    show.definition(words("tellings.meaning"))
    evidence = view.ask("page_evidence", engagement_key=key).rows(named=True)
    times = view.ask("page_times", engagement_key=key).rows(named=True)
    tellings = view.ask("page_tellings", engagement_key=key).rows(named=True)

    def tell(telling: dict[str, Any]) -> None:
        mine = [
            [piece for piece in pieces if piece["mention_key"] == telling["mention_key"]]
            for pieces in (evidence, times)
        ]
        _telling(view, telling, *mine)

    for telling in tellings[:SHOWN_TELLINGS]:
        tell(telling)
    if len(tellings) > SHOWN_TELLINGS:
        with st.expander(words("tellings.more", n=len(tellings) - SHOWN_TELLINGS)):
            for telling in tellings[SHOWN_TELLINGS:]:
                tell(telling)
    if row["tellings"] > len(tellings):
        show.definition(words("tellings.rest", n=row["tellings"] - len(tellings)))
    with st.popover(words("take_away"), icon=":material/download:"):
        title = words("tellings.title", n=row["tellings"])
        show.data_buttons(
            view, "tellings", lambda: view.ask("page_tellings", engagement_key=key), title, row["engagement_id"]
        )
        st.text(words("cite", title=f"{title}, {row['engagement_id']}", source=show.source(view)))
        show.sql(view, "page_tellings", {"engagement_key": key})


def _telling(view: View, telling: dict[str, Any], evidence: list[dict[str, Any]], times: list[dict[str, Any]]) -> None:
    words = view.words
    with st.container(border=True):
        published = words.dates(telling["published_first"], telling["published_last"], telling["published_granularity"])
        st.text(words("telling.head", outlet=telling["outlet"], title=telling["title"] or "-", day=published))
        st.html("".join(f'<blockquote class="evidence">{text}</blockquote>' for text in marked(evidence)))
        lines = [
            words("telling.date", why=reasons.told(words, telling["date_basis"])),
            words("telling.published", why=reasons.told(words, telling["published_why"])),
        ]
        lines += [
            words(
                "telling.time",
                text=time["text"],
                rule=time["rule"],
                why=reasons.told(words, time["why"]),
                anchor=words.code("anchor", time["anchor"]),
            )
            for time in times
        ]
        lines.append(words("telling.rules", rules=", ".join(telling["rules"])))
        st.text("\n".join(lines))
        if show.is_address(telling["url"]):
            st.link_button(words("telling.open"), telling["url"], icon=":material/open_in_new:")


def marked(evidence: Iterable[dict[str, Any]]) -> list[str]:
    """Each sentence as safe HTML with the words of the other fields marked; spans are offsets into one text."""
    pieces = list(evidence)
    sentences = [piece for piece in pieces if piece["field"] == "sentence"] or pieces
    return [_sentence(sentence, [piece for piece in pieces if piece["field"] != "sentence"]) for sentence in sentences]


def _sentence(sentence: dict[str, Any], pieces: list[dict[str, Any]]) -> str:
    text, offset = sentence["text"], sentence["span_start"]
    inside = sorted(
        (piece["span_start"] - offset, piece["span_end"] - offset, piece["field"])
        for piece in pieces
        if offset <= piece["span_start"] and piece["span_end"] <= sentence["span_end"]
    )
    out, at = [], 0
    for start, end, field in inside:
        if start < at:
            continue
        name = "date" if field == "date" else "other"
        out.append(
            f'{escape(text[at:start])}<mark class="{name}" title="{escape(field)}">{escape(text[start:end])}</mark>'
        )
        at = end
    return "".join(out) + escape(text[at:])


def _conflicts(view: View, row: dict[str, Any]) -> None:
    conflicts = view.ask("page_conflicts", engagement_key=row["engagement_key"])["text"].to_list()
    if conflicts:
        st.header(show.plain(view.words("conflicts.title", n=len(conflicts))), anchor="conflicts")
        for text in conflicts:
            st.text(f"• {reasons.told(view.words, text)}")


def _change(view: View, change: dict[str, Any]) -> str:
    """A change in a line: of an id, of a field with its values, or another decision."""
    words = view.words
    told = {name: words.code(name, change[name]) if change[name] else "–" for name in ("action", "field", "outcome")}
    told["made_at"] = listing.made_on(view, change["made_at"] or "")
    line = "id" if change["field"] == "id" else "line" if change["action"] == "correct" else "decided"
    rest = {name: value if value is not None else "–" for name, value in change.items()}
    return words(f"changes.{line}", **{**rest, **told})


def _changes(view: View, row: dict[str, Any]) -> None:
    words = view.words
    changes = view.ask("page_changes", engagement=row["engagement_id"])
    st.header(show.plain(words("changes.title")), anchor="changes")
    if changes.is_empty():
        show.definition(words("changes.none"))
    for change in changes.iter_rows(named=True):
        st.text(_change(view, change))
    show.page_link("review", words("changes.propose"), id=row["engagement_id"])
