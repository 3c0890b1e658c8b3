"""Files are written whole or not at all."""
import io
import os
import pty
import stat
import subprocess
import sys

import h5py
import numpy as np
import pytest

from keras1.layers.core import Dense
from keras1.layers.noise import GaussianNoise
from keras1.models import Graph, Sequential
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


#: Answers, how often they are asked for, and whether the file is replaced.
AT_A_TERMINAL = [("y\n", 1, True), ("n\n", 1, False), ("yes\ny\n", 2, True)]

SAVE = """
from keras1.saving.files import may_write
print("replaced" if may_write("w.h5", False, "save_weights") else "kept")
"""


@pytest.mark.parametrize("answers, questions, replaced", AT_A_TERMINAL)
def test_the_question_at_a_terminal(tmp_path, answers, questions, replaced):
    """With a real one, which a pseudo-terminal is."""
    (tmp_path / "w.h5").write_text("")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", SAVE]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path) as run:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = everything(ours)
        assert run.wait(60) == 0, shown
    assert shown.count("already exists - overwrite? [y/n]") == 1
    assert shown.count('Enter "y" (overwrite) or "n" (cancel).') == questions - 1
    assert shown.rstrip().endswith("replaced" if replaced else "kept")


def everything(terminal):
    """What a program shows until it ends."""
    shown = b""
    while True:
        try:
            more = os.read(terminal, 1024)
        except OSError:  # the other side is closed
            more = b""
        if not more:
            os.close(terminal)
            return shown.decode()
        shown += more


def test_the_question_without_a_terminal(tmp_path):
    (tmp_path / "w.h5").write_text("")
    done = subprocess.run([sys.executable, "-c", SAVE], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          cwd=tmp_path)
    assert done.returncode == 1 and "there is no terminal to ask whether to overwrite it" in done.stderr
    assert "overwrite=True" in done.stderr


# -- a failure while weights are written

def stack():
    return Sequential([Dense(3, input_dim=3), Dense(2)])


def graph():
    model = Graph()
    model.add_input("a", input_shape=(3,))
    model.add_node(Dense(3), "d", input="a")
    model.add_node(Dense(2), "e", input="d", create_output=True)
    return model


@pytest.fixture(params=[stack, graph], ids=["Sequential", "Graph"])
def saved(request, tmp_path):
    """A model, and the path of its weights."""
    model = request.param()
    model.save_weights(str(tmp_path / "w.h5"))
    return model, tmp_path / "w.h5"


def test_a_failure_while_weights_are_written_leaves_the_old_ones(saved, monkeypatch):
    """The disk is full, say, when the third array comes."""
    model, path = saved
    before, written, create = path.read_bytes(), [], h5py.Group.create_dataset

    def full(self, name, *args, **kwargs):
        written.append(name)
        if len(written) == 3:
            raise OSError("No space left on device")
        return create(self, name, *args, **kwargs)

    model.set_weights([weight + 1 for weight in model.get_weights()])
    monkeypatch.setattr(h5py.Group, "create_dataset", full)
    with pytest.raises(OSError, match="No space left"):
        model.save_weights(str(path), overwrite=True)
    assert path.read_bytes() == before and os.listdir(path.parent) == ["w.h5"]
    monkeypatch.undo()
    model.save_weights(str(path), overwrite=True)
    assert path.read_bytes() != before


KILLED = """
import os, sys
import h5py
import keras1
from keras1.layers.core import Dense
from keras1.models import Sequential
create = h5py.Group.create_dataset
def killed(self, name, *args, **kwargs):
    create(self, name, *args, **kwargs)
    os._exit(9)
h5py.Group.create_dataset = killed
Sequential([Dense(3, input_dim=3), Dense(2)]).save_weights(sys.argv[1], overwrite=True)
"""


def test_a_killed_program_leaves_the_old_weights(tmp_path):
    path = tmp_path / "w.h5"
    model = stack()
    model.save_weights(str(path))
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == 9 and path.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(IOError):
        stack().save_weights(str(tmp_path / "none" / "w.h5"))
    assert not os.listdir(tmp_path)


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
