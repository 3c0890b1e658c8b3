"""What the originals recorded, as ONNX: the evaluator of the onnx package predicts what the originals predicted."""
import json
import pathlib
import warnings

import numpy as np
import pytest

from keras1.conversion import predict_elsewhere, to_onnx
from keras1.conversion.to_keras3 import to_keras3
from keras1.errors import ModelFileError
from keras1.saving import describe

onnx = pytest.importorskip("onnx")
GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"
RELEASES = ("0.3.1", "0.3.3", "1.0.8", "1.2.2", "2.3.1")
ANSWERS = {release: json.loads((GOLDENS / release / "files" / "recorded" / "answers.json").read_text())
           for release in RELEASES}
RECORDED = [(release, name) for release in RELEASES for name in sorted(ANSWERS[release])]

#: Without a counterpart, and the word that names it.
REFUSED = {"with_lambda": "Lambda"}


def network_of(release, name):
    folder = GOLDENS / release / "files" / "recorded"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return to_keras3(describe(*[str(folder / file) for file in ANSWERS[release][name]["files"]], values=True))


def inputs_of(network, value):
    names = [origin.layer for origin in network.inputs]
    if isinstance(value, dict):
        return {name: np.array(value[name]) for name in names}
    return dict(zip(names, [np.array(part) for part in value])) if len(names) > 1 else {names[0]: np.array(value)}


@pytest.mark.parametrize("release, name", RECORDED)
def test_predictions_are_those_of_the_original(release, name, tmp_path):
    answer = ANSWERS[release][name]
    path = str(tmp_path / "model.onnx")
    try:
        network = network_of(release, name)
        to_onnx.write(network, path)
    except ModelFileError as error:
        assert REFUSED[name] in str(error) and error.hint
        return
    size = network.named(network.inputs[0].layer).config["batch_shape"][0] or 100
    _, found = predict_elsewhere.with_onnx(path, inputs_of(network, answer["input"]), size)
    expected = answer["output"]
    expected = list(expected.values()) if isinstance(expected, dict) else expected if len(found) > 1 else [expected]
    expected = sorted((np.array(part) for part in expected), key=np.shape)
    for part, value in zip(sorted(found, key=np.shape), expected):
        np.testing.assert_allclose(part, value, rtol=2e-4, atol=2e-5)
