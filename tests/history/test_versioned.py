"""Formulas with variants: the newest not younger than the release."""
import copy
import inspect
import pickle

import keras1
from keras1.history import Gated, changes, versioned


@versioned
def area(r):
    """First."""
    return 3 * r


@area.since("0.3.3", reason="more digits")
def area_0_3_3(r, digits=2):
    return 3.14 * r


@area.since("1.0.0", bug=True, reason="a slip")
def area_1_0(r):
    return 31.4 * r


class Circle(Gated):
    """A versioned method."""

    @versioned
    def size(self):
        return "old"

    @size.since("1.0.0", reason="renovated")
    def size_1_0(self):
        return "new"


def test_function_follows_the_emulated_release():
    found = []
    for name in ("0.1.0", "0.3.2", "0.3.3", "0.3.3", "1.0.0", "2.3.1"):
        with keras1.emulate(name):
            found.append(round(area(1), 2))
    assert found == [3, 3, 3.14, 3.14, 31.4, 31.4]


def test_method_follows_the_objects_release():
    circle = Circle()
    with keras1.emulate("1.2.2"):
        assert circle.size() == "old"
        assert Circle().size() == "new"


def test_signature_and_name_are_shown():
    assert area.__name__ == "area" and area.__doc__ == "First."
    with keras1.emulate("0.3.3"):
        assert str(inspect.signature(area)) == "(r, digits=2)"


def test_variants_are_declared():
    found = [(str(c.release), c.after, c.bug) for c in changes("area")]
    assert found == [("0.3.3", "area_0_3_3", False), ("1.0.0", "area_1_0", True)]


def test_pickled_and_copied_by_reference():
    assert pickle.loads(pickle.dumps(area)) is area and copy.deepcopy(area) is area
