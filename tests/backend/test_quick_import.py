"""Theano imported without what it hardly ever uses, which is there all the same when it is needed."""
import subprocess
import sys

SCRIPT = """
import sys, warnings
warnings.simplefilter("error", UserWarning)
import numpy as np
from keras1 import backend as K
names = "scipy.stats scipy.special scipy.linalg scipy.signal pydot pydot_ng setuptools".split()
print([name for name in names if name in sys.modules])
from theano import tensor as T, function, Mode
from theano.tensor import slinalg
x = T.dmatrix()
python = Mode(linker="py", optimizer=None)
print(function([x], [T.erf(x), slinalg.cholesky(x)], mode=python)(np.eye(2))[1].tolist())
import setuptools, distutils, scipy.stats, scipy.linalg.blas
replaces = int(setuptools.__version__.split(".")[0]) >= 60  # Python's distutils by its own
print(("setuptools" in distutils.__file__) is replaces, scipy.stats.norm.cdf(0), callable(scipy.linalg.blas.sgemv))
"""


def test_what_waits_is_there_when_it_is_needed():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]", "[[1.0, 0.0], [0.0, 1.0]]", "True 0.5 True"]


def test_stand_ins_are_for_the_time_of_the_import_only(monkeypatch):
    from keras1.backend import quick_import
    monkeypatch.setattr(quick_import, "_LATER", ("colorsys", "scipy.linalg"))
    monkeypatch.setattr(quick_import, "_MISSING", ("there_is_no_such_module",))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with quick_import.quick_import():
        import colorsys
        assert type(colorsys).__name__ == "_Later" and sys.modules["there_is_no_such_module"] is None
        assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert "there_is_no_such_module" not in sys.modules
    assert type(sys.modules["colorsys"]).__name__ == "module"
