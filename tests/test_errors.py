"""Errors keep the original's class, name and words; the hint comes on top."""
import pickle
import sys
import traceback

import pytest

from keras1 import errors

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.Keras1Error)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("upstream", [Exception, AssertionError, TypeError, ValueError, KeyError])
def test_like_is_both_classes_under_the_original_name(kind, upstream):
    error = kind.like(upstream)("text")
    assert isinstance(error, kind) and isinstance(error, upstream)
    assert type(error).__name__ == upstream.__name__
    assert kind.like(upstream) is type(error)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="notes came with Python 3.11")
def test_hint_is_a_note():
    error = errors.ShapeError.like(ValueError)("text", hint="advice")
    assert str(error) == "text"
    assert "advice" in "".join(traceback.format_exception(error))


def test_hint_is_a_second_line_where_there_are_no_notes(monkeypatch):
    monkeypatch.setattr(errors, "SHOW_HINTS", True)
    assert str(errors.ShapeError.like(ValueError)("text", hint="advice")) == "text\nadvice"


def test_pickling_keeps_class_text_and_hint():
    error = pickle.loads(pickle.dumps(errors.ShapeError.like(ValueError)("text", hint="advice")))
    assert type(error) is errors.ShapeError.like(ValueError)
    assert (error.args[0], error.hint) == ("text", "advice")


def test_did_you_mean_is_silent_without_a_near_name():
    assert errors.did_you_mean("ouput_dim", ["output_dim", "init"]) == "did you mean 'output_dim'? "
    assert errors.did_you_mean("xyz", ["output_dim", "init"]) == ""
