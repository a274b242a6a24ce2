"""The main text and metadata of an HTML page, extracted in a process of its own that is ended when it takes too long.

Extraction is quadratic on hostile pages, and a library that hangs cannot be interrupted from inside.
"""

import json
import select
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import InputError

SECONDS = 20.0
LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Page:
    """What was extracted: fields as in a JSON line, and metadata."""

    fields: dict[str, Any]
    metadata: dict[str, str]


class Extractor:
    """A lasting extracting process, started on first use and replaced when it overruns; close it when done."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, path: Path, data: bytes) -> Page:
        """The page in `data`; raises InputError naming `path` when there is no text or it takes too long."""
        answer = self._ask(path, data)
        if "error" in answer:
            raise InputError(f"{path}: {answer['error']}")
        return Page(answer["fields"], answer["metadata"])

    def close(self) -> None:
        """End the process, if one runs."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, path: Path, data: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin and process.stdout
        try:
            process.stdin.write(LENGTH.pack(len(data)) + data)
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], self._seconds)
            if ready:
                (length,) = LENGTH.unpack(process.stdout.read(LENGTH.size))
                answer: dict[str, Any] = json.loads(process.stdout.read(length))
                return answer
        except (OSError, struct.error) as error:
            self.close()
            raise InputError(f"{path}: the HTML could not be read: its reader ended") from error
        self.close()
        raise InputError(f"{path}: the HTML took longer than {self._seconds:g} s to read: expected a news page")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-m", "etl.read.extracting"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process
