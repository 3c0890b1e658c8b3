"""``keras1 doctor``: what this installation is made of, what is wrong with it, and what to do.

Each examination returns ``Finding`` records and is fenced off from the others: a part that is missing or
broken is a finding itself.
"""
import argparse
import importlib
import os
import platform
import subprocess
import sys
import tempfile
import time
import warnings
from importlib import metadata
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, Sequence

PACKAGES = ("theano-pymc", "numpy", "scipy", "scipy-openblas32", "h5py", "pyyaml")
_SIZE = 1000


class Finding(NamedTuple):
    """One line of the report; with a remedy it is a fault."""

    topic: str
    text: str
    remedy: Optional[str] = None

    def __str__(self):
        line = "%-17s %s" % (self.topic, self.text)
        return line if self.remedy is None else "%s\n%-17s %s" % (line, "  FAULT: to do", self.remedy)


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the report; the exit status is 1 if something is wrong.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``keras1 doctor``.
    """
    parser = argparse.ArgumentParser(prog="keras1 doctor", description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true", help="do not measure the speed of matrix products")
    options = parser.parse_args(argv)
    findings = report(measure=not options.fast)
    for finding in findings:
        print(finding)
    faults = sum(finding.remedy is not None for finding in findings)
    print("all is well" if not faults else "%d fault%s" % (faults, "s" if faults > 1 else ""))
    return 1 if faults else 0


def report(measure: bool = True) -> List[Finding]:
    """All findings, whatever is missing.

    Parameters
    ----------
    measure : bool
        Whether the speed of matrix products is measured, which takes some seconds.
    """
    findings = fenced(versions) + fenced(release)
    failure = fenced(backend)
    if failure:  # all that follows would fail alike
        return findings + failure
    rest = [compiler, settings, blas, cache, kernels, fast_paths] + ([speed] if measure else [])
    return findings + [finding for examination in rest for finding in fenced(examination)]


def fenced(examination: Callable[[], Iterator[Finding]]) -> List[Finding]:
    """The findings of an examination; what it stumbles over is one more."""
    found: List[Finding] = []
    try:
        found.extend(examination())
    except Exception as error:
        text = (str(error).splitlines() or [""])[0]
        todo = getattr(error, "hint", None) or "mend what this line names, then run 'keras1 doctor' again"
        found.append(Finding(examination.__name__, "%s: %s" % (type(error).__name__, text), todo))
    return found


def versions() -> Iterator[Finding]:
    """Python, keras1 and the packages it stands on."""
    import keras1
    supported = (3, 9) <= sys.version_info[:2] <= (3, 11)
    yield Finding("Python", "%s, %s" % (platform.python_version(), sys.executable),
                  None if supported else "use Python 3.9, 3.10 or 3.11: Theano runs on no later one")
    yield Finding("keras1", "%s, %s" % (keras1.__version__, os.path.dirname(keras1.__file__)))
    for package in PACKAGES:
        yield _package(package)


def _package(name: str) -> Finding:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "not installed", "pip install %s" % name)
    if name == "numpy" and _numbers(version) >= (1, 24):
        return Finding(name, version, "pip install numpy==1.23.5: Theano does not run on a later one")
    return Finding(name, version)


def _numbers(version: str) -> tuple:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())


def release() -> Iterator[Finding]:
    """The release of Keras that is emulated, and who chose it."""
    from keras1.history import current
    chosen = os.environ.get("KERAS1_EMULATE")
    yield Finding("emulating", "Keras %s%s" % (current(), " (KERAS1_EMULATE)" if chosen else ""))


def backend() -> Iterator[Finding]:
    """Nothing, unless the backend cannot be imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of is a finding below
        importlib.import_module("keras1.backend")
    yield from ()


def compiler() -> Iterator[Finding]:
    """The C++ compiler, and whether it runs."""
    from keras1.backend import SETUP
    found = SETUP.compiler
    if not found:
        yield Finding("compiler", "none", SETUP.fault or "take cxx out of THEANO_FLAGS and .theanorc: it is empty")
        return
    told = subprocess.run([*found.split(), "--version"], capture_output=True, text=True, timeout=60)
    yield Finding("compiler", "%s (%s)" % (found, told.stdout.splitlines()[0] if told.stdout else "silent"),
                  None if told.returncode == 0 else "it does not run: install g++, or take cxx out of THEANO_FLAGS")


def settings() -> Iterator[Finding]:
    """``keras.json``."""
    from keras1.backend.settings import KERAS_FILE
    text = ", ".join("%s: %s" % pair for pair in sorted(KERAS_FILE.content.items()))
    yield Finding("keras.json", "%s (%s)" % (KERAS_FILE.path, text))


def blas() -> Iterator[Finding]:
    """The BLAS that Theano links, and how."""
    from keras1.backend import SETUP
    found = SETUP.blas
    slow = SETUP.compiler and not found.ldflags
    yield Finding("BLAS", "%s%s" % (found.name, " (%s)" % found.ldflags if found.ldflags else ""),
                  "pip install scipy-openblas32" if slow else None)


def cache() -> Iterator[Finding]:
    """The folder of compiled modules: where, how large, whether it can be written."""
    from keras1 import backend as K
    folder = K.theano.config.compiledir
    sizes = [entry.stat().st_size for entry in _files(folder)]
    yield Finding("cache", "%s (%d files, %.0f MB)" % (folder, len(sizes), sum(sizes) / 2 ** 20), _writable(folder))


def kernels() -> Iterator[Finding]:
    """How many of the kernels in C++ the installation has compiled for this processor."""
    from keras1.backend.native.recipes import BUILT, RECIPES
    ready = sum((BUILT / recipe.file()).exists() for recipe in RECIPES.values())
    yield Finding("kernels", "%d of %d compiled at installation, the others when first used" % (ready, len(RECIPES)))


def fast_paths() -> Iterator[Finding]:
    """Which fast paths are taken, and why the others are not."""
    from keras1.backend.fast_paths import PATHS, VARIABLE, wanted
    on = wanted()
    for path in PATHS.values():
        state = (path.hindrance() or "taken") if path.name in on else "switched off by " + VARIABLE
        yield Finding("fast path", "%s, %s (%s)" % (path.name, state, path.what))


def _files(folder: str) -> Iterator[Any]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry


def _writable(folder: str) -> Optional[str]:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return "%s: make it writable, or set THEANO_FLAGS=base_compiledir=ANOTHER_FOLDER" % error.strerror


def speed() -> Iterator[Finding]:
    """The speed of a product of two 1000 x 1000 matrices of float32, through Theano and NumPy."""
    import numpy as np

    from keras1 import backend as K
    a = np.random.RandomState(0).uniform(size=(_SIZE, _SIZE)).astype("float32")
    x, y = K.placeholder(ndim=2, dtype="float32"), K.placeholder(ndim=2, dtype="float32")
    product = K.function([x, y], K.dot(x, y))
    ours, numpys = gigaflops(lambda: product([a, a])), gigaflops(lambda: a.dot(a))
    slow = K.SETUP.compiler and ours < numpys / 10
    yield Finding("speed", "%.1f GFLOP/s through Theano, %.1f through NumPy" % (ours, numpys),
                  "Theano's BLAS is slow: pip install scipy-openblas32, and take blas__ldflags out of "
                  "THEANO_FLAGS and .theanorc" if slow else None)


def gigaflops(multiply: Callable[[], Any], size: int = _SIZE, times: int = 5) -> float:
    """The best of some products of square matrices, in 10^9 operations a second."""
    multiply()
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        multiply()
        durations.append(time.perf_counter() - start)
    return 2 * size ** 3 / min(durations) / 1e9
