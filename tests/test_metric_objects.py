"""Metrics that count over batches, against NumPy.  What 2.3.1 answered is among the goldens: voc_metric_*."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import metrics
from keras1.errors import ArgumentError, BackendError, ShapeError

RNG = np.random.RandomState(6)
Y, P, W = RNG.randint(0, 2, (3, 8)), RNG.uniform(size=(3, 8)), RNG.uniform(size=(3, 8))


@pytest.fixture(autouse=True)
def keras2():
    with keras1.emulate("2.3.1"):
        yield


def after(metric, batches, *arrays):
    """The result after each of some batches."""
    inputs = [K.placeholder(shape=array.shape[1:]) for array in arrays]
    step = K.function(inputs, [metric(*inputs)], updates=metric.updates)
    return [step([array[i] for array in arrays])[0] for i in range(batches)]


@pytest.mark.parametrize("weighted", [False, True])
def test_a_mean_counts_over_batches(weighted):
    arrays = (P, W) if weighted else (P,)
    weights = W if weighted else np.ones_like(P)
    expected = [(P * weights)[:n].sum() / weights[:n].sum() for n in (1, 2, 3)]
    np.testing.assert_allclose(after(metrics.Mean(), 3, *arrays), expected, rtol=1e-5)


def test_counts_and_shares():
    found, there = P > .4, Y == 1
    wanted = {"TruePositives": (found & there).sum(), "FalsePositives": (found & ~there).sum(),
              "TrueNegatives": (~found & ~there).sum(), "FalseNegatives": (~found & there).sum(),
              "Precision": (found & there).sum() / found.sum(), "Recall": (found & there).sum() / there.sum()}
    for name, expected in wanted.items():
        assert after(getattr(metrics, name)(.4), 3, Y, P)[-1] == pytest.approx(expected, rel=1e-5), name


def test_area_is_the_share_of_pairs_in_order():
    positive, negative = P[Y == 1], P[Y == 0]
    share = (positive[:, None] > negative).mean()
    assert after(metrics.AUC(num_thresholds=2000), 3, Y, P)[-1] == pytest.approx(share, abs=2e-3)


def test_one_rate_at_the_other_moves_against_it():
    rates = [after(metrics.SensitivityAtSpecificity(value), 3, Y, P)[-1] for value in (0., .5, 1.)]
    assert rates == sorted(rates, reverse=True) and rates[0] == 1.


def test_reset():
    metric = metrics.AUC(num_thresholds=4)
    first, _ = after(metric, 2, Y, P)
    metric.reset_states()
    assert all((weight == 0).all() for weight in metric.get_weights())
    assert after(metrics.AUC(num_thresholds=4), 1, Y, P)[0] == first


def test_results_are_read_after_the_updates():
    metric = metrics.Sum()
    result = metric([1., 2.])
    step = K.function([], [result, metric.total], updates=metric.updates)
    assert [float(x) for x in step([])] == [3., 0.]  # the result after, any other tensor before


def test_configurations_make_the_same_metric():
    for metric in (metrics.BinaryAccuracy(threshold=.2), metrics.AUC(thresholds=[.3, .6]), metrics.Recall([.1, .2])):
        again = metrics.deserialize(metrics.serialize(metric))
        assert again.get_config() == metric.get_config() and type(again) is type(metric)


def test_mistakes_are_told():
    with pytest.raises(ArgumentError, match="Threshold values"):
        metrics.Precision(1.5)
    with pytest.raises(BackendError):
        metrics.Recall(top_k=2)
    with pytest.raises(ShapeError):
        metrics.Mean().set_weights([np.zeros(())])
    with pytest.raises(ArgumentError, match="not understood"):
        class Named(metrics.Mean):
            def __init__(self, **kwargs):
                metrics.Metric.__init__(self, **kwargs)
        Named(colour="red")


def test_they_work_under_an_earlier_release():
    with keras1.emulate("1.2.2"):
        early = after(metrics.CategoricalAccuracy(), 3, Y, P)
    np.testing.assert_allclose(early, after(metrics.CategoricalAccuracy(), 3, Y, P))
