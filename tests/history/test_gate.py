"""The constructor gate: each release's arguments and defaults."""
import inspect

import pytest

import keras1
from keras1.history import Gated, argument, changes, default, dropped, renamed, signature_at
from keras1.history.releases import release


class Thing(Gated):
    """One argument of each fate."""

    @renamed("n", "units", "2.0.0", reason="clearer")
    @default("epsilon", "1.0.0", 1e-8, reason="as the paper has it")
    @argument("bias", "1.0.0", reason="asked for")
    @dropped("old", "1.0.0", reason="never used")
    def __init__(self, units, old=None, epsilon=1e-6, bias=True, **rest):
        self.seen = units, old, epsilon, bias, rest


@pytest.mark.parametrize("at, text", [
    ("0.3.1", "(n, old=None, epsilon=1e-06, **rest)"),
    ("1.2.2", "(n, epsilon=1e-08, bias=True, **rest)"),
    ("2.3.1", "(units, epsilon=1e-08, bias=True, **rest)"),
])
def test_signature_is_the_releases(at, text):
    assert str(signature_at(Thing, release(at))) == text
    with keras1.emulate(at):
        assert str(inspect.signature(Thing)) == text


def test_positions_are_the_releases():
    assert Thing(3, "o", 1e-3).seen == (3, "o", 1e-3, True, {})
    with keras1.emulate("1.2.2"):
        assert Thing(3, 1e-3, False).seen == (3, None, 1e-3, False, {})


def test_default_of_the_release_is_applied_and_can_be_overridden():
    assert Thing(3).seen[2] == 1e-6
    with keras1.emulate("1.0.8"):
        assert Thing(3).seen[2] == 1e-8
        assert Thing(3, epsilon=5).seen[2] == 5


@pytest.mark.parametrize("at", ["0.3.1", "1.2.2", "2.3.1"])
def test_both_names_and_other_releases_arguments_are_taken_by_keyword(at):
    with keras1.emulate(at):
        assert Thing(n=3, old=1, bias=False).seen[:2] == Thing(units=3, old=1).seen[:2] == (3, 1)


def test_given_arguments_are_remembered():
    assert Thing(3, extra=1).given == {"units": 3, "old": None, "epsilon": 1e-6, "bias": True, "rest": {"extra": 1}}


class Strict(Gated):
    """Takes no other keywords."""

    def __init__(self, output_dim, init="zero"):
        pass


def test_unknown_argument_names_the_likely_one():
    with pytest.raises(TypeError, match="Strict: unknown argument 'ouput_dim'") as caught:
        Strict(ouput_dim=3)
    assert "did you mean 'output_dim'?" in caught.value.hint


def test_missing_surplus_and_double_arguments():
    with pytest.raises(TypeError, match="'output_dim' is missing"):
        Strict()
    with pytest.raises(TypeError, match="takes 2 arguments but 3 were given"):
        Strict(1, 2, 3)
    with pytest.raises(TypeError, match="two values for argument 'output_dim'"):
        Strict(1, output_dim=2)


def test_rules_are_entered_in_the_registry():
    found = {(c.what, c.kind, str(c.release)) for c in changes("Thing")}
    assert found == {
        ("argument 'units'", "argument", "2.0.0"), ("argument 'epsilon'", "default", "1.0.0"),
        ("argument 'bias'", "argument", "1.0.0"), ("argument 'old'", "argument", "1.0.0")}


def test_object_keeps_the_release_it_was_built_under():
    with keras1.emulate("1.2.2"):
        thing = Thing(1)
    assert str(thing.release) == "1.2.2"


def test_subclass_without_super_call_has_a_release():
    class Own(Thing):
        def __init__(self):
            self.mine = 1

    assert Own().release == release("0.3.1")


def test_class_without_constructor_takes_no_arguments():
    class Empty(Gated):
        pass

    assert Empty().given == {}
    with pytest.raises(TypeError, match="Empty takes no arguments"):
        Empty(3)
