"""Groups as dicts: in a file, in memory, and in a stream of bytes."""
import io
import pickle

import h5py
import numpy as np
import pytest

from keras1.errors import UntrustedCodeError
from keras1.utils.h5dict import H5Dict, load_from_binary_h5py, save_to_binary_h5py


@pytest.fixture(params=["file", "dict"])
def place(request, tmp_path):
    return str(tmp_path / "f.h5") if request.param == "file" else {}


def filled(place):
    with H5Dict(place, "w") as file:
        file["array"], file["number"], file["whole"] = np.arange(6.).reshape(2, 3), np.float32(2.5), 3
        file["text"], file["inner"]["deeper"]["x"] = "text", np.ones(2)
        file["inner"]["names"] = ["name %05d" % number for number in range(9000)]
    return place


def test_what_is_put_is_got(place):
    file = H5Dict(filled(place), "r")
    np.testing.assert_array_equal(file["array"], np.arange(6.).reshape(2, 3))
    assert file["number"] == 2.5 and file["whole"] == 3 and file["text"] == "text"
    np.testing.assert_array_equal(file["inner"]["deeper"]["x"], [1, 1])
    assert file["inner"]["names"][8999] == "name 08999" and len(file["inner"]["names"]) == 9000
    assert "array" in file and "text" in file and "nothing" not in file and file.get("nothing", 7) == 7
    assert {"array", "inner"} <= set(file) == set(file.iter()) and len(file) >= 3
    file.close()


def test_reading_only(place):
    file = H5Dict(filled(place), "r")
    with pytest.raises(ValueError, match="read-only"):
        file["other"] = 1
    with pytest.raises(ValueError, match="read-only"):
        file["nothing"]
    file.close()


def test_a_name_stands_once_in_a_file(tmp_path):
    with H5Dict(str(tmp_path / "f.h5"), "w") as file, pytest.raises(KeyError, match="exists"):
        file["a"] = np.ones(2)
        file["a"] = np.ones(2)


def test_a_long_text_has_no_place(tmp_path):
    with H5Dict(str(tmp_path / "f.h5"), "w") as file, pytest.raises(RuntimeError, match="larger than 64512"):
        file["a"] = ["x" * 70000]


def test_lists_of_bytes_and_empty_ones(tmp_path):
    with H5Dict(str(tmp_path / "f.h5"), "w") as file:
        file["a"], file["b"], file["c"] = [b"x", b"yy"], b"bytes", []
        assert file["a"] == [b"x", b"yy"] and file["b"] == b"bytes" and len(file["c"]) == 0


def test_an_open_group(tmp_path):
    with h5py.File(tmp_path / "f.h5", "w") as opened:
        H5Dict(opened)["a"] = np.ones(2)
        assert isinstance(H5Dict(opened).create_group("b"), H5Dict) and list(opened) == ["a", "b"]


class Evil:
    def __reduce__(self):
        return print, ("evil",)


def test_only_arrays_come_out_of_a_pickle(capsys):
    with pytest.raises(UntrustedCodeError):
        H5Dict({"a": pickle.dumps(Evil()), "_a_pickled": True})["a"]
    assert capsys.readouterr().out == ""


def test_other_things_are_refused():
    assert not H5Dict.is_supported_type(3)
    with pytest.raises(TypeError, match="Required Group, str, Path or dict"):
        H5Dict(3)


def test_a_dict_is_taken_over():
    data = {}
    H5Dict(data).update({"a": np.arange(2), "b": 1})
    assert H5Dict(data)["b"] == 1 and list(H5Dict(data)["a"]) == [0, 1]


def test_streams():
    stream = io.BytesIO()
    assert save_to_binary_h5py(lambda file: file.create_dataset("a", data=[1, 2]).shape, stream) == (2,)
    assert load_from_binary_h5py(lambda file: list(file["a"]), io.BytesIO(stream.getvalue())) == [1, 2]
