"""The progress bar, as it was printed."""
import sys
import time
from typing import Any, Callable, Iterable, Optional, Tuple

import numpy as np

from keras1 import history

_FLICKER = "fast loops spent their time drawing"


@history.versioned
def average(total: Any, count: Any) -> Any:
    """``total / count``, with whole numbers divided as Python 2 did.

    The originals of 0.x ran on Python 2, where the average of whole numbers is a whole number: it shows in
    ``history.history["batch"]`` and in what is printed.  Those of 1.x are taken as Python 3 runs them.

    Examples
    --------
    >>> from keras1.history import emulate
    >>> with emulate("0.3.1"):
    ...     average(7, 2), average(7., 2)
    (3, 3.5)
    """
    whole = np.asarray(total).dtype.kind in "iub"
    return total // count if whole else total / count


@average.since("1.0.0", reason="on Python 3 the average of whole numbers is their average")
def _true_average(total, count):
    return total / count


class Progbar(history.Gated):
    """A line on stdout that shows how far a loop is, and averages of what it measures.

    Parameters
    ----------
    target : int
        The number of steps to come.
    width : int
        The length of the bar in characters.
    verbose : {0, 1, 2}
        0 prints nothing, 1 draws a bar at each step, 2 prints one line at the end.
    interval : float
        Seconds that must pass before the bar is drawn again.  Came with 1.0.8; before, each step draws.

    Attributes
    ----------
    sum_values : dict
        For each name the sum of its values times their steps, and the number of steps.
    unique_values : list of str
        The names in the order in which they came.
    seen_so_far : int
        The steps done.

    Notes
    -----
    Source: ``keras.utils.generic_utils.Progbar`` of 0.3.1, 0.3.3, 1.0.8 and 1.2.2.

    Examples
    --------
    >>> bar = Progbar(4, verbose=2)
    >>> bar.add(3, [("loss", 1.)])
    >>> bar.add(1, [("loss", 5.)])
    0s - loss: 2.0000
    """

    @history.argument("interval", "1.0.8", _FLICKER)
    @history.default("interval", "1.2.2", 0.05, _FLICKER)
    def __init__(self, target: int, width: int = 30, verbose: int = 1, interval: float = 0.01):
        self.width = width
        self.target = target
        self.sum_values = {}
        self.unique_values = []
        self.start = time.time()
        self.last_update = 0
        self.interval = interval
        self.total_width = 0
        self.seen_so_far = 0
        self.verbose = verbose

    def update(self, current: int, values: Optional[Iterable[Tuple[str, Any]]] = None, force: bool = False) -> None:
        """Move to step ``current``.

        Parameters
        ----------
        current : int
            The steps done by now.
        values : iterable of (str, number)
            What was measured over the steps since the last call; the averages are shown.
        force : bool
            Whether to draw the bar, however short ago it was drawn.
        """
        self._collect(current - self.seen_so_far, values or ())
        self.seen_so_far = current
        now = time.time()
        if self.verbose == 1 and not force and self._rests(now):
            return
        show = {1: self._draw, 2: self._report}.get(self.verbose)
        if show:
            show(current, now - self.start)
        self.last_update = now

    @history.versioned
    def _rests(self, now: float) -> bool:
        """Whether the bar was drawn too short ago."""
        return False

    @_rests.since("1.0.8", reason=_FLICKER)
    def _rests_for_interval(self, now):
        return now - self.last_update < self.interval

    def add(self, n: int, values: Optional[Iterable[Tuple[str, Any]]] = None) -> None:
        """Move on by ``n`` steps."""
        self.update(self.seen_so_far + n, values)

    def _collect(self, steps, values):
        for name, value in values:
            if name in self.sum_values:
                self.sum_values[name][0] += value * steps
                self.sum_values[name][1] += steps
            else:
                self.sum_values[name] = [value * steps, steps]
                self.unique_values.append(name)

    def _draw(self, current, elapsed):
        """Go back over the last line and write the new one, padded to hide a longer one before."""
        before = self.total_width
        line = self._bar(current) + self._clock(current, elapsed) + self._averages(abs)
        self.total_width = len(line)
        sys.stdout.write("\b" * before + "\r" + line.ljust(before))
        if current >= self.target:
            sys.stdout.write("\n")
        sys.stdout.flush()

    def _bar(self, current):
        done = int(self.width * (float(current) / self.target if self.target else 1.))
        head = ">" if current < self.target else "="
        bar = "=" * (done - 1) + head if done > 0 else ""
        digits = int(np.floor(np.log10(self.target))) + 1 if self.target else 1
        return "%*d/%d [%s]" % (digits, current, self.target, bar.ljust(self.width, "."))

    def _clock(self, current, elapsed):
        if current >= self.target:
            return " - %ds" % elapsed
        return " - ETA: %ds" % (elapsed / current * (self.target - current) if current else 0)

    def _report(self, current, elapsed):
        if current >= self.target:
            # Not abs: below zero the originals wrote %.4e here, and %.4f behind the bar.
            sys.stdout.write("%ds" % elapsed + self._averages(float) + "\n")

    def _averages(self, size: Callable) -> str:
        return "".join(" - %s: %s" % (name, self._shown(self.sum_values[name], size))
                       for name in self.unique_values)

    @staticmethod
    def _shown(entry, size):
        """One average; what a user put into ``sum_values`` instead of a sum, as it is."""
        if not isinstance(entry, list):
            return "%s" % entry
        value = average(entry[0], max(1, entry[1]))
        return ("%.4f" if size(value) > 1e-3 else "%.4e") % value
