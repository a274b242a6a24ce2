"""What cannot be written, as on a full disk, is named with its file."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from etl.errors import InputError, StoreError
from etl.inputs import Inputs
from etl.stamp import written_now
from etl.store import write_bytes_whole

NO_ROOM = ": could not be written: .*: check that the disk has room"


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Files cannot grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_the_disk_has_no_room_for_is_named_and_the_one_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "build.said"
    write_bytes_whole(b"before", file)
    with room_for(8), pytest.raises(StoreError, match=rf"build\.said{NO_ROOM}"):
        write_bytes_whole(b"what comes after it", file)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_so_is_what_was_seen_of_the_inputs_and_the_mark_that_tells_the_time(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_text("{}")
    seen = Inputs(tmp_path, "None", "VNM", frozenset())
    list(seen.of(page, lambda: iter([InputError(f"{page}: no article")])))
    with room_for(8), pytest.raises(StoreError, match=rf"inputs\.msgpack{NO_ROOM}"):
        seen.keep()
    with room_for(0), pytest.raises(OSError, match="File too large") as raised:
        written_now(tmp_path)
    assert raised.value.filename == str(tmp_path / ".stamp")
