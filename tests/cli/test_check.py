"""keras1 check: a script read, not run."""
import json

import pytest

from keras1.cli.check import main

OLD = """\
from keras.models import Sequential
from keras.layers.core import Dense, Dropout

model = Sequential()
model.add(Dense(8, input_dim=4, init='uniform'))  # eight units
model.add(Dropout(p=0.5))
model.compile(loss='mse', optimizer='sgd')
model.fit(X, y, nb_epoch=5, show_accuracy=True)
f = model.layers[0].get_output(train=False)
"""
EXPECTED = """\
old.py:5:32: Dense(init=): gone in 2.0.0 (one vocabulary for all layers); now kernel_initializer=
old.py:6:18: Dropout(p=): gone in 2.0.0 (one vocabulary for all layers); now rate=
old.py:8:16: fit(nb_epoch=): gone in 2.0.0 (it is called otherwise); now epochs=
old.py:8:28: fit(show_accuracy=): gone in 1.0.0 (metrics are chosen when the model is compiled); \
now compile(..., metrics=['accuracy'])
old.py:9:4: .get_output: gone in 1.0.0 (a layer is called and its output is there); now layer.output
5 findings in 1 file
"""


@pytest.fixture
def old(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.py").write_text(OLD)
    return "old.py"


def test_each_finding_is_a_line(old, capsys):
    assert main([old, "--for", "2.3.1", "--emulate", "0.3.3"]) == 1
    assert capsys.readouterr().out == EXPECTED


def test_json_has_the_fields_by_name(old, capsys):
    assert main([old, "--for", "2.3.1", "--emulate", "0.3.3", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 5 and found[1] == {
        "path": "old.py", "line": 6, "column": 18, "use": "Dropout(p=)", "gone": "2.0.0",
        "reason": "one vocabulary for all layers", "instead": "rate="}


def test_only_what_is_gone_up_to_that_release_counts(old, capsys):
    assert main([old, "--for", "1.2.2", "--emulate", "0.3.3"]) == 1
    assert "2 findings in 1 file" in capsys.readouterr().out


def test_the_release_is_inferred(old, capsys):
    assert main([old, "--for", "1.2.2"]) == 1
    assert "show_accuracy" in capsys.readouterr().out


def test_keras_3_counts_by_default(tmp_path, capsys):
    script = tmp_path / "new.py"
    script.write_text("from keras.layers.core import Dense\nfrom keras import backend as K\nK.sum(Dense(3, units=2))\n")
    assert main([str(script), "--emulate", "2.3.1"]) == 1
    out = capsys.readouterr().out
    assert "Keras 3" in out and "keras.layers.Dense" in out and "keras.ops.sum" in out


def test_a_folder_is_searched_and_what_is_not_keras_is_fine(tmp_path, capsys):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "plain.py").write_text("import os\nprint(os.name)\n")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "nothing found in %s\n" % tmp_path
    (tmp_path / "below" / "old.py").write_text(OLD)
    assert main([str(tmp_path)]) == 1


def test_python_2_is_read(tmp_path, capsys):
    script = tmp_path / "two.py"
    script.write_text("from keras.layers.core import Dropout\nprint 'a'\nDropout(p=0.5)\n")
    assert main([str(script), "--for", "2.3.1"]) == 1
    assert "two.py:3:8: Dropout(p=)" in capsys.readouterr().out


@pytest.mark.parametrize("text, said", [("def (", "neither Python reads it"), (None, "can't open file")])
def test_what_cannot_be_read_is_named(tmp_path, capsys, text, said):
    script = tmp_path / "bad.py"
    if text is not None:
        script.write_text(text)
    assert main([str(script)]) == 2
    error = capsys.readouterr().err
    assert said in error and "bad.py" in error and "Traceback" not in error


@pytest.mark.parametrize("option", ["--for", "--emulate"])
def test_an_unknown_release_is_a_usage_error(old, capsys, option):
    with pytest.raises(SystemExit) as ended:
        main([old, option, "0.3.9"])
    assert ended.value.code == 2 and "unknown Keras release '0.3.9'" in capsys.readouterr().err
