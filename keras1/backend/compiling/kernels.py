"""Functions of formulas, compiled many at once into one library, and found again by the next process.

Each function has a name that tells its source and how it was compiled; the library lies in Theano's compile folder
under the name of each of its functions.
"""
import ctypes
import hashlib
import os
import shlex
from typing import Dict, Iterable, List, Optional

from theano import config
from theano.link.c.cmodule import GCC_compiler, gcc_version

from keras1.backend.compiling.formulas import PREAMBLE
from keras1.backend.compiling.units import Unit, link

_PUBLIC = 'extern "C" __attribute__((visibility("default"))) '


class Kernels:
    """The functions that are compiled, or about to be, in one compile folder."""

    def __init__(self, folder: str):
        self.folder = folder
        self._addresses: Dict[str, Optional[int]] = {}
        self._units: Dict[str, Unit] = {}

    def begin(self, sources: Iterable[str]) -> None:
        """Begin to compile those that are not there yet."""
        names = {self.name(source): source for source in sources}
        new = {name: names[name] for name in sorted(names) if not self._known(name)}
        if new:
            unit = self._unit(new)
            self._units.update(dict.fromkeys(new, unit))

    def _known(self, name: str) -> bool:
        return name in self._addresses or name in self._units or os.path.exists(self._path(name))

    def address(self, source: str) -> Optional[int]:
        """Where a function lies in memory; None if it does not compile."""
        name = self.name(source)
        if name not in self._addresses:
            self.begin([source])
            self._addresses[name] = self._loaded(name) or self._alone(name, source)
        return self._addresses[name]

    def _loaded(self, name: str) -> Optional[int]:
        unit = self._units.pop(name, None)
        if unit and not unit.finish():
            return None
        try:
            if unit:
                link(unit.path, self._path(name))
            function = getattr(ctypes.CDLL(self._path(name)), name)
        except (OSError, AttributeError):
            return None
        return ctypes.cast(function, ctypes.c_void_p).value

    def _alone(self, name: str, source: str) -> Optional[int]:
        """A second try, for what does not compile along with others or is broken."""
        self._units[name] = self._unit({name: source})
        return self._loaded(name)

    def _unit(self, sources: Dict[str, str]) -> Unit:
        text = PREAMBLE + "\n".join(_PUBLIC + source.replace("NAME", name) for name, source in sources.items())
        path = self._path("kernels_" + hashlib.sha256(text.encode()).hexdigest()[:24])
        return Unit(text + "\n", self._command(), path)

    def name(self, source: str) -> str:
        """The name of a function, by its source and the compiler's arguments."""
        told = "\n".join([PREAMBLE, source, *self._command(), str(gcc_version())])
        return "kernel_" + hashlib.sha256(told.encode()).hexdigest()[:24]

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name + ".so")

    def _command(self) -> List[str]:
        return shlex.split(config.cxx) + ["-shared", "-fno-math-errno", *_arguments(), "-w", "-fvisibility=hidden"]


def _arguments() -> List[str]:
    """The compiler's arguments for all of Theano's code, without a header that formulas do not need."""
    arguments = GCC_compiler.compile_args()
    if "-include" in arguments:
        place = arguments.index("-include")
        del arguments[place:place + 2]
    return arguments
