"""Run every benchmark, or those named: python -m tests.benchmarks [dates merge ...]; numbers are sizes for them."""

import importlib
import sys
from pathlib import Path

NOT_MEASURES = {"__init__", "__main__", "generate", "peers", "texts"}


def main(names: list[str]) -> None:
    known = sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - NOT_MEASURES)
    if unknown := set(names) - set(known):
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}: expected {', '.join(known)}")
    for name in names or known:
        print(f"\n# {name}", flush=True)
        importlib.import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.isdigit()])
