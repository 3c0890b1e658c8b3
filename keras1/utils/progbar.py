"""The progress bar, as it was printed."""
import sys
import time
from typing import Any, Callable, Iterable, Optional, Tuple

import numpy as np

from keras1 import history
from keras1.errors import ArgumentError

_FLICKER = "fast loops spent their time drawing"
_LOGS = "a log file gets a line for each state of the bar, and the time of a step"
_STATEFUL = "some metrics are averages already"
_UNKNOWN = "a generator need not know how long it is"


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


@history.versioned
def _one_number(value: Any) -> Any:
    return value


@_one_number.since("2.0.9", reason="a metric may be an array")
def _mean_of_array(value):
    return np.mean(value)


def _redraws() -> bool:
    """Whether what is written to stdout can be written over: on a terminal, and in a notebook."""
    return getattr(sys.stdout, "isatty", bool)() or "ipykernel" in sys.modules


def _seconds(seconds: float) -> str:
    """A short time in seconds, milliseconds or microseconds.

    Examples
    --------
    >>> _seconds(2.), _seconds(.002), _seconds(.000002)
    ('2s', '2ms', '2us')
    """
    if seconds >= 1:
        return "%.0fs" % seconds
    return "%.0fms" % (seconds * 1e3) if seconds >= 1e-3 else "%.0fus" % (seconds * 1e6)


def _duration(seconds: float) -> str:
    """A time in hours, minutes and seconds, as far as they are needed.

    Examples
    --------
    >>> _duration(60), _duration(61), _duration(3661)
    ('60s', '1:01', '1:01:01')
    """
    if seconds > 3600:
        return "%d:%02d:%02d" % (seconds // 3600, seconds % 3600 // 60, seconds % 60)
    return "%d:%02d" % (seconds // 60, seconds % 60) if seconds > 60 else "%ds" % seconds


class Progbar(history.Gated):
    """A line on stdout that shows how far a loop is, and averages of what it measures.

    Parameters
    ----------
    target : int or None
        The number of steps to come; None, from 2.0.5 on, if nobody knows.
    width : int
        The length of the bar in characters.
    verbose : {0, 1, 2}
        0 prints nothing, 1 draws a bar at each step, 2 prints one line at the end.
    interval : float
        Seconds that must pass before the bar is drawn again.  Came with 1.0.8; before, each step draws.
    stateful_metrics : iterable of str, optional
        Names whose last value is shown, not the average.  Came with 2.1.6.

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
    From 2.0.9 on the bar is drawn over itself on a terminal or in a notebook only; elsewhere each state is a new line.
    Source: ``keras.utils.generic_utils.Progbar`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1.

    Examples
    --------
    >>> bar = Progbar(4, verbose=2)
    >>> bar.add(3, [("loss", 1.)])
    >>> bar.add(1, [("loss", 5.)])
    0s - loss: 2.0000
    """

    @history.argument("interval", "1.0.8", _FLICKER)
    @history.default("interval", "1.2.2", 0.05, _FLICKER)
    @history.argument("stateful_metrics", "2.1.6", _STATEFUL)
    def __init__(self, target: Optional[int], width: int = 30, verbose: int = 1, interval: float = 0.01,
                 stateful_metrics: Optional[Iterable[str]] = None):
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
        self.stateful_metrics = set(stateful_metrics or ())
        self._dynamic_display = _redraws()

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
        if self.verbose == 1 and not force and self._rests(now, current):
            return
        show = {1: self._draw, 2: self._report}.get(self.verbose)
        if show:
            show(current, now - self.start)
        self.last_update = now

    @history.versioned
    def _rests(self, now: float, current: int) -> bool:
        """Whether the bar was drawn too short ago."""
        return False

    @_rests.since("1.0.8", reason=_FLICKER)
    def _rests_for_interval(self, now, current):
        return now - self.last_update < self.interval

    @_rests.since("2.0.9", reason="the full bar is drawn in any case")
    def _rests_until_full(self, now, current):
        return now - self.last_update < self.interval and self.target is not None and current < self.target

    def add(self, n: int, values: Optional[Iterable[Tuple[str, Any]]] = None) -> None:
        """Move on by ``n`` steps."""
        self.update(self.seen_so_far + n, values)

    def _collect(self, steps, values):
        for name, value in values:
            if name in self.stateful_metrics:
                self._note(name, value, 1)
            elif name in self.sum_values:
                self.sum_values[name][0] += value * steps
                self.sum_values[name][1] += steps
            else:
                self._note(name, value * steps, steps)

    def _note(self, name, total, steps):
        if name not in self.sum_values:
            self.unique_values.append(name)
        self.sum_values[name] = [total, steps]

    @history.versioned
    def _draw(self, current: int, elapsed: float) -> None:
        """Go back over the last line and write the new one, padded to hide a longer one before."""
        before = self.total_width
        line = self._bar(current) + self._clock(current, elapsed) + self._averages(abs)
        self.total_width = len(line)
        sys.stdout.write("\b" * before + "\r" + line.ljust(before))
        if self._is_done(current):
            sys.stdout.write("\n")
        sys.stdout.flush()

    @_draw.since("2.0.9", reason=_LOGS)
    def _draw_or_log(self, current, elapsed):
        before = self.total_width
        line = self._bar(current) + self._clock(current, elapsed) + self._averages(abs)
        self.total_width = len(line)
        back = "\b" * before + "\r" if self._dynamic_display else "\n"
        end = "\n" if self.target is not None and current >= self.target else ""
        sys.stdout.write(back + line.ljust(before) + end)
        sys.stdout.flush()

    def _is_done(self, current):
        return self.target is None or current >= self.target

    def _bar(self, current):
        return self._bar_without_end(current) if self.target is None else self._bar_of_steps(current)

    @history.versioned
    def _bar_without_end(self, current: int) -> str:
        raise ArgumentError.like(TypeError)(
            "'<' not supported between instances of 'int' and 'NoneType'", "target: the number of steps is needed")

    @_bar_without_end.since("2.0.5", reason=_UNKNOWN)
    def _no_bar(self, current):
        return ""

    @_bar_without_end.since("2.0.9", reason="the steps are counted")
    def _count(self, current):
        return "%7d/Unknown" % current

    def _bar_of_steps(self, current):
        done = int(self.width * (float(current) / self.target if self.target else 1.))
        head = ">" if current < self.target else "="
        bar = "=" * (done - 1) + head if done > 0 else ""
        digits = int(np.floor(np.log10(self.target))) + 1 if self.target else 1
        return "%*d/%d [%s]" % (digits, current, self.target, bar.ljust(self.width, "."))

    @history.versioned
    def _clock(self, current: int, elapsed: float) -> str:
        if self._is_done(current):
            return " - %ds" % elapsed
        return " - ETA: %ds" % (elapsed / current * (self.target - current) if current else 0)

    @_clock.since("2.0.9", reason=_LOGS)
    def _clock_of_steps(self, current, elapsed):
        step = elapsed / current if current else 0
        if self._is_done(current):
            return " - %.0fs %s/step" % (elapsed, _seconds(step))
        return " - ETA: %s" % _duration(step * (self.target - current))

    def _report(self, current, elapsed):
        if self._is_done(current):
            # Not abs: below zero the originals wrote %.4e here, and %.4f behind the bar.
            sys.stdout.write(self._elapsed(elapsed) + self._averages(float) + "\n")

    @history.versioned
    def _elapsed(self, elapsed: float) -> str:
        return "%ds" % elapsed

    @_elapsed.since("2.0.9", reason=_LOGS)
    def _elapsed_rounded(self, elapsed):
        return " - %.0fs" % elapsed

    def _averages(self, size: Callable) -> str:
        return "".join(" - %s: %s" % (name, self._shown(self.sum_values[name], size))
                       for name in self.unique_values)

    @staticmethod
    def _shown(entry, size):
        """One average; what a user put into ``sum_values`` instead of a sum, as it is."""
        if not isinstance(entry, list):
            return "%s" % entry
        value = _one_number(average(entry[0], max(1, entry[1])))
        return ("%.4f" if size(value) > 1e-3 else "%.4e") % value
