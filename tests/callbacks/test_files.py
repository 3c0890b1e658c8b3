"""CSVLogger and LambdaCallback.  What 1.2.2 wrote is among the goldens: csv_logger."""
import csv

import numpy as np
import pytest

import keras1
from keras1.callbacks import CallbackList, CSVLogger, LambdaCallback


def log(logger, *epochs):
    logger.on_train_begin()
    for number, logs in enumerate(epochs):
        logger.on_epoch_end(number, logs)
    logger.on_train_end()


def rows(path, **options):
    with open(path, newline="") as file:
        return list(csv.reader(file, **options))


def test_names_come_first_and_in_order(tmp_path):
    path = tmp_path / "log.csv"
    log(CSVLogger(str(path)), {"loss": np.float32(.5), "acc": .25}, {"loss": .125, "acc": 1, "later": 3})
    assert rows(path) == [["epoch", "acc", "loss"], ["0", "0.25", "0.5"], ["1", "1", "0.125"]]


def test_lists_stand_in_brackets(tmp_path):
    path = tmp_path / "log.csv"
    log(CSVLogger(str(path)), {"a": np.array([1, 2]), "b": [.5], "c": np.array(3.)})
    assert rows(path)[1] == ["0", '"[1, 2]"', '"[0.5]"', "3.0"]


@pytest.mark.parametrize("append, expected", [(False, 2), (True, 3)])
def test_a_file_that_is_there(tmp_path, append, expected):
    path = tmp_path / "log.csv"
    log(CSVLogger(str(path)), {"loss": 1.})
    log(CSVLogger(str(path), append=append), {"loss": 2.})
    found = rows(path)
    assert len(found) == expected and found[0] == ["epoch", "loss"] and found[-1] == ["0", "2.0"]


def test_one_logger_for_two_trainings(tmp_path):
    path = tmp_path / "log.csv"
    logger = CSVLogger(str(path))
    log(logger, {"loss": 1.})
    log(logger, {"acc": 2.})
    assert rows(path) == [["epoch", "acc"], ["0", "2.0"]]


@pytest.mark.parametrize("release, line", [("1.2.0", "epoch,loss"), ("1.2.2", "epoch;loss")])
def test_the_separator_counts_from_1_2_2_on(tmp_path, release, line):
    path = tmp_path / "log.csv"
    with keras1.emulate(release):
        log(CSVLogger(str(path), separator=";"), {"loss": 1.})
    assert path.read_text().splitlines()[0] == line


def test_functions_for_hooks():
    seen = []
    names = ["on_train_begin", "on_epoch_begin", "on_batch_begin", "on_batch_end", "on_epoch_end", "on_train_end"]
    hooks = {name: lambda *args, name=name: seen.append((name, args)) for name in names}
    calls = CallbackList([LambdaCallback(colour="red", **hooks), LambdaCallback()])
    assert calls.callbacks[0].colour == "red"
    calls.on_train_begin()
    calls.on_epoch_begin(2)
    calls.on_batch_begin(5, {"size": 3})
    calls.on_batch_end(5, {"size": 3})
    calls.on_epoch_end(2, {"loss": 1.})
    calls.on_train_end()
    assert [name for name, _ in seen] == names
    assert seen[4] == ("on_epoch_end", (2, {"loss": 1.})) and seen[0] == ("on_train_begin", ({},))
