"""Why an expression denotes its days, in one sentence for a desk officer."""

from etl.dates.scene import Scene
from etl.dates.shapes import Shape
from etl.intervals import Interval
from etl.model import Publication


def why(shape: Shape, scene: Scene, publication: Publication, interval: Interval | None) -> str:
    """One sentence: what the words name, and what they are counted from."""
    return ""
