"""The dashboards: one page function for each question; run with `streamlit run dashboards/app.py`."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import streamlit as st

from dashboards import links, show, signin
from dashboards.database import SCHEMA_VERSION, UnavailableError
from dashboards.filters import PARAMETERS as FILTERS
from dashboards.links import UnknownValueError
from dashboards.view import View, opened
from dashboards.views import ask, brief, calendar, compare, coverage, engagement, overview, partner, quiet, review
from dashboards.wording import LANGUAGES, Words

Page = tuple[Callable[[View], None], tuple[str, ...]]
PAGES: Mapping[str, Page] = {
    "overview": (overview.page, overview.PARAMETERS),
    "partner": (partner.page, partner.PARAMETERS),
    "compare": (compare.page, compare.PARAMETERS),
    "quiet": (quiet.page, quiet.PARAMETERS),
    "calendar": (calendar.page, calendar.PARAMETERS),
    "engagement": (engagement.page, engagement.PARAMETERS),
    "review": (review.page, review.PARAMETERS),
    "coverage": (coverage.page, coverage.PARAMETERS),
    "ask": (ask.page, ask.PARAMETERS),
    "brief": (brief.page, brief.PARAMETERS),
}
ICON = Path(__file__).resolve().parent / "icon.png"
LOGO = ICON.with_name("logo.png")
EMPTY_ALLOWED = ("coverage", "ask")
SPOKEN = "<script>document.documentElement.lang = '{}'</script>"  # for screen readers; Streamlit's page says English


def main() -> None:
    """Lay out the navigation and run the page that was asked for."""
    st.set_page_config(page_title="Cordiale", page_icon=str(ICON), layout="wide")
    links.remember(("lang",))
    language = st.query_params.get("lang", "en")
    words = Words(language if language in LANGUAGES else "en")
    if not signin.passed(words):
        return
    pages = {
        name: st.Page(_run(name, *page, words), title=words(f"page.{name}"), url_path=name, default=name == "overview")
        for name, page in PAGES.items()
    }
    st.session_state[show.PAGES] = pages
    st.logo(str(LOGO), size="large")
    st.html(show.STYLE)
    st.html(SPOKEN.format(words.language), unsafe_allow_javascript=True)
    st.navigation(list(pages.values()), position="top").run()


def _run(name: str, page: Callable[[View], None], parameters: tuple[str, ...], words: Words) -> Callable[[], None]:
    def run() -> None:
        try:
            _framed(name, page, parameters, words)
        except UnknownValueError as error:
            _refused(words, error)
        except UnavailableError as error:
            _unavailable(words, error)
        except (duckdb.CatalogException, duckdb.BinderException):
            _unavailable(words, UnavailableError("other_schema", found="?", expected=str(SCHEMA_VERSION)))
        except duckdb.Error:
            _unavailable(words, UnavailableError("corrupt"))

    return run


def _framed(name: str, page: Callable[[View], None], parameters: tuple[str, ...], words: Words) -> None:
    links.check(parameters)
    links.remember([name for name in parameters if name in FILTERS])
    links.one("lang", tuple(LANGUAGES), "en")
    view = opened(words, st.query_params.get("build"))
    if view.as_of is None and name not in EMPTY_ALLOWED:
        st.title(words("unavailable.empty"))
        st.info(words("unavailable.empty.do"), icon=":material/info:")
        return
    page(view)
    _foot(view)


def _unavailable(words: Words, error: UnavailableError) -> None:
    st.title(words(f"unavailable.{error.reason}"))
    st.error(show.plain(words(f"unavailable.{error.reason}.do", **error.details)), icon=":material/error:")


def _refused(words: Words, error: UnknownValueError) -> None:
    st.title(words("refused"))
    known = ", ".join(error.known[:40])
    st.error(
        show.plain(words("refused.value", name=error.name, value=error.value, known=known)), icon=":material/link_off:"
    )
    st.button(words("refused.do"), on_click=links.clear, args=(tuple(st.query_params),))


def _foot(view: View) -> None:
    words = view.words
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        day = words.day(view.as_of) if view.as_of else "-"
        show_stamp = words("stamp", day=day, build=view.build_id, articles=view.counted("articles"))
        st.html(f'<p class="stamp">{show_stamp}</p>')
        _link_to_view(view)
        signin.way_out(words)
        for code, language in LANGUAGES.items():
            st.button(
                language,
                key=f"lang_{code}",
                disabled=code == words.language,
                on_click=links.write,
                args=("lang", [code]),
            )


def _link_to_view(view: View) -> None:
    with st.popover(view.words("link"), icon=":material/link:"):
        base = (st.context.url or "").split("?")[0]
        now = links.spelt_out()
        st.text(view.words("link.latest"))
        st.code(f"{base}?{links.text(now)}", language=None, wrap_lines=True)
        st.text(view.words("link.frozen"))
        st.code(f"{base}?{links.text({**now, 'build': [view.build_id]})}", language=None, wrap_lines=True)


main()
