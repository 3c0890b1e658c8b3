"""Run a script and write down what its models returned and which declared choices were made: the child of `comparing`.

    python -m keras1.porting.recording OUT RELEASE SCRIPT [ARGS]

Nothing of this is in the way of other runs: the choices are watched by wrapping `Versioned.resolve` and the
constructor gate in this process only.
"""
import functools
import inspect
import json
import os
import sys
from typing import Any, Callable, Dict, List, Sequence, Set, Tuple

from keras1.history import ByRelease, Versioned, emulate, public_name
from keras1.scripts import run_script

_METHODS = ("fit", "fit_generator", "train_on_batch", "evaluate", "evaluate_generator", "test_on_batch")


class Record:
    """What happened in a run.

    Attributes
    ----------
    calls : list of dict
        What methods of models returned, the outermost only: name, line of the script, values by their names.
    formulas : dict of str to str
        The variant that each versioned formula resolved to.
    made : dict of str to list of list of str
        For each class, the arguments that its constructor was given.
    """

    def __init__(self, script: str):
        self.script = os.path.abspath(script)
        self.calls: List[Dict[str, Any]] = []
        self.formulas: Dict[str, str] = {}
        self.made: Dict[str, Set[Tuple[str, ...]]] = {}
        self._depth = 0

    def watch(self) -> None:
        """Wrap what is to be watched."""
        from keras1 import models
        self._watch_formulas()
        self._watch_gate()
        classes = {cls for value in vars(models).values()
                   for cls in ([c for _, c in value.classes] if isinstance(value, ByRelease) else [value])
                   if inspect.isclass(cls)}
        for cls in classes:
            for name in _METHODS:
                method = inspect.getattr_static(cls, name, None)
                if method is not None and hasattr(method, "__get__"):
                    setattr(cls, name, self._watched(name, method))

    def _watch_formulas(self) -> None:
        resolve, formulas = Versioned.resolve, self.formulas

        def watched(versioned: Versioned, at):
            variant = resolve(versioned, at)
            if len(versioned.variants) > 1:
                owner = public_name("%s.%s" % (versioned.__module__, versioned.__qualname__))
                formulas[owner] = variant.__name__
            return variant
        Versioned.resolve = watched

    def _watch_gate(self) -> None:
        module = sys.modules["keras1.history.gate"]
        bind = module.bind

        def watched(cls, init, at, args, kwargs, owner=None):
            given = tuple(sorted(kwargs)) + ("%d by position" % len(args),)
            for base in cls.__mro__:
                if base.__module__.startswith("keras1."):
                    self.made.setdefault(public_name(base), set()).add(given)
            return bind(cls, init, at, args, kwargs, owner)
        module.bind = watched

    def _watched(self, name: str, method) -> Callable:
        @functools.wraps(method)
        def watched(model, *args, **kwargs):
            self._depth += 1
            try:
                returned = method.__get__(model, type(model))(*args, **kwargs)
            finally:
                self._depth -= 1
            if not self._depth:
                self.calls.append({"call": name, "line": self._line(), "values": _values(returned)})
            return returned
        return watched

    def _line(self) -> int:
        """The line of the script from which the call came; 0 if from another file."""
        frame = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self.script:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    def as_json(self, error: str) -> str:
        """All of it."""
        made = {name: sorted(map(list, given)) for name, given in self.made.items()}
        return json.dumps({"calls": self.calls, "formulas": self.formulas, "made": made, "error": error})


def _values(returned: Any) -> Dict[str, List[float]]:
    """What a method returned, by name: a history, or numbers."""
    history = getattr(returned, "history", None)
    if isinstance(history, dict):
        return {name: numbers for name, numbers in ((n, _numbers(v)) for n, v in history.items()) if numbers}
    return {"result": _numbers(returned)}


def _numbers(value: Any) -> List[float]:
    values = value if isinstance(value, (list, tuple)) else [value]
    try:
        return [float(number) for number in values]
    except (TypeError, ValueError):
        return []


def main(argv: Sequence[str]) -> int:
    """Run a script and write its record; the exit status is 1 if it ended in an error."""
    out, release, script, *args = argv
    record = Record(script)
    emulate(release)
    record.watch()
    error = ""
    try:
        run_script(script, args, release)
    except SystemExit as ended:
        error = "" if not ended.code else "SystemExit: %s" % (ended.code,)
    except BaseException as raised:
        error = "%s: %s" % (type(raised).__name__, (str(raised).splitlines() or [""])[0])
        raise
    finally:
        with open(out, "w", encoding="utf-8") as file:
            file.write(record.as_json(error))
    return 1 if error else 0



if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
