"""Files are written whole or not at all."""
import io
import os
import stat

import h5py
import numpy as np
import pytest

from keras1.layers.core import Dense
from keras1.layers.noise import GaussianNoise
from keras1.models import Sequential
from keras1.saving.files import atomically, may_write


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "weights.h5"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomically(str(path)) as part:
        with open(part, "w") as file:
            file.write("half")
        raise ZeroDivisionError
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["weights.h5"]


def test_permissions_are_kept_or_usual(tmp_path):
    path = tmp_path / "a"
    with atomically(str(path)) as part, open(part, "w"):
        pass
    plain = tmp_path / "b"
    plain.write_text("")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    path.chmod(0o600)
    with atomically(str(path)) as part, open(part, "w"):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("answers, expected", [("y\n", True), ("n\n", False), ("what\ny\n", True)])
def test_the_question(tmp_path, monkeypatch, capsys, answers, expected):
    path = tmp_path / "a"
    path.write_text("")
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert may_write(str(path), False, "save_weights") is expected
    out = capsys.readouterr().out
    assert out.startswith("[WARNING] %s already exists - overwrite? [y/n]" % path)
    assert ("[TIP] Next time specify overwrite=True in save_weights!" in out) is expected


def test_without_a_terminal_it_is_an_error_that_says_what_to_do(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_text("")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(OSError, match="no terminal") as caught:
        may_write(str(path), False, "save_weights")
    assert "overwrite=True" in caught.value.hint


def many_layers():
    return Sequential([Dense(3, input_dim=3)] + [kind(3) for _ in range(6) for kind in (Dense, GaussianNoise)])


def test_layout_and_round_trip_with_more_than_ten_layers(tmp_path):
    path = str(tmp_path / "w.h5")
    first, second = many_layers(), many_layers()
    first.save_weights(path)
    with h5py.File(path, "r") as file:
        assert file.attrs["nb_layers"] == 13
        assert sorted(file["layer_0"]) == ["param_0", "param_1"] and not list(file["layer_2"])
        assert file["layer_1"].attrs["nb_params"] == 2
        np.testing.assert_array_equal(file["layer_11/param_0"], first.layers[11].get_weights()[0])
    second.load_weights(path)
    for a, b in zip(first.get_weights(), second.get_weights()):
        np.testing.assert_array_equal(a, b)


def test_file_with_more_layers_than_the_model(tmp_path):
    path = str(tmp_path / "w.h5")
    many_layers().save_weights(path)
    with pytest.raises(IndexError) as caught:
        Sequential([Dense(3, input_dim=3)]).load_weights(path)
    assert "13 layers, the model has 1" in caught.value.hint
