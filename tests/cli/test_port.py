"""keras1 port: a script written anew, and the report."""
import pytest

from keras1.cli.port import main

OLD = """\
# Dropout, as it was.
from keras.models import Sequential
from keras.layers.core import Dense, Dropout

model = Sequential()
model.add(Dense(8, input_dim=4, init='uniform'))  # eight units
model.add(Dropout(p=0.5))
model.compile(loss='mse', optimizer='sgd')
model.fit(X, y,
          nb_epoch=5, show_accuracy=True)
f = model.layers[0].get_output(train=False)
"""
NEW = """\
# Dropout, as it was.
from keras.models import Sequential
from keras.layers.core import Dense, Dropout

model = Sequential()
model.add(Dense(8, input_dim=4, kernel_initializer='uniform'))  # eight units
model.add(Dropout(rate=0.5))
model.compile(loss='mse', optimizer='sgd', metrics=['accuracy'])
model.fit(X, y,
          epochs=5, batch_size=128)
# keras1 port: get_output() is gone in 1.0.0 (a layer is called and its output is there); use .output, and \
K.learning_phase() as an input of the function: 0 for train=False, 1 for train=True
f = model.layers[0].get_output(train=False)
"""
REPORT = """\
old.py: Keras 0.3.3 -> 2.3.1
changed:
  Dense: init -> kernel_initializer
  Dropout: p -> rate
  compile: metrics=['accuracy'], for show_accuracy
  fit: nb_epoch -> epochs
  fit: show_accuracy left out: metrics are chosen in compile
written down, so that the numbers stay:
  fit(batch_size=128), by default now 32
left to do: see the comments:
  line 11: get_output() is gone in 1.0.0"""


@pytest.fixture
def old(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.py").write_text(OLD)
    return "old.py"


def test_the_script_goes_to_stdout_and_the_report_to_stderr(old, capsys):
    assert main([old, "--to", "2.3.1", "--emulate", "0.3.3"]) == 0
    captured = capsys.readouterr()
    assert captured.out == NEW and captured.err.startswith(REPORT)


def test_with_a_file_the_report_goes_to_stdout(old, capsys, tmp_path):
    assert main([old, "--to", "2.3.1", "--emulate", "0.3.3", "-o", "new.py"]) == 0
    assert (tmp_path / "new.py").read_text() == NEW and capsys.readouterr().out.startswith(REPORT)


def test_a_script_of_that_release_is_left_as_it_is(tmp_path, capsys):
    script = tmp_path / "new.py"
    script.write_text("from keras.layers import Dense\nDense(3)\n")
    assert main([str(script), "--to", "1.2.2", "--emulate", "1.2.2"]) == 0
    captured = capsys.readouterr()
    assert captured.out == script.read_text() and captured.err.endswith("nothing to change\n")


@pytest.mark.parametrize("words, said", [
    (["--to", "2.0.0"], "cannot port to 2.0.0; one can port to 1.2.2, 2.3.1 and 3"),
    (["--to", "1.2.2", "--emulate", "2.3.1"], "is of Keras 2.3.1, later than 1.2.2"),
    (["-o", "no/such/folder/new.py", "--emulate", "0.3.3"], "can't open file 'no/such/folder/new.py'"),
])
def test_what_cannot_be_done_is_said_in_a_line(old, capsys, words, said):
    assert main([old, *words]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


@pytest.mark.parametrize("text, said", [("def (", "neither Python reads it"), (None, "can't open file")])
def test_what_cannot_be_read_is_named(tmp_path, capsys, text, said):
    script = tmp_path / "bad.py"
    if text is not None:
        script.write_text(text)
    assert main([str(script)]) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_release_is_a_usage_error(old, capsys):
    with pytest.raises(SystemExit) as ended:
        main([old, "--to", "7"])
    assert ended.value.code == 2 and "unknown Keras release '7'" in capsys.readouterr().err
