"""What reads dates as machine code: made by `make setup` where there is a C compiler, else the sources are read.

What mypyc makes of a module answers as the module does, in two thirds of the time. It is kept under the digest of all
the sources it is made from: where one byte of any of them changes, they are read as they stand until it is made again.
"""

import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from shutil import rmtree
from types import ModuleType

CODE = Path(__file__).resolve().parent
MADE = Path(sys.prefix, "compiled")  # what is made goes with the interpreter it is made for


class Compiled(MetaPathFinder):
    """Finds modules among the compiled ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the compiled module of that name lies; None where there is none, and the source is looked for."""
        file = self.folder / f"{name.replace('.', '/')}{EXTENSION_SUFFIXES[0]}"
        return spec_from_file_location(name, file) if file.is_file() else None


def use() -> None:
    """Import compiled modules from now on, if they were made from the sources as they stand."""
    if MADE.is_dir() and (folder := MADE / digest()).is_dir():
        sys.meta_path.insert(0, Compiled(folder))


def sources() -> list[Path]:
    """The modules worth compiling: all that reads dates but its tables, and the searching it does."""
    return [CODE / "patterns.py", *(one for one in sorted((CODE / "dates").glob("*.py")) if one.stem != "__init__")]


def digest() -> str:
    """What the sources hold, in 64 hexadecimal digits."""
    found = sha256()
    for source in sources():
        found.update(f"{source.name}\0".encode() + source.read_bytes() + b"\0")
    return found.hexdigest()


def make() -> None:
    """Compile the sources; where that cannot be done it ends with an error, and nothing is used of what it left."""
    from mypyc.build import mypycify  # noqa: PLC0415 - a development tool, as setuptools is
    from setuptools import setup  # noqa: PLC0415

    rmtree(MADE, ignore_errors=True)
    folder, work = MADE / "unfinished", MADE / "work"
    paths = [str(source.relative_to(CODE.parent)) for source in sources()]
    modules = mypycify(paths, opt_level="2", debug_level="0", target_dir=str(work))
    setup(
        name="cordiale",
        packages=[],
        ext_modules=modules,
        script_args=["--quiet", "build_ext", "--build-lib", str(folder), "--build-temp", str(work)],
    )
    folder.rename(MADE / digest())
    rmtree(work)


if __name__ == "__main__":
    make()
