"""The registry of declared changes."""
import importlib
import pkgutil

import pytest

import keras1
from keras1.history import changes, declare

for module in pkgutil.walk_packages(keras1.__path__, "keras1."):
    if "pytest_plugin" not in module.name and "__main__" not in module.name:
        importlib.import_module(module.name)


def test_every_change_has_a_reason_of_one_line():
    for change in changes():
        assert change.reason and "\n" not in change.reason
        assert change.reason in str(change)


def test_selection_by_name_and_time():
    some = list(changes("dropout", after="0.3.1", until="0.3.2"))
    assert [c.owner for c in some] == ["layers.regularization.GaussianDropout._std"]
    assert not list(changes("GaussianDropout", after="0.3.2", until="0.3.3"))


def test_changes_come_in_order_of_time():
    order = [c.release for c in changes()]
    assert order == sorted(order)


def test_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="expected one of"):
        declare("x", "taste", "1.0.0", "a", "b", "c", "d")
