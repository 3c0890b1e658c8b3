"""Functions as text."""
import marshal

import numpy as np
import pytest

from keras1.errors import DataError
from keras1.utils.generic_utils import func_dump, func_load


def test_there_and_back():
    def scaled(x, factor=3):
        return factor * x

    again = func_load(func_dump(scaled))
    assert again(2) == 6 and again.__name__ == "scaled" and again.__defaults__ == (3,)


def test_a_closure_is_kept_as_values():
    k = 4
    dumped = func_dump(lambda x: k * x)
    assert dumped[2] == (4,)
    assert func_load(dumped)(2) == 8
    with pytest.raises(DataError, match="reads 1 variables of the function around it"):
        func_load(dumped[0])


def test_what_a_function_finds():
    assert func_load(func_dump(lambda: np.sqrt(9.)))() == 3
    assert func_load(func_dump(lambda: np + 1), globs={"np": 1})() == 2


def test_code_of_another_python_is_refused():
    with pytest.raises(ValueError) as caught:
        func_load(marshal.dumps("no code").decode("latin-1"))
    assert isinstance(caught.value, DataError)
