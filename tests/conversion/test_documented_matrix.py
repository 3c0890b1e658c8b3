"""The matrix in docs/moving.md is the table's, and what it promises is in the models that the tests convert."""
from pathlib import Path

import pytest

from keras1.conversion import layers_of_3, matrix

ROOT = Path(__file__).resolve().parents[2]
MODELS = Path(__file__).with_name("matrix_models.py").read_text("utf-8")
#: Not in a model of the matrix: made by others, not made on Theano, or of files recorded by the originals.
ELSEWHERE = {"InputLayer", "CuDNNGRU", "CuDNNLSTM", "ThresholdedLinear", "ZeroMasked", "Lambda", "LambdaMerge",
             "MaskedLambda", "SampleNormalization", "OwnBatchNormalization"}


def test_the_page_prints_the_table():
    page = (ROOT / "docs" / "moving.md").read_text("utf-8")
    assert page.endswith(matrix.markdown()), "write keras1.conversion.matrix.markdown() to its end"


@pytest.mark.parametrize("name", sorted(layers_of_3.TABLE))
def test_each_layer_that_goes_is_in_a_model(name):
    assert name in ELSEWHERE or ".%s(" % name in MODELS or "L.%s," % name in MODELS or "%s)" % name in MODELS
