"""What the originals answered: every case under goldens/RELEASE, run under keras1 emulating that release."""
import json
import pathlib
import sys

import pytest

import keras1

HERE = pathlib.Path(__file__).parent / "goldens"
sys.path.append(str(HERE))
import compare  # noqa: E402
import run_case  # noqa: E402

CASES = sorted(path for path in HERE.glob("[0-9]*/*.py") if path.with_suffix(".json").exists())


@pytest.mark.parametrize("path", CASES, ids=lambda path: "%s-%s" % (path.parent.name, path.stem))
def test_golden(path, monkeypatch, tmp_path):
    expected = json.loads(path.with_suffix(".json").read_text())
    monkeypatch.chdir(tmp_path)
    with keras1.emulate(path.parent.name):
        keras1.install()
        try:
            got = run_case.run(str(path))
        finally:
            keras1.uninstall()
    assert not got["error"], got["error"]
    differences = compare.compare(expected, json.loads(json.dumps(got)))
    assert not differences, "\n".join("%s: %s" % pair for pair in differences)
