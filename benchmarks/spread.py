"""Medians, quartiles and ratios of what was measured; None stands for a round in which a runtime was not asked."""
from typing import List, NamedTuple, Optional, Sequence

import numpy as np


class Spread(NamedTuple):
    """A median and the quartiles about it."""

    low: float
    median: float
    high: float


def spread(values: Sequence[Optional[float]]) -> Optional[Spread]:
    """Median and quartiles; None if nothing was measured.

    Examples
    --------
    >>> spread([1, 2, None, 3, 4, 5])
    Spread(low=2.0, median=3.0, high=4.0)
    """
    measured = [value for value in values or () if value is not None]
    return Spread(*(float(q) for q in np.percentile(measured, [25, 50, 75]))) if measured else None


def ratios(others: Sequence[Optional[float]], ours: Sequence[Optional[float]]) -> List[float]:
    """How many times our time another took, round by round.

    Examples
    --------
    >>> ratios([6, 8, None], [2, 2, 2])
    [3.0, 4.0]
    """
    return [other / our for other, our in zip(others or (), ours or ()) if other and our]
