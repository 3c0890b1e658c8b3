"""The backend's functions against the answers of the originals, recorded in goldens/NAME.RELEASE.json.

Recorded as those of tests/goldens: ``.oracles/run RELEASE tests/goldens/run_case.py NAME.py NAME.RELEASE.json``.
"""
import json
import pathlib
import sys

import pytest

import keras1
from keras1.backend import theano

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "goldens"))
import compare  # noqa: E402
import run_case  # noqa: E402

CASES = sorted((HERE / "goldens").glob("*.*.json"))

#: Only compiled code saturates the sigmoid.
ONLY_IN_C = {"gradients/sigmoid entropy"}

#: Recorded with Theano's Python code alone; these answers differ in compiled code.
RECORDED_IN_PYTHON = {"functions.1.0.8", "functions.1.2.2"}

#: Cases that compile little.
SOON_COMPILED = {"draws.0.3.1", "images.0.3.3"}

#: Names that came later are usable under earlier releases, where the original lacked them.
USABLE_EARLIER = "not expected"

#: A keyword of K.function: not taken up to 0.3.2, where Python said so.
PYTHONS_WORDS = {"functions/keyword", "functions/keyword_msg"}


def differences(path, alias):
    case, release = path.name.split(".", 1)
    with keras1.emulate(release[:-len(".json")]):
        got = run_case.run(str(path.parent / (case + ".py")))
    assert not got["error"], got["error"]
    found = compare.compare(json.loads(path.read_text()), json.loads(json.dumps(got)))
    return [(key, text) for key, text in found
            if not text.startswith(USABLE_EARLIER) and key.split("[")[0] not in PYTHONS_WORDS]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_uncompiled(path, alias):
    with theano.config.change_flags(cxx="", linker="vm"):
        found = differences(path, alias)
    assert [pair for pair in found if pair[0].split("[")[0] not in ONLY_IN_C] == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", [
    pytest.param(path, marks=[] if path.stem in SOON_COMPILED else pytest.mark.slow, id=path.stem) for path in CASES])
def test_compiled(path, alias):
    left_out = ONLY_IN_C if path.stem in RECORDED_IN_PYTHON else ()
    assert [pair for pair in differences(path, alias) if pair[0].split("[")[0] not in left_out] == []
