"""Pictures of models."""
import shutil
import sys

import pytest

import keras1
from keras1.layers.core import Activation, Dense, Merge
from keras1.models import Graph, Sequential
from keras1.utils.visualize_util import ModelToDot, layer_typename, model_to_dot, plot, to_graph


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
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with pytest.raises(RuntimeError, match="You must install pydot and graphviz") as caught:
        plot(graph(), str(tmp_path / "m.png"))
    assert "apt install graphviz" in caught.value.hint
    monkeypatch.setitem(sys.modules, "pydot", None)
    with pytest.raises(RuntimeError):
        to_graph(graph())


# -- 1.x

def functional(release):
    """Two calls of one layer, summed."""
    with keras1.emulate(release):
        from keras1.layers import Dense, Input, merge
        from keras1.models import Model

        x, y = Input(shape=(2,), name="x"), Input(shape=(2,), name="y")
        shared = Dense(3, name="shared")
        return Model(input=[x, y], output=merge([shared(x), shared(y)], mode="sum", name="both"))


@pytest.mark.parametrize("release, labels", [
    ("1.0.8", ["x (InputLayer)", "shared (Dense)", "both (Merge)"]),
    ("1.2.2", ["x: InputLayer", "shared: Dense", "both: Merge"])])
def test_nodes_of_a_functional_model(release, labels):
    pytest.importorskip("pydot")
    model = functional(release)
    with keras1.emulate(release):
        dot = model_to_dot(model, show_shapes=True)
    assert (len(dot.get_nodes()) - 1, len(dot.get_edges())) == (4, 4)
    text = dot.to_string()
    for label in labels:
        assert label in text
    assert "{(None, 2)}|{(None, 3)}" in text and "{[(None, 3), (None, 3)]}|{(None, 3)}" in text


def test_classes_alone():
    pytest.importorskip("pydot")
    with keras1.emulate("1.2.2"):
        text = model_to_dot(functional("1.2.2"), show_layer_names=False).to_string()
    assert '"Dense"' in text and "shared" not in text


def test_what_a_wrapper_holds():
    pytest.importorskip("pydot")
    for release, label in [("1.1.0", "steps (TimeDistributed)"), ("1.2.2", "steps(inner): TimeDistributed(Dense)")]:
        with keras1.emulate(release):
            from keras1.layers import Dense, TimeDistributed
            from keras1.models import Sequential

            steps = TimeDistributed(Dense(3, name="inner"), name="steps", input_shape=(4, 2))
            assert label in model_to_dot(Sequential([steps])).to_string()


def test_a_stack_of_1_x_and_a_classic_one():
    pytest.importorskip("pydot")
    with keras1.emulate("1.2.2"):
        from keras1.layers import Dense
        from keras1.models import Sequential

        dot = model_to_dot(Sequential([Dense(3, input_dim=2), Dense(1)]))
    assert (len(dot.get_nodes()) - 1, len(dot.get_edges())) == (3, 2)
    assert len(model_to_dot(graph()).get_edges()) == 4


def test_from_1_2_on_a_missing_package_is_an_import_error(monkeypatch, tmp_path):
    pytest.importorskip("pydot")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with keras1.emulate("1.2.2"), pytest.raises(ImportError, match="You must install pydot and graphviz"):
        plot(functional("1.2.2"), str(tmp_path / "m.svg"))
