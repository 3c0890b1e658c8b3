"""Metrics, against NumPy.  What 1.0.8 and 1.2.2 answered is among the goldens: voc_metrics, metrics_values."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import metrics
from keras1.errors import ArgumentError, UnknownNameError

rs = np.random.RandomState(0)
BITS = (rs.uniform(size=(5, 3)) > .5).astype("float32")
P = rs.uniform(.05, .95, size=(5, 3)).astype("float32")
CLASSES = np.eye(3, dtype="float32")[[0, 2, 1, 1, 0]]
Q = P / P.sum(axis=1, keepdims=True)
SURE = np.clip(CLASSES, 1e-7, 1)

TRUE, FOUND = BITS > .5, np.round(P) > .5
TP, FP = (TRUE & FOUND).sum(), (~TRUE & FOUND).sum()
FN, TN = (TRUE & ~FOUND).sum(), (~TRUE & ~FOUND).sum()
PRECISION, RECALL = TP / (TP + FP), TP / (TP + FN)


def unit(x):
    return x / np.sqrt((x ** 2).sum(axis=-1, keepdims=True))


#: Of zeros and ones, and probabilities: what each metric is.
OF_BITS = {
    "binary_accuracy": (BITS == np.round(P)).mean(),
    "mean_squared_error": ((P - BITS) ** 2).mean(),
    "mean_absolute_error": abs(P - BITS).mean(),
    "mean_squared_logarithmic_error": ((np.log(P + 1) - np.log(BITS + 1)) ** 2).mean(),
    "hinge": np.maximum(1 - BITS * P, 0).mean(),
    "squared_hinge": (np.maximum(1 - BITS * P, 0) ** 2).mean(),
    "binary_crossentropy": -(BITS * np.log(P) + (1 - BITS) * np.log(1 - P)).mean(),
    "poisson": (P - BITS * np.log(P)).mean(),
    "matthews_correlation": (TP * TN - FP * FN) / np.sqrt(float((TP + FP) * (TP + FN) * (TN + FP) * (TN + FN))),
    "precision": PRECISION,
    "recall": RECALL,
    "fmeasure": 2 * PRECISION * RECALL / (PRECISION + RECALL),
}
OF_CLASSES = {
    "categorical_accuracy": (CLASSES.argmax(1) == Q.argmax(1)).mean(),
    "categorical_crossentropy": -(CLASSES * np.log(Q)).sum(axis=1).mean(),
    "cosine_proximity": -(unit(CLASSES) * unit(Q)).mean(),
    "kullback_leibler_divergence": (SURE * np.log(SURE / Q)).sum(axis=1).mean(),
}


@pytest.fixture(scope="module")
def computed():
    """All of them, from one function."""
    with keras1.emulate("1.2.2"):
        bits = [metrics.get(name)(K.variable(BITS), K.variable(P)) for name in OF_BITS]
        classes = [metrics.get(name)(K.variable(CLASSES), K.variable(Q)) for name in OF_CLASSES]
    return dict(zip([*OF_BITS, *OF_CLASSES], K.function([], bits + classes)([])))


@pytest.mark.parametrize("name", [*OF_BITS, *OF_CLASSES])
def test_against_numpy(computed, name):
    assert computed[name].shape == ()
    np.testing.assert_allclose(computed[name], {**OF_BITS, **OF_CLASSES}[name], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_among_the_best_k(k):
    among = [row.argmax() in np.argsort(-p)[:k] for row, p in zip(CLASSES, Q)]
    got = K.eval(metrics.top_k_categorical_accuracy(K.variable(CLASSES), K.variable(Q), k=k))
    assert got == pytest.approx(np.mean(among))


def test_a_truth_of_class_numbers():
    numbers = CLASSES.argmax(1)[:, None]
    got = K.eval(metrics.sparse_categorical_accuracy(K.variable(numbers), K.variable(Q)))
    assert got == pytest.approx(OF_CLASSES["categorical_accuracy"])


@pytest.mark.parametrize("beta", [0, .5, 2])
def test_how_much_recall_counts(beta):
    expected = (1 + beta ** 2) * PRECISION * RECALL / (beta ** 2 * PRECISION + RECALL)
    got = K.eval(metrics.fbeta_score(K.variable(BITS), K.variable(P), beta=beta))
    np.testing.assert_allclose(got, expected, rtol=1e-4)


def test_a_negative_beta():
    with pytest.raises(ValueError, match="The lowest choosable beta is zero") as caught:
        metrics.fbeta_score(None, None, beta=-1)
    assert isinstance(caught.value, ArgumentError) and "beta=-1" in caught.value.hint


def test_what_1_1_counted_for_errors():
    size = BITS.size
    fp, fn = size - FP, size - FN
    expected = (TP * TN - fp * fn) / np.sqrt(float((TP + fp) * (TP + fn) * (TN + fp) * (TN + fn)))
    with keras1.emulate("1.1.0"):
        got = metrics.matthews_correlation(K.variable(BITS), K.variable(P))
    np.testing.assert_allclose(K.eval(got), expected, rtol=1e-4)


def test_up_to_1_2_1_the_divergence_is_one_number_a_sample():
    with keras1.emulate("1.2.0"):
        assert K.ndim(metrics.kullback_leibler_divergence(K.variable(CLASSES), K.variable(Q))) == 1


@pytest.mark.parametrize("short, name", [
    ("mse", "mean_squared_error"), ("MAE", "mean_absolute_error"), ("mape", "mean_absolute_percentage_error"),
    ("MSLE", "mean_squared_logarithmic_error"), ("cosine", "cosine_proximity"), ("fscore", "fmeasure"),
    ("f1score", "fmeasure")])
def test_short_names(short, name):
    assert metrics.get(short) is getattr(metrics, name)


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "ValueError")])
def test_an_unknown_metric(release, kind):
    with keras1.emulate(release), pytest.raises(UnknownNameError) as caught:
        metrics.get("acuracy")
    assert type(caught.value).__name__ == kind and str(caught.value.args[0]) == "Invalid metric: acuracy"
