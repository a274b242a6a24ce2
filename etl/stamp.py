"""When something was written, by the file system's own stamp: etl reads no clock."""

from datetime import UTC, datetime
from pathlib import Path


def written_now(folder: Path) -> datetime:
    """The stamp (UTC, whole seconds, without zone) that a file written into `folder` gets at this moment."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / ".stamp"
    try:
        mark.write_bytes(b"\n")
    except OSError as error:  # which names no file where the disk is full
        raise OSError(error.errno, error.strerror, str(mark)) from error
    return datetime.fromtimestamp(mark.stat().st_mtime, UTC).replace(microsecond=0, tzinfo=None)
