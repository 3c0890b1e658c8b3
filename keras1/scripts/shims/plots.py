"""Matplotlib without a display: what a script shows is saved to a file, and the file named."""
import os
import sys
from typing import Any


def mend(matplotlib: Any, changes: Any) -> None:
    """Draw into files, whatever the script asks for; does nothing where there is a display."""
    if _has_display():
        return
    matplotlib.rcParams["backend"] = "Agg"
    changes.set(matplotlib, "use", lambda *args, **kwargs: None)


def mend_pyplot(pyplot: Any, changes: Any) -> None:
    """``show()`` saves the open figures; calls that are gone do nothing."""
    changes.add(pyplot, hold=lambda *args, **kwargs: None, ishold=lambda: True)
    if _has_display():
        return
    changes.set(pyplot, "show", lambda *args, **kwargs: show(pyplot))
    changes.set(pyplot, "pause", lambda *args: None)
    switch = pyplot.switch_backend
    changes.set(pyplot, "switch_backend", lambda *args: switch("agg"))


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or sys.platform in ("win32", "darwin")


def show(pyplot: Any) -> None:
    """Save each open figure in the working folder, say where, and close it."""
    for number in pyplot.get_fignums():
        path = free_name("figure")
        pyplot.figure(number).savefig(path)
        say(path)
    pyplot.close("all")


def free_name(stem: str) -> str:
    """The first of ``stem-1.png``, ``stem-2.png``, ... that is no file yet."""
    number = 1
    while os.path.exists("%s-%d.png" % (stem, number)):
        number += 1
    return "%s-%d.png" % (stem, number)


def say(path: str) -> None:
    """Name a file that stands for a window."""
    print("keras1: no display: saved %s" % os.path.abspath(path), file=sys.stderr)
