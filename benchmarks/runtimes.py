"""What is measured against what, where it is installed, and how it is started."""
import importlib.util
import os
import sys
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "benchmarks"
_OPENBLAS = ("sgemm dgemm sgemv dgemv sger dger sdot ddot saxpy daxpy").split()


class Runtime(NamedTuple):
    """A Keras, or what stands for one.

    Attributes
    ----------
    name, title : str
        On the command line, and in tables.
    form : str
        The function of a workload that is written for it.
    command : list of str
        What starts its Python.
    missing : str or None
        What to do to install it, if it is not.
    flags : str
        Flags of Theano.
    variables : dict
        Further environment variables.
    """

    name: str
    title: str
    form: str
    command: List[str]
    missing: Optional[str] = None
    flags: str = ""
    variables: Dict[str, str] = {}

    def environment(self, compiled: Path) -> Dict[str, str]:
        """The variables of its process, which compiles into the folder ``compiled``.

        Of ours it gets no Python path and no settings of Theano; those of threads stay.
        """
        ours = {key: value for key, value in os.environ.items()
                if not key.startswith(("PYTHON", "THEANO", "KERAS_", "KERAS1_EMULATE"))}
        flags = ",".join(filter(None, ["base_compiledir=%s" % compiled, self.flags]))
        return {**ours, "THEANO_FLAGS": flags, **self.variables}

    def compiled(self) -> Path:
        """The folder that it compiles into, unless a start is measured; it is kept from run to run."""
        return CACHE / ("compiled-" + self.name)


def _original(release: str, openblas: bool = False) -> Runtime:
    """As it is installed, or on the BLAS that keras1 has."""
    oracles = Path(os.environ.get("ORACLES", ROOT / ".oracles"))
    missing = None if (oracles / "run").exists() else "tools/make-oracles.sh .oracles"
    name, title = (release + "-blas", "Keras %s, OpenBLAS" % release) if openblas else (release, "Keras " + release)
    flags = ",".join(_openblas(".")) if openblas else ""
    return Runtime(name, title, "old", [str(oracles / "run"), release], missing, flags)


def _keras3(backend: str, title: str, folder: str) -> Runtime:
    folder = Path(os.environ.get("KERAS3_" + backend.upper(), ROOT / folder))
    python = folder / "bin" / "python"
    return Runtime(backend, title, "keras3", [str(python)],
                   None if python.exists() else "tools/make-benchmarks.sh %s" % backend,
                   variables={"KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "2"})


def _by_hand() -> Runtime:
    """Theano with its own settings, but for the BLAS, which it does not find by itself, and float32."""
    return Runtime("theano", "Theano by hand", "theano", [sys.executable],
                   flags=",".join(["floatX=float32", *_openblas("__")]))


def _openblas(dot: str) -> List[str]:
    """The flags of Theano for the OpenBLAS of the wheel, else for the system's; ``dot`` is what divides their names."""
    wheel = importlib.util.find_spec("scipy_openblas32")
    if wheel is None or not wheel.origin:
        return ["blas%sldflags=-lopenblas" % dot]
    folder = os.path.join(os.path.dirname(wheel.origin), "lib")
    return ["blas%sldflags='-L%s -lscipy_openblas -Wl,-rpath,%s'" % (dot, folder, folder),
            "gcc%scxxflags='%s'" % (dot, " ".join("-D%s_=scipy_%s_" % (name, name) for name in _OPENBLAS))]


def runtimes() -> Dict[str, Runtime]:
    """All of them by name, keras1 first.

    Those of other Pythons are where ``tools/make-benchmarks.sh`` puts them, or in the folders that the variables
    ``ORACLES``, ``KERAS3_JAX`` and ``KERAS3_TORCH`` name.
    """
    every = [Runtime("keras1", "keras1", "old", [sys.executable]),
             _original("0.3.3"), _original("0.3.3", openblas=True), _original("1.2.2"),
             _keras3("jax", "Keras 3, JAX", ".venv-keras3-jax"),
             _keras3("torch", "Keras 3, torch", ".venv-keras3"),
             _by_hand()]
    return {runtime.name: runtime for runtime in every}
