# ruff: noqa: UP010, UP025
"""What the pickles beside this file hold; run by Python 2.7 with NumPy 1.11, it writes them.

Texts are byte strings in Python 2 and are to be read as texts of the same code points.
"""
from __future__ import print_function

import os
import pickle
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))

shared = np.arange(3)
VALUES = {
    "numbers": [1, -5, 2 ** 40, 2 ** 70, 1.5, float("inf"), True, None],
    "texts": ["plain", "caf\xe9", "", "line\nbreak 'quoted' \\"],
    "unicode": [u"plain", u"caf\xe9", u"\u20ac"],
    "containers": {"list": [1, [2, []]], "tuple": (1, (), (2, 3, 4)), "dict": {1: {"a": (5,)}}},
    "sets": [set([1, 2]), frozenset(["a"]), set()],
    "integers": [np.arange(-3, 3).astype(t) for t in ("i1", "i2", "i4", "i8")],
    "unsigned": [np.arange(6).astype(t) for t in ("u1", "u2", "u4", "u8")],
    "floats": [np.array([.5, -np.inf, 1e-30]).astype(t) for t in ("f2", "f4", "f8")],
    "others": [np.array([True, False]), np.array([1 + 2j]), np.array(["ab", "c"], "S2"), np.array([u"\u20ac"])],
    "orders": [np.arange(4, dtype=">i4"), np.arange(4, dtype="<i4"), np.array([1.5], ">f8")],
    "shapes": [np.array(7), np.zeros((0, 3)), np.arange(24).reshape(2, 3, 4), np.arange(6).reshape(2, 3).T,
               np.asfortranarray(np.arange(6).reshape(2, 3))],
    "objects": np.array([None, "a", [1, 2], np.arange(2)], dtype=object),
    "scalars": [np.float32(1.5), np.int64(-7), np.uint8(200), np.bool_(True)],
    "shared": [shared, shared, {"again": shared}],
    "mnist": ((np.arange(8, dtype="u1").reshape(2, 2, 2), np.array([3, 4], "u1")),
              (np.arange(4, dtype="u1").reshape(1, 2, 2), np.array([5], "u1"))),
    "cifar": {"data": (np.arange(2 * 3072) % 251).astype("u1").reshape(2, 3072), "labels": [6, 9],
              "fine_labels": [60, 90], "batch_label": "training batch 1 of 5",
              "filenames": ["a.png", "b.png"]},
    "imdb": ([[1, 2, 3], [4, 5], [6], [7, 8, 9, 10]], [0, 1, 1, 0]),
    "word_index": {"the": 1, "of": 2, "na\xefve": 3},
}
PROTOCOLS = (0, 1, 2)
#: Written into files of their own, too, with this protocol.
COLLECTIONS = {"mnist": 2, "cifar": 2, "imdb": 0, "word_index": 0}

if __name__ == "__main__":
    assert sys.version_info[0] == 2, "the point of these files is that Python 2 wrote them"
    import cPickle
    for protocol in PROTOCOLS:
        for pickler, name in ((pickle, "pickle"), (cPickle, "cPickle")):
            with open(os.path.join(HERE, "%s%d.pkl" % (name, protocol)), "wb") as file:
                pickler.dump(VALUES, file, protocol)
    for name, protocol in COLLECTIONS.items():
        with open(os.path.join(HERE, "%s.pkl" % name), "wb") as file:
            cPickle.dump(VALUES[name], file, protocol)
