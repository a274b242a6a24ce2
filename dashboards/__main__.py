"""The server of the dashboards: `python -m dashboards`, with the options of `streamlit run`.

It works from any folder with the settings of this one's `.streamlit`, and loads the pages while the server comes up,
so that the first reader does not wait for it.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

from streamlit.web import cli

from dashboards.database import PROJECT, settings

LATE = ("pyarrow", "numpy", "PIL.Image", "streamlit.navigation.page")
APP = Path(__file__).resolve().with_name("app.py")


def main() -> None:
    """Serve until told to stop."""
    for name, path in settings().items():
        os.environ[f"CORDIALE_{name.upper()}"] = str(path.absolute())
    os.chdir(PROJECT)
    Thread(target=_load, daemon=True).start()
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()


def _load() -> None:
    """Import what the first page needs, its own parts and those Streamlit loads late: three seconds of work."""
    views = sorted(f"dashboards.views.{path.stem}" for path in APP.parent.glob("views/[a-z]*.py"))
    for name in (*LATE, *views):
        import_module(name)


if __name__ == "__main__":
    main()
