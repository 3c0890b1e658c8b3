"""How each kernel is compiled: for the installation (``setup.py``) and for a first use (``Library``) alike.

A compiled kernel is known by its file's name, which tells its source, its options and the processor.  Nothing but
Python's own library is imported here: ``setup.py`` runs this before anything is installed.
"""
import functools
import hashlib
import os
import platform
import re
import shlex
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Tuple

HERE = Path(__file__).resolve().parent
#: Where the installation leaves what it compiles.
BUILT = HERE / "built"

#: The wheels of oneDNN and the main file of each: the library, its headers.
WHEELS = {"onednn-cpu-gomp": "libdnnl.so.3", "onednn-devel-cpu-gomp": "dnnl.h"}

_INCLUDED = re.compile(r'^\s*#\s*include\s+"(.+?)"', re.MULTILINE)
_OPTIONS = ("-std=c++17", "-O3", "-g0", "-march=native", "-ffp-contract=fast", "-fno-math-errno",
            "-fno-trapping-math", "-fopenmp-simd", "-pthread", "-fPIC", "-shared")
# What a kernel calls is loaded before it is.
_UNLINKED = ("-undefined", "dynamic_lookup") if sys.platform == "darwin" else ()


class Recipe(NamedTuple):
    """A kernel: its name, its file without ``.cpp``, further arguments of the compiler, what it calls (``"BLAS"``,
    ``"oneDNN"``, ``"Python"`` or nothing), and whether libraries that are loaded later can call its functions.
    """

    name: str
    source: str
    options: Tuple[str, ...] = ()
    calls: str = ""
    visible: bool = False

    def file(self) -> str:
        """The name of the compiled file."""
        told = [*_texts(self.source + ".cpp").values(), *_OPTIONS, *self.options, processor()]
        if self.calls == "Python":
            told.append(sysconfig.get_config_var("SOABI") or platform.python_version())
        return "%s-%s.so" % (self.name, hashlib.sha256("\n".join(told).encode()).hexdigest()[:12])

    def command(self, compiler: str, output: str) -> List[str]:
        """What is run to compile it.

        Raises
        ------
        ImportError
            If the headers of what it calls are not installed.
        """
        headers = ["-I" + folder for folder in _HEADERS.get(self.calls, list)()]
        source = str(HERE / (self.source + ".cpp"))
        return [*shlex.split(compiler), *_OPTIONS, *_UNLINKED, *headers, source, *self.options, "-o", output]


def recurrence(cell: str, blas: Tuple[str, ...] = ("-Dsgemm_=keras1_sgemm_",)) -> Recipe:
    """The kernel of a kind of recurrent layer, and the compiler's arguments for its BLAS."""
    return Recipe("recurrence_" + cell, "recurrence", ("-DCELL=" + cell, *blas), calls="BLAS")


#: All that is compiled once for a processor.
RECIPES: Dict[str, Recipe] = {recipe.name: recipe for recipe in [
    Recipe("cores", "cores", visible=True),
    Recipe("products", "products", calls="BLAS", visible=True),
    Recipe("sums", "sums", visible=True),
    Recipe("random", "random"),
    Recipe("rows", "rows"),
    Recipe("pooling", "pooling"),
    Recipe("formulas", "formulas", ("-O1",), calls="Python"),
    Recipe("onednn", "onednn", calls="oneDNN"),
    *map(recurrence, ("SimpleRNN", "GRU", "GRUResetAfter", "LSTM")),
]}


def build(folder: str, compiler: str) -> List[str]:
    """Compile all that can be into a folder, on all cores.

    Returns
    -------
    list of str
        What is there afterwards; what does not compile is left for its first use, which says why.
    """
    os.makedirs(folder, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        files = pool.map(functools.partial(_built, folder, compiler), RECIPES.values())
    return [file for file in files if file]


def _built(folder: str, compiler: str, recipe: Recipe) -> Optional[str]:
    path = os.path.join(folder, recipe.file())
    unfinished = "%s.%d" % (path, os.getpid())
    try:
        if not os.path.exists(path):
            subprocess.run(recipe.command(compiler, unfinished), check=True, capture_output=True)
            os.replace(unfinished, path)
    except (OSError, ImportError, subprocess.CalledProcessError):
        return None
    return path


def _texts(name: str) -> Dict[str, str]:
    """The text of a source, and those of the files here that it includes."""
    found: Dict[str, str] = {}
    waiting = [name]
    while waiting:
        file = waiting.pop()
        if file not in found and (HERE / file).exists():
            found[file] = (HERE / file).read_text("utf-8")
            waiting += _INCLUDED.findall(found[file])
    return found


def _python_headers() -> List[str]:
    import numpy
    return [sysconfig.get_path("include"), numpy.get_include()]


def _onednn_headers() -> List[str]:
    folder = folder_of("onednn-devel-cpu-gomp")
    if not folder:
        raise ImportError("oneDNN's headers are not installed")
    return [folder]


_HEADERS = {"Python": _python_headers, "oneDNN": _onednn_headers}


@functools.cache
def folder_of(wheel: str) -> Optional[str]:
    """The folder in which the main file of an installed wheel lies, or None."""
    from importlib import metadata  # here, for its import takes long
    try:
        files = metadata.files(wheel) or []
    except metadata.PackageNotFoundError:
        return None
    found = [str(file.locate()) for file in files if file.name == WHEELS[wheel] and file.parent.name != "dnnl"]
    return os.path.dirname(os.path.realpath(found[0])) if found and os.path.exists(found[0]) else None


@functools.cache
def processor() -> str:
    """A short name for what this processor can do."""
    try:
        with open("/proc/cpuinfo") as file:
            lines = file.read().split("\n\n")[0].splitlines()
    except OSError:
        lines = [platform.processor(), platform.machine()]
    told = [line for line in lines if line.startswith(("model name", "flags"))] or lines
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]
