"""keras1 diff: a script under two releases."""
import json

import pytest

from keras1.cli.diff import as_text, main
from keras1.history import Change, release
from keras1.porting import Comparison
from keras1.porting.comparing import Pair, parts_at

SCRIPT = """\
import numpy as np
np.random.seed(1)
from keras.models import Sequential
from keras.layers.core import Dense
from keras.layers.normalization import BatchNormalization
X = np.random.rand(8, 3)
model = Sequential([Dense(2, input_dim=3), BatchNormalization()])
model.compile(loss='mse', optimizer='sgd')
model.fit(X, X[:, :2], nb_epoch=2, batch_size=4, verbose=0)
"""
FOUND = Comparison(
    ("0.3.3", "1.2.2"),
    [Pair("fit", 9, {"loss": ([3.0, 2.0, 1.0], [3.0, 2.5, 1.5])}, {"loss": 1}),
     Pair("evaluate", 10, {"result": ([1.0], [1.0])}, {})],
    (0, 1), ("", "ValueError: no"),
    [Change("layers.a.B", "default", release("1.0.8"), "argument 'x'", "1", "2", "for a reason"),
     Change("layers.a.B._how", "formula", release("1.2.0"), "formula", "_how", "_how_now", "another")])
EXPECTED = """\
fit, line 9: loss, parts at 2
                0.3.3         1.2.2
      1             3             3
      2             2           2.5  <
      3             1           1.5
evaluate, line 10: result, the same
Keras 1.2.2 made 1 call fewer
Keras 1.2.2 ended with ValueError: no
declared changes that it met:
  1.0.8  layers.a.B argument 'x': 1 -> 2 (for a reason)
  1.2.0  layers.a.B (another)"""


def test_the_report_shows_where_they_part():
    assert "\n".join(as_text(FOUND)) == EXPECTED and not FOUND.is_same


def test_two_runs_are_compared(tmp_path, capsys):
    script = tmp_path / "old.py"
    script.write_text(SCRIPT)
    assert main(["--emulate", "1.2.2", "--emulate", "0.3.3", "--json", str(script)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["releases"] == ["0.3.3", "1.2.2"] and found["errors"] == ["", ""]
    assert found["pairs"][0]["line"] == 9 and len(found["pairs"][0]["values"]["loss"][0]) == 2
    met = {(change["owner"], change["what"]) for change in found["changes"]}
    assert ("layers.normalize.BatchNormalization", "argument 'epsilon'") in met
    assert not any("LSTM" in owner for owner, _ in met)


@pytest.mark.parametrize("one, other, at", [
    ([1, 2], [1, 2], None), ([1, 2], [1, 2.1], 1), ([1], [1, 2], 1), ([float("nan")], [float("nan")], None)])
def test_the_first_difference(one, other, at):
    assert parts_at(one, other) == at


def test_a_script_that_is_not_there_is_named(capsys):
    assert main(["--emulate", "0.3.3", "--emulate", "1.2.2", "absent.py"]) == 2
    assert "can't open file 'absent.py'" in capsys.readouterr().err


def test_syntax_that_neither_python_reads(tmp_path, capsys):
    (tmp_path / "bad.py").write_text("def (")
    assert main(["--emulate", "0.3.3", "--emulate", "1.2.2", str(tmp_path / "bad.py")]) == 2
    assert "neither Python reads it" in capsys.readouterr().err


@pytest.mark.parametrize("words, said", [
    (["--emulate", "0.3.3", "x.py"], "give --emulate twice"),
    (["--emulate", "0.3.9", "x.py"], "unknown Keras release")])
def test_releases_have_to_be_two_known_ones(words, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2 and said in capsys.readouterr().err
