"""One engagement from its many tellings.

Mentions are rows, parted so that nothing in one part touches another; a part settled before is not settled again. In
a part, candidates share a partner, a kindred type and days; a verdict with a reason says same, likely, undecided or
different; clusters never join what is different. Each cluster is an engagement with a lasting id, the best date its
tellings support and a sentence for every disagreement. What analysts decided is replayed last, on every build. Two
builds can be compared, and one that falls or jumps against the last is held.
"""

from etl.merge.adding import added_id
from etl.merge.adding import names as added_names
from etl.merge.changes import Change, diff, hold_reason
from etl.merge.corrections import append, place, read
from etl.merge.corrections import mended as mend_corrections
from etl.merge.editions import Edition
from etl.merge.editions import append as append_editions
from etl.merge.editions import mended as mend_editions
from etl.merge.editions import read as read_editions
from etl.merge.ids import Previous
from etl.merge.layers import LAYOUT, Layer, Layers
from etl.merge.memo import Memo
from etl.merge.merging import MergeResult, merge, merge_rows
from etl.merge.onto import Left, Renewed, merge_onto
from etl.merge.standing import JUDGEMENTS, Standing, differing
from etl.merge.unlike import FORCED

__all__ = [
    "FORCED",
    "JUDGEMENTS",
    "LAYOUT",
    "Change",
    "Edition",
    "Layer",
    "Layers",
    "Left",
    "Memo",
    "MergeResult",
    "Previous",
    "Renewed",
    "Standing",
    "added_id",
    "added_names",
    "append",
    "append_editions",
    "diff",
    "differing",
    "hold_reason",
    "mend_corrections",
    "mend_editions",
    "merge",
    "merge_onto",
    "merge_rows",
    "place",
    "read",
    "read_editions",
]
