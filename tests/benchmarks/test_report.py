"""Tables and plots, from results beside this file that have the form of a run's; their numbers are made up."""
import doctest
import re
from pathlib import Path

import pytest

from benchmarks import growth, plots, results_file, spread, tables
from keras1.backend.fast_paths import PATHS

HERE = Path(__file__).resolve().parent
PICTURES = {"steps", "starts", "memory", "depth", *growth.GROWTH}


@pytest.fixture
def results():
    return results_file.read(HERE / "results.json")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "performance.md"
    path.write_text("# Speed\n\n" + "\n".join("<!-- measured: %s -->\nwritten before\n<!-- end -->\n" % name
                                              for name in tables.TABLES) + "\nThe end.\n", "utf-8")
    return path


@pytest.mark.parametrize("module", [spread, tables, results_file], ids=lambda module: module.__name__)
def test_examples(module):
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


def test_tables_are_written_between_their_marks(results, page):
    tables.into_page(results, page)
    once = page.read_text("utf-8")
    assert "written before" not in once and once.startswith("# Speed\n") and once.endswith("\nThe end.\n")
    tables.into_page(results, page)
    assert page.read_text("utf-8") == once


def test_every_table_has_rows_of_one_length(results):
    for name, table in tables.TABLES.items():
        lines = [line for line in table(results).splitlines() if line.startswith("|")]
        assert len(lines) > 2, name
        assert len({line.count(" |") for line in lines}) == 1, name


def test_the_time_of_keras1_and_the_ratio_to_it(results):
    ms = results["steps"]["mlp"]["ms"]
    row = re.search(r"\| `mlp` MLP.*", tables.times(results)).group().split(" | ")
    assert row[1].strip("*") == tables.number(spread.spread(ms["keras1"]).median)
    row = re.search(r"\| `mlp`.*", tables.compared_times(results)).group().split(" | ")
    each = [jax / ours for jax, ours in zip(ms["jax"], ms["keras1"])]
    assert row[tables.compared(results["steps"]).index("jax")].startswith(tables.number(spread.spread(each).median))


def test_a_page_without_marks_is_refused(results, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("nothing")
    with pytest.raises(ValueError, match="has no <!-- measured: machine -->"):
        tables.into_page(results, page)


def test_the_page_has_every_table_plot_and_fast_path():
    text = tables.PAGE.read_text("utf-8")
    assert set(re.findall("<!-- measured: (.*?) -->", text)) == set(tables.TABLES)
    assert set(re.findall(r"\(performance-(.*?)\.png\)", text)) == PICTURES
    assert re.findall(r"^\| `(\w+)` \|", text.partition("## Fast paths")[2], re.MULTILINE) == list(PATHS)


def test_what_failed_and_what_is_missing_is_told(results):
    results["steps"]["mlp"]["failed"]["1.2.2"] = "no answer in time"
    results["missing"]["torch"] = "tools/make-benchmarks.sh torch"
    results["left_out"].append("memory")
    assert "mlp under Keras 1.2.2 (no answer in time)" in tables.times(results)
    told = tables.machine(results)
    assert "and so not measured: Keras 3, torch." in told and "Left out of the last run: memory." in told


def test_plots_are_drawn(results, tmp_path):
    drawn = plots.draw(results, tmp_path)
    assert {path.name for path in drawn} == {"performance-%s.png" % name for name in PICTURES}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in drawn)
