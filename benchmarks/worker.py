"""One runtime at work: reads commands from its standard input and answers on its standard output, a line of JSON each.

    {"do": "versions"}                                   {"Python": "3.11.9", "keras": ...}
    {"do": "prepare", "workload": "mlp", "sizes": {}}    {"seconds": 2.1}    built, and two steps made
    {"do": "run", "steps": 20}                           {"seconds": 0.31, "steps": 20}

What goes wrong is answered as {"error": its last line, "trace": all of it}.  Runs under Python 2.7 and 3:

    python worker.py RUNTIME FORM
"""
import gc
import importlib
import json
import os
import platform
import sys
import time
import traceback

if __name__ == "__main__":  # in place of this folder, whose names are common ones, the one above, and last
    sys.path[0:1] = []
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.workloads import load, release  # noqa: E402

clock = getattr(time, "perf_counter", time.time)


class Worker:
    """Answers commands; `run` is the loop of the workload that was prepared last."""

    def __init__(self, runtime, form):
        self.runtime, self.form = runtime, form
        self.run = None

    def answer(self, command):
        """What a command is answered with."""
        arguments = dict(command)
        try:
            return getattr(self, "do_" + arguments.pop("do"))(**arguments)
        except Exception as error:
            words = ("%s: %s" % (type(error).__name__, error)).splitlines()
            return {"error": words[0][:300], "trace": traceback.format_exc()}

    def do_versions(self):
        """What is at work."""
        return versions(self.runtime)

    def do_prepare(self, workload, sizes):
        """Build a workload and run it until nothing is compiled any more."""
        self._forget()
        begin = clock()
        self.run = build(self.runtime, self.form, workload, sizes)
        self.run(1)
        self.run(1)
        return {"seconds": clock() - begin}

    def do_run(self, steps):
        """Run steps of it."""
        begin = clock()
        done = self.run(steps)
        return {"seconds": clock() - begin, "steps": done}

    def _forget(self):
        """Let go of the last model."""
        self.run = None
        if self.form == "keras3" and "keras" in sys.modules:
            sys.modules["keras"].backend.clear_session()
        gc.collect()


def build(runtime, form, name, sizes):
    """The loop of a workload, in the form for this runtime."""
    module = load(name)
    if runtime == "keras1":
        import keras1
        keras1.install(release(module))
    elif form == "old":
        import theano.ifelse  # noqa: F401  Keras 1.x uses it and leaves the import to others
    write = getattr(module, form, None)
    if write is None:
        raise LookupError("not written for this runtime")
    return write(**dict(module.SIZES, **sizes))


def versions(runtime):
    """The versions of what a runtime stands on."""
    found = {"Python": platform.python_version()}
    for name in {"jax": ("keras", "jax"), "torch": ("keras", "torch"), "theano": ("theano",),
                 "keras1": ("keras1", "theano")}.get(runtime, ("keras", "theano")):
        if runtime == "keras1" and name == "theano":
            importlib.import_module("keras1.backend")
        found[name] = str(importlib.import_module(name).__version__)
    return found


def main():
    """Answer until the input ends."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print is no answer
    worker = Worker(*sys.argv[1:3])
    while True:
        line = sys.stdin.readline()
        if not line:
            return
        out.write(json.dumps(worker.answer(json.loads(line))) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
