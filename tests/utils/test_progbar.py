"""The bar's text, against what 0.3.1 and 0.3.3 (which agree) printed on Python 2.7 by the same clock."""
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.utils import progbar
from keras1.utils.progbar import Progbar, average

#: arguments; (seconds since the start, step, values) of each update; the text, <n> for n backspaces
RECORDED = {
    "eta": (
        dict(target=10), [(2.5, 1, []), (7.9, 4, []), (20., 10, [])],
        "\r 1/10 [==>...........................] - ETA: 22s"
        "<49>\r 4/10 [===========>..................] - ETA: 11s"
        "<49>\r10/10 [==============================] - 20s     \n"),
    "nothing done": (
        dict(target=3, width=5), [(1., 0, [("a", 1.)]), (2., 3, [("a", 1.)])],
        "\r0/3 [.....] - ETA: 0s - a: 0.0000e+00<37>\r3/3 [=====] - 2s - a: 1.0000         \n"),
    "shorter line": (
        dict(target=3, width=4), [(3., 1, [("loss", 123456.)]), (4., 2, [("loss", -123450.)]), (5., 3, [])],
        "\r1/3 [>...] - ETA: 6s - loss: 123456.0000<40>\r2/3 [=>..] - ETA: 2s - loss: 3.0000     "
        "<35>\r3/3 [====] - 5s - loss: 3.0000     \n"),
    "whole numbers": (
        dict(target=10, width=2),
        [(0., 3, [("x", 2), ("n", np.int64(2)), ("f", 2.)]),
         (0., 10, [("x", 3), ("n", np.int64(3)), ("f", 3.)])],
        "\r 3/10 [..] - ETA: 0s - x: 2.0000 - n: 2.0000 - f: 2.0000"
        "<56>\r10/10 [==] - 0s - x: 2.0000 - n: 2.0000 - f: 2.7000     \n"),
    "small values": (
        dict(target=5, width=3),
        [(0., 5, [("a", .001), ("b", .0011), ("c", -.5), ("d", 0.), ("e", np.nan), ("f", np.inf)])],
        "\r5/5 [===] - 0s - a: 1.0000e-03 - b: 0.0011 - c: -0.5000 - d: 0.0000e+00 - e: nan - f: inf\n"),
    "small values on a line": (
        dict(target=5, verbose=2),
        [(61., 5, [("a", .001), ("b", .0011), ("c", -.5), ("d", 0.), ("e", np.nan), ("f", np.inf)])],
        "61s - a: 1.0000e-03 - b: 0.0011 - c: -5.0000e-01 - d: 0.0000e+00 - e: nan - f: inf\n"),
    "line": (
        dict(target=4, verbose=2), [(1., 2, [("loss", 1.)]), (3661., 4, [("loss", 2.)])],
        "3661s - loss: 1.5000\n"),
    "beyond": (dict(target=10, width=5), [(1., 12, [])], "\r12/10 [======] - 1s\n"),
    "late value": (
        dict(target=4, width=2), [(1., 2, []), (2., 4, [("late", 3.)])],
        "\r2/4 [>.] - ETA: 1s<18>\r4/4 [==] - 2s - late: 3.0000\n"),
    "true": (dict(target=4, verbose=True, width=2), [(1., 4, [])], "\r4/4 [==] - 1s\n"),
    "wide target": (dict(target=1000, width=8), [(1., 7, [])], "\r   7/1000 [........] - ETA: 141s"),
    "silent": (dict(target=4, verbose=0), [(1., 4, [("a", 1.)])], ""),
}


@pytest.mark.parametrize("name", RECORDED)
def test_text(name, capsys, monkeypatch):
    arguments, steps, text = RECORDED[name]
    clock = [1000.]
    monkeypatch.setattr(progbar.time, "time", lambda: clock[0])
    bar = Progbar(**arguments)
    for seconds, current, values in steps:
        clock[0] = 1000. + seconds
        bar.update(current, values)
    expected = re.sub(r"<(\d+)>", lambda found: "\b" * int(found.group(1)), text)
    assert capsys.readouterr().out == expected


def test_nothing_to_do_is_a_full_bar(capsys):
    Progbar(0, width=3).update(0)
    assert capsys.readouterr().out == "\r0/0 [===] - 0s\n"


def test_add_counts_on_from_update(capsys):
    bar = Progbar(8)
    bar.update(3, [("x", 2.)])
    bar.add(1, [("x", 6.), ("y", 1.)])
    assert (bar.seen_so_far, bar.unique_values) == (4, ["x", "y"])
    assert bar.sum_values == {"x": [12., 4], "y": [1., 1]}


def test_an_entry_that_is_no_sum_is_shown_as_it_is(capsys):
    bar = Progbar(2, verbose=1, width=2)
    bar.update(1, [("x", 1.)])
    bar.sum_values["x"] = "soon"
    bar.update(2)
    assert capsys.readouterr().out.rstrip().endswith("2/2 [==] - 0s - x: soon")


@given(st.integers(-1000, 1000), st.integers(1, 100))
def test_average_of_whole_numbers_is_whole(total, count):
    assert average(total, count) == average(np.int64(total), count) == total // count
    assert average(float(total), count) == total / count


@pytest.mark.parametrize("release, interval, drawn", [("0.3.3", .01, 4), ("1.0.8", .01, 2), ("1.2.2", .05, 1)])
def test_from_1_0_8_on_a_bar_rests_between_two_drawings(release, interval, drawn, capsys, monkeypatch):
    clock = [1000.]
    monkeypatch.setattr(progbar.time, "time", lambda: clock[0])
    with keras1.emulate(release):
        bar = Progbar(9)
    assert bar.interval == interval
    for step, pause in enumerate([0, .005, .02, .005]):
        clock[0] += pause
        bar.update(step)
    assert capsys.readouterr().out.count("[") == drawn
    bar.update(9, force=True)
    assert capsys.readouterr().out.endswith("\n")


def test_in_1_x_the_average_of_whole_numbers_is_their_average():
    with keras1.emulate("1.2.2"):
        assert average(7, 2) == 3.5
