"""Each formula that changed is exercised on both sides of its boundary, by cases that the originals answered.

Arguments, defaults and names are compared for both releases in `test_signatures.py`.
"""

import pytest
from test_goldens import CASES, ONLY_IN_C, answer

from keras1.backend import theano
from keras1.history import Versioned, changes

#: The last release whose changes are asked for.
LAST = "0.3.3"

#: Changes that no case can show, and why.
EXCUSED = {
    "mind_surplus": "before, it does nothing",
    "Model._saved_settings": "what is kept differs by name only",
    "_warn_of_move": "before, it does nothing",
    "rnn_mask": "only 0.3.2 had it",
    "_loop_with_input_mask": "only 0.3.2 had it",
    "_compile_0_3_2": "only 0.3.2 had it",
    "ClassicProtocol._unshaped_input": "tests/engine/test_classic.py",
    "_random_shift_of_pixels": "only 0.3.2 had it; tests/preprocessing/test_image.py",
}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_both_sides_of_each_change_run(monkeypatch, tmp_path):
    seen = set()
    resolve = Versioned.resolve

    def noted(self, at):
        variant = resolve(self, at)
        seen.add((self.__module__, self.__qualname__, variant.__name__))
        return variant

    monkeypatch.setattr(Versioned, "resolve", noted)
    monkeypatch.chdir(tmp_path)
    for path in CASES:
        if path.parent.name <= LAST and not path.stem.startswith(ONLY_IN_C):
            answer(path, theano.config.change_flags(cxx="", linker="vm"))
    ran = {("%s.%s" % (module, name)).replace("keras1.", "", 1) + " " + variant for module, name, variant in seen}
    wanted = {"%s %s" % (change.owner, side) for change in changes(until=LAST) if change.kind == "formula"
              for side in (change.before, change.after)}
    missing = sorted(one for one in wanted - ran if not any(name in one for name in EXCUSED))
    assert not missing, "\n".join(missing)
