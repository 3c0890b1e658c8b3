"""`keras1 convert`: what it writes, keeps, says and refuses."""
import json
import pathlib
import subprocess
import sys
import zipfile

import pytest

from keras1.cli.convert import main

RECORDED = pathlib.Path(__file__).parent.parent / "goldens" / "1.2.2" / "files" / "recorded"


def files_of(name):
    answers = json.loads((RECORDED / "answers.json").read_text())
    return [str(RECORDED / file) for file in answers[name]["files"]]


def test_a_file_of_keras_3_is_written(tmp_path, capsys):
    out = tmp_path / "model.keras"
    assert main([*files_of("both_ways"), "-o", str(out), "--no-check"]) == 0
    assert "wrote %s" % out in capsys.readouterr().out
    with zipfile.ZipFile(out) as archive:
        config = json.loads(archive.read("config.json"))
    assert [layer["class_name"] for layer in config["config"]["layers"]] == [
        "InputLayer", "Bidirectional", "TimeDistributed", "Bidirectional"]


def test_a_file_that_exists_is_kept(tmp_path, capsys):
    out = tmp_path / "model.keras"
    out.write_text("mine")
    assert main([*files_of("text_cnn"), "-o", str(out), "--no-check"]) == 1
    assert "--force" in capsys.readouterr().err and out.read_text() == "mine"
    assert main([*files_of("text_cnn"), "-o", str(out), "--no-check", "--force"]) == 0
    assert zipfile.is_zipfile(out)


def test_nothing_is_written_of_what_is_refused(tmp_path, capsys):
    assert main([*files_of("with_lambda"), "-o", str(tmp_path / "model.keras")]) == 1
    assert "layer 'twice' (Lambda)" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_of_file_is_asked_about(tmp_path, capsys):
    assert main([*files_of("text_cnn"), "-o", str(tmp_path / "model.h5")]) == 1
    assert "--to 1.2.2" in capsys.readouterr().err


def test_without_a_runtime_nothing_is_compared(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("KERAS1_KERAS3_PYTHON", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main([*files_of("stateful"), "-o", "model.py"]) == 0
    assert "not compared" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.npz", "model.py"]
    assert subprocess.run([sys.executable, "-m", "py_compile", "model.py"], check=False).returncode == 0


@pytest.mark.parametrize("kernels", ["th", "tf"])
@pytest.mark.parametrize("to, out", [("2.3.1", "new.h5"), ("1.2.2", "new.h5"), ("0.3.3", "new.json")])
def test_other_releases(to, out, kernels, tmp_path, capsys):
    assert main([*files_of("conv_th"), "-o", str(tmp_path / out), "--to", to, "--kernels", kernels]) == 0
    said = capsys.readouterr().out
    assert "largest difference" in said and "being Keras %s" % to in said


def test_a_shape_is_read(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["model.json", "-o", "model.keras", "--input-shape", "wide"])
    assert stopped.value.code == 2
