"""The matrix: models of 0.3.3, 1.2.2 and 2.3.1, layer by layer, and in Keras 3 and ONNX: equal predictions.

Keras 3 and onnxruntime are asked in a Python of their own (`tools/make-keras3.sh`), once for all models.
"""
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

from keras1.backend import theano
from keras1.conversion import checking, keras3_file, predict_elsewhere, runtimes, to_onnx, to_script
from keras1.conversion.converting import _description
from keras1.conversion.to_keras3 import to_keras3

sys.path.insert(0, str(Path(__file__).parent))
from matrix_models import MODELS, model_of  # noqa: E402

DRIVER = Path(__file__).with_name("predict_all.py")


@pytest.fixture(scope="module", autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def source(name):
    """The model's description, its prediction, and what it is in Keras 3."""
    import keras1
    with keras1.emulate(MODELS[name][0]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        description = _description(model_of(name))
        found = checking.predict_with_source(description, lambda: checking.source_model(description))
        network = to_keras3(description)
        return found._replace(inputs=checking.renamed(found.inputs, network)), network


#: Each of these says something that the recorded files do not; the others are slow together.
SOON = ("2.3.1 cells", "2.3.1 states", "2.3.1 masked", "2.3.1 shared_and_nested", "2.3.1 products", "1.2.2 dense")


@pytest.mark.parametrize("name", [pytest.param(name, marks=[] if name in SOON else pytest.mark.slow)
                                  for name in MODELS])
def test_the_evaluator_of_onnx_predicts_the_same(name, tmp_path):
    pytest.importorskip("onnx")
    expected, network = source(name)
    path = str(tmp_path / "model.onnx")
    to_onnx.write(network, path)
    _, found = predict_elsewhere.with_onnx(path, expected.inputs, expected.batch_size)
    assert_equal(expected.outputs, found)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """What Keras 3, onnxruntime and the scripts predict, for all models."""
    python = runtimes.python_with_keras3()
    if python is None:
        pytest.skip("no Python with Keras 3: tools/make-keras3.sh")
    folder = tmp_path_factory.mktemp("matrix")
    expected, tasks = {}, []
    for number, name in enumerate(MODELS):
        expected[name], network = source(name)
        for kind, write in (("keras", keras3_file.write), ("onnx", to_onnx.write), ("py", to_script.write)):
            path = str(folder / ("model_%d.%s" % (number, kind)))
            write(network, path)
            given = str(folder / ("in_%d.npz" % number))
            tasks.append([path, given, path + ".out.npz", expected[name].batch_size, name, kind])
        np.savez(given, **{"%d/%s" % pair: value for pair, value in zip(
            enumerate(expected[name].inputs), expected[name].inputs.values())})
    (folder / "tasks.json").write_text(json.dumps(tasks))
    done = subprocess.run([python, str(DRIVER), predict_elsewhere.__file__, str(folder / "tasks.json")],
                          env=runtimes._environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return expected, {(name, kind): answer for _, _, answer, _, name, kind in tasks}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["keras", "onnx", "py"])
@pytest.mark.parametrize("name", MODELS)
def test_the_real_runtime_predicts_the_same(elsewhere, name, kind):
    expected, answers = elsewhere
    answer = answers[name, kind]
    assert os.path.exists(answer), Path(answer + ".error").read_text()
    with np.load(answer) as found:
        outputs = [found["output_%d" % number] for number in range(len(found.files) - 1)]
    assert_equal(expected[name].outputs, outputs)


def assert_equal(expected, found):
    assert len(found) == len(expected)
    for before, after in zip(expected, found):
        assert after.shape == before.shape
        np.testing.assert_allclose(after, before, rtol=1e-5, atol=1e-5)
