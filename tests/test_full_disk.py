"""What cannot be written, as on a full disk, is named with its file."""

import resource
from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.store import write_bytes_whole


def test_a_file_the_disk_has_no_room_for_is_named_and_the_one_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "build.said"
    write_bytes_whole(b"before", file)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, hard))
    try:
        with pytest.raises(StoreError, match=r"build\.said: could not be written: .*: check that the disk has room"):
            write_bytes_whole(b"what comes after it", file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]
