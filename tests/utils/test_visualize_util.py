"""Pictures of models."""
import shutil

import pytest

from keras1.layers.core import Activation, Dense, Merge
from keras1.models import Graph, Sequential
from keras1.utils import visualize_util
from keras1.utils.visualize_util import ModelToDot, layer_typename, plot, to_graph


def two_readers():
    left, right = Sequential([Dense(3, input_dim=2)]), Sequential([Dense(3, input_dim=2), Activation("tanh")])
    return Sequential([Merge([left, right], mode="sum"), Dense(1)])


def graph():
    model = Graph()
    model.add_input("x", input_shape=(2,))
    model.add_node(Dense(3), "a", input="x")
    model.add_node(Dense(3), "b", inputs=["a", "x"], merge_mode="concat")
    model.add_output("out", input="b")
    return model


@pytest.mark.parametrize("model, nodes, edges", [
    (Sequential([Dense(3, input_dim=2), Activation("tanh")]), 2, 1), (two_readers(), 5, 4), (graph(), 4, 4)])
def test_nodes_and_edges(model, nodes, edges):
    pytest.importorskip("pydot")
    dot = to_graph(model)
    assert (len(dot.get_nodes()) - 1, len(dot.get_edges())) == (nodes, edges)  # one node holds the defaults


def test_labels_show_names_and_shapes():
    pytest.importorskip("pydot")
    text = to_graph(graph(), show_shape=True).to_string()
    assert "a (keras.layers.core.Dense)" in text and "(None, 3)" in text


def test_edges_need_no_pydot():
    assert len(list(ModelToDot.edges_of(graph()))) == 4


def test_names_of_classes():
    class Own(Dense):
        pass

    assert layer_typename(Own(3)).endswith("Own") and layer_typename(Dense(3)) == "keras.layers.core.Dense"


def test_what_is_missing_is_said(monkeypatch, tmp_path):
    pytest.importorskip("pydot")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(RuntimeError, match="You must install pydot and graphviz") as caught:
        plot(graph(), str(tmp_path / "m.png"))
    assert "apt install graphviz" in caught.value.hint
    monkeypatch.setattr(visualize_util, "_pydot", lambda: (_ for _ in ()).throw(visualize_util._missing("pip")))
    with pytest.raises(RuntimeError):
        to_graph(graph())
