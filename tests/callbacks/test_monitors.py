"""ModelCheckpoint and EarlyStopping, against what 0.3.1 and 0.3.3 (which agree) did on Python 2.7."""
import numpy as np
import pytest

import keras1
from keras1.callbacks import EarlyStopping, ModelCheckpoint
from keras1.errors import ArgumentError, DataError

DOWN = [5., 4., 3., 3.5, 3.4, 3.3, 2.]
NO_LOSS = "Early stopping requires val_loss available!"


class Model:
    """What a callback may touch."""

    def __init__(self):
        self.stop_training = False
        self.saved = []

    def save_weights(self, path, overwrite=False):
        self.saved.append((path, overwrite))


def play(callback, values, key):
    """Give the callback a value an epoch; after which epochs does training end?"""
    callback._set_model(Model())
    stops = []
    for epoch, value in enumerate(values):
        callback.on_epoch_end(epoch, {} if value is None else {key: value})
        stops.append(callback.model.stop_training)
    return stops


def stopped(*epochs):
    return "".join("Epoch %05d: early stopping\n" % epoch for epoch in epochs)


@pytest.mark.parametrize("arguments, values, key, first_stop, text", [
    (dict(patience=0, verbose=1), DOWN, "val_loss", 3, stopped(3, 4, 5)),
    (dict(patience=1, verbose=1), DOWN, "val_loss", 4, stopped(4, 5)),
    (dict(patience=2, verbose=1), DOWN, "val_loss", 5, stopped(5)),
    (dict(patience=3, verbose=1), DOWN, "val_loss", None, ""),
    (dict(monitor="val_acc", patience=1, verbose=1), [.1, .5, .4, .6, .3, .2], "val_acc", 5, stopped(5)),
    (dict(mode="max"), [1., 2., 2., 3.], "val_loss", 2, ""),
    (dict(mode="min", monitor="val_acc"), [.9, .8, .85], "val_acc", 2, ""),
    (dict(patience=1), [1., np.nan, np.nan, .5], "val_loss", 2, ""),
])
def test_early_stopping(arguments, values, key, first_stop, text, capsys):
    stops = play(EarlyStopping(**arguments), values, key)
    assert stops == [first_stop is not None and epoch >= first_stop for epoch in range(len(values))]
    assert capsys.readouterr().out == text


@pytest.mark.parametrize("arguments, values, stops", [
    (dict(patience=1), [None] * 3, [False, False, True]),
    (dict(patience=1, mode="max"), [None] * 3, [False, True, True]),
    (dict(patience=0), [1., None, .5, .4], [False, False, True, True]),
])
def test_early_stopping_without_its_value_warns_and_ends_as_on_python_2(arguments, values, stops):
    with pytest.warns(RuntimeWarning) as caught:
        assert play(EarlyStopping(**arguments), values, "val_loss") == stops
    assert [str(warning.message) for warning in caught] == [NO_LOSS] * values.count(None)


def test_early_stopping_defaults():
    stopper = EarlyStopping()
    assert (stopper.monitor, stopper.patience, stopper.verbose, stopper.wait, stopper.best) == (
        "val_loss", 0, 0, 0, np.inf)


VALUES = [.5, .25, .75, .125]
ALWAYS = [("w.%02d.h5" % epoch, True) for epoch in range(4)]


@pytest.mark.parametrize("arguments, key, saved, text", [
    (("w.{epoch:02d}.h5", "val_loss", 1), "val_loss", ALWAYS,
     "".join("Epoch %05d: saving model to w.%02d.h5\n" % (epoch, epoch) for epoch in range(4))),
    (("w.{epoch}-{val_loss:.2f}.h5",), "val_loss",
     [(name, True) for name in ("w.0-0.50.h5", "w.1-0.25.h5", "w.2-0.75.h5", "w.3-0.12.h5")], ""),
    (("w.h5", "val_loss", 1, True), "val_loss", [("w.h5", True)] * 3,
     "Epoch 00000: val_loss improved from inf to 0.50000, saving model to w.h5\n"
     "Epoch 00001: val_loss improved from 0.50000 to 0.25000, saving model to w.h5\n"
     "Epoch 00002: val_loss did not improve\n"
     "Epoch 00003: val_loss improved from 0.25000 to 0.12500, saving model to w.h5\n"),
    (("w.h5", "val_acc", 1, True), "val_acc", [("w.h5", True)] * 2,
     "Epoch 00000: val_acc improved from -inf to 0.50000, saving model to w.h5\n"
     "Epoch 00001: val_acc did not improve\n"
     "Epoch 00002: val_acc improved from 0.50000 to 0.75000, saving model to w.h5\n"
     "Epoch 00003: val_acc did not improve\n"),
    (("w.h5", "val_loss", 0, True, "max"), "val_loss", [("w.h5", True)] * 2, ""),
])
def test_model_checkpoint(arguments, key, saved, text, capsys):
    checkpoint = ModelCheckpoint(*arguments)
    play(checkpoint, VALUES, key)
    assert checkpoint.model.saved == saved
    assert capsys.readouterr().out == text


def test_model_checkpoint_without_its_value():
    checkpoint = ModelCheckpoint("w.h5", save_best_only=True)
    with pytest.warns(RuntimeWarning) as caught:
        play(checkpoint, [None, .5], "val_loss")
    assert [str(warning.message) for warning in caught] == [
        "Can save best model only with val_loss available, skipping."]
    assert checkpoint.model.saved == [("w.h5", True)]
    with pytest.raises(KeyError):
        play(ModelCheckpoint("{val_loss}"), [None], "val_loss")


@pytest.mark.parametrize("name, make", [
    ("ModelCheckpoint", lambda mode: ModelCheckpoint("w.h5", monitor="val_acc", mode=mode)),
    ("EarlyStopping", lambda mode: EarlyStopping("val_acc", mode=mode))])
def test_an_unknown_mode_falls_back_to_auto(name, make):
    with pytest.warns(RuntimeWarning) as caught:
        assert make("sideways").best == -np.inf
    assert str(caught[0].message) == "%s mode sideways is unknown, fallback to auto mode." % name


@pytest.mark.parametrize("make", [
    lambda: EarlyStopping(patiense=1), lambda: ModelCheckpoint(), lambda: ModelCheckpoint("w", best=True)])
def test_wrong_arguments(make):
    with pytest.raises(TypeError):
        make()


# -- 1.x; what 1.0.8 and 1.2.2 did is among the goldens: voc_callbacks, early_stopping, model_checkpoint

def test_from_1_0_8_on_each_training_starts_anew():
    for release, best in [("0.3.3", 2.), ("1.0.8", np.inf)]:
        with keras1.emulate(release):
            stopper = EarlyStopping(patience=5)
        play(stopper, DOWN, "val_loss")
        stopper.on_train_begin()
        assert stopper.best == best


@pytest.mark.parametrize("release, during, after", [("1.1.0", stopped(3), ""), ("1.2.0", "", stopped(3))])
def test_from_1_2_on_the_end_is_told_at_the_end(release, during, after, capsys):
    with keras1.emulate(release):
        stopper = EarlyStopping(verbose=1)
    play(stopper, DOWN[:4], "val_loss")
    assert capsys.readouterr().out == during
    stopper.on_train_end()
    assert capsys.readouterr().out == after


@pytest.mark.parametrize("monitor, values, delta, first_stop", [
    ("val_loss", [5., 4.5, 4.4, 4.3], .6, 1), ("val_loss", [5., 4., 3., 2.5], .6, 3),
    ("val_acc", [.1, .2, .25], .08, 2)])
def test_tiny_gains(monitor, values, delta, first_stop):
    stops = play(EarlyStopping(monitor, min_delta=delta), values, monitor)
    assert stops.index(True) == first_stop


@pytest.mark.parametrize("release, best", [("1.2.0", np.inf), ("1.2.2", -np.inf)])
def test_from_1_2_2_on_of_the_f_measure_more_is_better(release, best):
    with keras1.emulate(release):
        assert EarlyStopping("fmeasure").best == ModelCheckpoint("x", "fmeasure").best == best


def test_mistakes_that_1_2_does_not_forgive():
    with keras1.emulate("1.2.2"):
        with pytest.raises(AttributeError, match="has no attribute 'mode'") as caught:
            EarlyStopping(mode="sideways")
        assert isinstance(caught.value, ArgumentError) and "expected one of" in caught.value.hint
        stopper = EarlyStopping()
    with pytest.warns(RuntimeWarning, match=NO_LOSS), pytest.raises(TypeError, match="unsupported operand") as caught:
        stopper.on_epoch_end(0, {})
    assert isinstance(caught.value, DataError)


class WholeModel(Model):
    def save(self, path, overwrite=False):
        self.saved.append((path, "whole"))


@pytest.mark.parametrize("release, arguments, expected", [
    ("1.0.1", {}, ("m.h5", True)), ("1.0.8", {}, ("m.h5", "whole")),
    ("1.2.2", dict(save_weights_only=True), ("m.h5", True))])
def test_from_1_0_8_on_the_whole_model_is_saved(release, arguments, expected):
    with keras1.emulate(release):
        checkpoint = ModelCheckpoint("m.h5", **arguments)
    checkpoint.set_model(WholeModel())
    checkpoint.on_epoch_end(0, {"val_loss": 1.})
    assert checkpoint.model.saved == [expected]


def test_not_each_epoch_is_worth_a_file():
    with keras1.emulate("1.2.2"):
        checkpoint = ModelCheckpoint("m.{epoch}.h5", period=3)
    checkpoint.set_model(WholeModel())
    for epoch in range(7):
        checkpoint.on_epoch_end(epoch, {})
    assert [path for path, _ in checkpoint.model.saved] == ["m.2.h5", "m.5.h5"]
