"""Estimators, alone and inside scikit-learn; the goldens hold what the originals answered."""
import copy
import inspect
import pickle

import numpy as np
import pytest

import keras1
from keras1.errors import ArgumentError, NotCompiledError
from keras1.layers.core import Dense
from keras1.models import Sequential
from keras1.optimizers import SGD
from keras1.wrappers.scikit_learn import BaseWrapper, KerasClassifier, KerasRegressor

_rs = np.random.RandomState(0)
X = _rs.normal(size=(60, 4)).astype("float32")
LABELS = (X[:, 0] > X[:, 1]).astype(int)
TARGETS = X[:, :1] - X[:, 1:2]


@pytest.fixture(autouse=True)
def little_compiling_and_one_seed():
    np.random.seed(1)
    import theano  # after keras1, which sets it up
    with theano.config.change_flags(mode="FAST_COMPILE"):
        yield


@pytest.fixture
def old():
    with keras1.emulate("0.3.1"):
        yield


@pytest.fixture
def new():
    with keras1.emulate("0.3.3"):
        yield


def classes():
    return Sequential([Dense(2, input_dim=4, activation="softmax")])


def build(optimizer="sgd", lr=0.01):
    model = classes()
    model.compile(SGD(lr) if optimizer == "sgd" else optimizer, "categorical_crossentropy")
    return model


def build_line(optimizer="sgd"):
    model = Sequential([Dense(1, input_dim=4)])
    model.compile(optimizer, "mse")
    return model


class Own(KerasClassifier):
    def __call__(self, optimizer="adam"):
        return build(optimizer)


class Builder:
    def __call__(self, optimizer="adam"):
        return build(optimizer)

    def method(self, optimizer="adam"):
        return build(optimizer)


# -- parameters

@pytest.mark.parametrize("release,arguments", [
    ("0.3.1", ["model", "optimizer", "loss", "kwargs"]), ("0.3.3", ["build_fn", "sk_params"])])
def test_the_shown_arguments_are_the_releases(release, arguments):
    with keras1.emulate(release):
        for kind in (KerasClassifier, KerasRegressor):
            assert list(inspect.signature(kind).parameters) == arguments


def test_arguments_of_the_other_release_are_explained():
    with keras1.emulate("0.3.1"), pytest.raises(TypeError) as caught:
        KerasClassifier(build_fn=build)
    assert isinstance(caught.value, ArgumentError)
    assert "up to 0.3.2 it wraps a model, from 0.3.3 a build_fn" in caught.value.hint


def test_the_base_is_abstract_up_to_0_3_2():
    with keras1.emulate("0.3.2"), pytest.raises(TypeError, match="abstract class BaseWrapper"):
        BaseWrapper(classes(), "sgd", "mse")
    with keras1.emulate("0.3.3"):
        assert BaseWrapper(build).build_fn is build


def test_old_parameters(old):
    model = classes()
    estimator = KerasRegressor(model, "sgd", nb_epoch=2)
    assert estimator.get_params() == {"model": model, "optimizer": "sgd", "loss": "mean_squared_error"}
    assert estimator.set_params(nb_epoch=5, loss="mae") is estimator
    assert (estimator.nb_epoch, estimator.loss) == (5, "mae")


def test_new_parameters(new):
    estimator = KerasClassifier(build, optimizer="adam", nb_epoch=2)
    assert estimator.get_params() == {"build_fn": build, "optimizer": "adam", "nb_epoch": 2}
    assert estimator.set_params(batch_size=5).sk_params == {"optimizer": "adam", "nb_epoch": 2, "batch_size": 5}
    assert estimator.filter_sk_params(build) == {"optimizer": "adam"}
    assert estimator.filter_sk_params(Sequential.fit, {"nb_epoch": 9}) == {"nb_epoch": 9, "batch_size": 5}


@pytest.mark.parametrize("builder", [build, Builder(), Builder().method, lambda optimizer: None], ids=[
    "function", "object", "method", "lambda"])
def test_arguments_of_any_builder_are_legal(new, builder):
    assert KerasClassifier(builder, optimizer="sgd").sk_params == {"optimizer": "sgd"}
    with pytest.raises(AssertionError, match="optimiser is not a legal parameter") as caught:
        KerasClassifier(builder, optimiser="sgd")
    assert isinstance(caught.value, ArgumentError) and "did you mean 'optimizer'?" in caught.value.hint


def test_without_a_builder_the_estimator_builds_itself(new):
    assert Own(optimizer="sgd").sk_params == {"optimizer": "sgd"}
    with pytest.raises(AttributeError) as caught:
        KerasClassifier()
    assert "define __call__ in a subclass" in caught.value.hint


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_before_fit(release):
    with keras1.emulate(release):
        estimator = KerasClassifier(classes()) if release == "0.3.1" else KerasClassifier(build)
    for call in (estimator.predict, estimator.predict_proba, lambda X: estimator.score(X, LABELS)):
        with pytest.raises(AttributeError) as caught:
            call(X)
        assert isinstance(caught.value, NotCompiledError) and caught.value.hint == "call fit first"


# -- training

def test_an_old_classifier_learns(old):
    model = classes()
    before = model.get_weights()
    estimator = KerasClassifier(model, SGD(lr=.3), nb_epoch=20, train_batch_size=10)
    history = estimator.fit(X, LABELS)
    assert history.history["loss"][-1] < history.history["loss"][0] and len(history.epoch) == 20
    assert estimator.classes_ == [0, 1]
    score = estimator.score(X, np.eye(2)[LABELS])
    assert np.isclose(score, (estimator.predict(X) == LABELS).mean()) and score > .6
    assert np.allclose(estimator.predict_proba(X).sum(axis=1), 1)
    assert all(map(np.array_equal, before, model.get_weights()))  # a copy was trained
    assert all(map(np.array_equal, before, estimator.weights_))


def test_a_new_classifier_learns(new):
    estimator = KerasClassifier(build, lr=.3, nb_epoch=30, batch_size=10, verbose=0)
    history = estimator.fit(X, LABELS, nb_epoch=20)
    assert history.history["loss"][-1] < history.history["loss"][0] and len(history.epoch) == 20
    score = estimator.score(X, np.eye(2)[LABELS])
    assert np.isclose(score, (estimator.predict(X, batch_size=7) == LABELS).mean()) and score > .6
    assert np.isscalar(score)
    assert np.allclose(estimator.predict_proba(X, verbose=0).sum(axis=1), 1)


@pytest.mark.parametrize("release,shape", [("0.3.1", (60,)), ("0.3.3", (60, 1))])
def test_regressors(release, shape):
    with keras1.emulate(release):
        model = Sequential([Dense(1, input_dim=4)])
        estimator = (KerasRegressor(model, "sgd", nb_epoch=3) if release == "0.3.1"
                     else KerasRegressor(build_line, nb_epoch=3, verbose=0))
        estimator.fit(X, TARGETS)
    predicted = estimator.predict(X)
    assert predicted.shape == shape
    loss = np.mean((predicted.reshape(-1, 1) - TARGETS) ** 2)
    assert np.isclose(estimator.score(X, TARGETS), loss, rtol=1e-4)


def test_the_model_is_built_in_the_estimators_release(new):
    estimator = KerasClassifier(build, nb_epoch=1, verbose=0)
    with keras1.emulate("0.3.1"):
        estimator.fit(X, LABELS)
    assert str(estimator.model.release) == "0.3.3"


# -- inside scikit-learn

sklearn = pytest.importorskip("sklearn")


def test_clones(old):
    from sklearn.base import clone
    estimator = KerasClassifier(classes(), "sgd", nb_epoch=1)
    estimator.fit(X, LABELS)
    again = clone(estimator)
    assert type(again) is KerasClassifier and again.compiled_model_ is None and again.model is not estimator.model
    assert (again.optimizer, again.nb_epoch) == ("sgd", 1)
    assert all(map(np.array_equal, again.model.get_weights(), estimator.model.get_weights()))


def test_new_clones(new):
    from sklearn.base import clone
    estimator = Own(nb_epoch=1, verbose=0, class_weight={0: 1., 1: 2.})
    estimator.fit(X, LABELS)
    again = clone(estimator)
    assert type(again) is Own and again.sk_params == estimator.sk_params
    assert again.sk_params["class_weight"] is not estimator.sk_params["class_weight"]
    assert "model" not in vars(again)


def test_grid_search_over_an_old_regressor(old):
    from sklearn.model_selection import GridSearchCV
    search = GridSearchCV(KerasRegressor(Sequential([Dense(1, input_dim=4)]), nb_epoch=2),
                          {"optimizer": ["sgd", "adam"]}, cv=2, scoring="neg_mean_squared_error")
    search.fit(X, TARGETS)
    assert search.best_params_["optimizer"] in ("sgd", "adam")
    assert search.best_estimator_.nb_epoch == 2
    assert search.predict(X).shape == (60,)
    scores = search.cv_results_["mean_test_score"]
    assert scores[search.best_index_] == max(scores) and np.all(np.isfinite(scores))


@pytest.mark.parametrize("scoring,make,y", [
    ("accuracy", lambda: KerasClassifier(build, verbose=0, nb_epoch=1), LABELS),
    ("neg_mean_squared_error", lambda: KerasRegressor(build_line, verbose=0, nb_epoch=1), TARGETS)])
def test_scorers_of_scikit_learn(new, scoring, make, y):
    from sklearn.model_selection import cross_val_score
    scores = cross_val_score(make(), X, y, cv=2, scoring=scoring)
    assert len(scores) == 2 and np.all(np.isfinite(scores))


def test_grid_search_over_a_new_classifier(new):
    from sklearn.model_selection import GridSearchCV
    estimator = KerasClassifier(build, lr=.3, verbose=0, batch_size=10)
    search = GridSearchCV(estimator, {"optimizer": ["sgd"], "nb_epoch": [1, 20]}, cv=2)
    search.fit(X, np.eye(2)[LABELS])
    assert search.best_params_ == {"optimizer": "sgd", "nb_epoch": 20}
    assert search.score(X, np.eye(2)[LABELS]) > .6


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_the_end_of_a_pipeline(release):
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler
    with keras1.emulate(release):
        last = (KerasClassifier(classes(), "adam", nb_epoch=3) if release == "0.3.1"
                else KerasClassifier(build, verbose=0))
        pipeline = Pipeline([("scale", StandardScaler()), ("net", last)])
        pipeline.set_params(net__nb_epoch=2)
        pipeline.fit(X, LABELS)
    assert pipeline.predict(X).shape == (60,)
    assert pipeline.named_steps["net"] is last
    assert 0 <= pipeline.score(X, np.eye(2)[LABELS]) <= 1


def test_cross_validation_does_not_stratify_as_it_was(new):
    from sklearn.base import is_classifier
    assert not is_classifier(KerasClassifier(build))


def test_estimators_can_be_copied_and_pickled_before_fit(new):
    estimator = KerasClassifier(build, nb_epoch=3)
    for again in (copy.deepcopy(estimator), pickle.loads(pickle.dumps(estimator))):
        assert again.get_params() == estimator.get_params()


# -- 1.x

@pytest.fixture(params=["1.0.8", "1.2.2"])
def one(request):
    with keras1.emulate(request.param):
        yield request.param


def build_with_metrics(outputs=2, metrics=("accuracy",)):
    last, loss = ("softmax", "categorical_crossentropy") if outputs > 1 else ("sigmoid", "binary_crossentropy")
    model = Sequential([Dense(outputs, input_dim=4, activation=last)])
    model.compile("sgd", loss, metrics=list(metrics))
    return model


def test_classes_are_scored_by_the_models_accuracy(one):
    classifier = KerasClassifier(build_with_metrics, nb_epoch=2, verbose=0)
    classifier.fit(X, LABELS)
    expected = np.mean(classifier.predict(X, verbose=0) == LABELS)
    assert np.isclose(classifier.score(X, LABELS, verbose=0), expected)
    assert np.isclose(classifier.score(X, np.eye(2)[LABELS], verbose=0), expected)


def test_a_model_without_accuracy_has_no_score(one):
    classifier = KerasClassifier(build_with_metrics, metrics=(), nb_epoch=1, verbose=0)
    classifier.fit(X, LABELS)
    with pytest.raises(Exception, match="not configured to compute accuracy") as caught:
        classifier.score(X, LABELS, verbose=0)
    assert type(caught.value).__name__ == {"1.0.8": "Exception", "1.2.2": "ValueError"}[one]


def test_one_output_gives_two_columns(one):
    classifier = KerasClassifier(build_with_metrics, outputs=1, nb_epoch=1, verbose=0)
    classifier.fit(X, LABELS)
    probabilities = classifier.predict_proba(X, verbose=0)
    assert probabilities.shape == (60, 2) and np.allclose(probabilities.sum(axis=1), 1)


def test_numbers_come_without_axes_of_length_1(one):
    regressor = KerasRegressor(build_line, nb_epoch=1, verbose=0)
    regressor.fit(X, TARGETS)
    assert regressor.predict(X).shape == (60,)
    assert np.isclose(regressor.score(X, TARGETS, verbose=0), np.mean((regressor.predict(X) - TARGETS[:, 0]) ** 2),
                      rtol=1e-4)


def test_an_illegal_parameter_is_a_value_error(one):
    with pytest.raises(ValueError, match="hiden is not a legal parameter"):
        KerasRegressor(build_line, hiden=3)


def test_X_is_called_x_from_1_2_2():
    for release, name in [("1.2.0", "X"), ("1.2.2", "x")]:
        with keras1.emulate(release):
            regressor = KerasRegressor(build_line, nb_epoch=1, verbose=0)
            for method in (regressor.fit, regressor.predict, regressor.score):
                assert next(iter(inspect.signature(method).parameters)) == name
    regressor.fit(X=X, y=TARGETS)
    assert np.array_equal(regressor.predict(X=X), regressor.predict(x=X))


def test_an_estimator_of_1_x_in_a_search(one):
    from sklearn.model_selection import GridSearchCV
    search = GridSearchCV(KerasClassifier(build_with_metrics, verbose=0), {"nb_epoch": [1, 2]}, cv=2)
    search.fit(X, LABELS)
    assert search.best_params_["nb_epoch"] in (1, 2)
