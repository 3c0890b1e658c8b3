"""Compiled modules that are found again by the next process, and names of the time."""
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
import theano

from keras1 import backend as K

SCRIPT = """
import numpy as np
from keras1 import backend as K
from theano.link.c.basic import CLinker
compiled, compile_module = [], CLinker.compile_cmodule
CLinker.compile_cmodule = lambda self, *args: compiled.append(self.fgraph) or compile_module(self, *args)
x, w = K.placeholder(ndim=2), K.variable(np.ones((3, 2)))
K.function([x], K.dot(x, w) + K.ones((2,)))([np.ones((4, 3))])
print(len(compiled))
"""


@pytest.mark.skipif(not shutil.which("g++"), reason="needs a compiler")
def test_a_second_process_compiles_nothing(tmp_path):
    """DimShuffle's key changed with Python's hashes; that of Dot22 had no version."""
    environment = {**os.environ, "THEANO_FLAGS": "base_compiledir=%s" % tmp_path, "KERAS1_FAST_PATHS": "-modules"}
    counts = [int(subprocess.run([sys.executable, "-c", SCRIPT], env={**environment, "PYTHONHASHSEED": seed},
                                 check=True, capture_output=True, text=True).stdout) for seed in "12"]
    assert counts[0] > 1 and counts[1] == 0


def test_pooling_under_its_old_name(uncompiled):
    from theano.tensor.signal import downsample
    x = K.variable([[[[1., 2.], [3., 4.]]]])
    assert K.eval(downsample.max_pool_2d(x, (2, 2), ignore_border=True)).tolist() == [[[[4.]]]]


def test_an_operation_without_a_version_stays_without():
    from theano.graph.op import COp
    from theano.link.c.basic import CLinker

    from keras1.backend.theano_repairs import _versions

    class Unversioned(COp):
        def c_code_cache_version(self):
            return ()

        def perform(self, node, inputs, outputs):
            raise NotImplementedError

    class Node:
        op, inputs, outputs = Unversioned(), [], []

    assert _versions([Node]) == () and CLinker.cmodule_key_.__name__ == "_key_with_version"


def test_an_error_in_a_loop_is_told():
    x, w = K.placeholder(ndim=2), K.placeholder(ndim=1)
    outputs, _ = theano.scan(lambda row: row * w, sequences=x)
    with pytest.raises(ValueError, match="(?i)mis-?match"):
        K.function([x, w], [outputs])([np.ones((2, 3)), np.ones(4)])
