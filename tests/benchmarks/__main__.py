"""Run every benchmark, or those named: python -m tests.benchmarks [sql 10000000 ...]; sizes and options are theirs."""

import importlib
import sys
from pathlib import Path

NOT_MEASURES = {"__init__", "__main__", "footprint", "generate", "peers", "texts"}


def main(words: list[str]) -> None:
    """Run the benchmarks among `words` in their order, all without one; the other words are their arguments."""
    known = sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - NOT_MEASURES)
    names = [word for word in words if word in known]
    given = [word for word in words if word not in known]
    if unknown := [word for word in given if not (word.isdigit() or word.startswith("-") or Path(word).exists())]:
        sys.exit(f"no benchmark {', '.join(unknown)}: expected {', '.join(known)}")
    for name in names or known:
        print(f"\n# {name}", flush=True)
        sys.argv = [name, *given]
        importlib.import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
