"""Pictures of models of 2.x: nodes, edges, clusters, and real files."""
import shutil
import sys

import pytest

import keras1
from keras1.utils.vis_utils import is_model, is_wrapped_model, model_to_dot, plot_model

pytest.importorskip("pydot")


@pytest.fixture(params=["1.2.2", "2.3.1"])
def keras2(request):
    """The release that draws; the model is one of 1.2.2."""
    with keras1.emulate(request.param):
        yield


def nested():
    """x -> inner (two layers) -> TimeDistributed(model) -> last, and x -> last."""
    with keras1.emulate("1.2.2"):
        return made()


def made():
    from keras1.layers import Dense, Input, TimeDistributed, merge
    from keras1.models import Model, Sequential

    steps = Sequential([Dense(3, input_shape=(4,), name="step")], name="steps")
    inner_in = Input(shape=(5, 2), name="inner_in")
    inner = Model(inner_in, TimeDistributed(Dense(4, name="d"), name="td")(inner_in), name="inner")
    x = Input(shape=(5, 2), name="x")
    y = TimeDistributed(steps, name="each")(inner(x))
    return Model(x, merge([x, y], mode="concat", name="last"), name="outer")


def named(dot):
    """The labels of the nodes by their names."""
    found = {node.get_name(): node.get_label() for node in dot.get_nodes() if node.get_name() != "node"}
    for cluster in dot.get_subgraphs():
        found.update(named(cluster))
    return found


def edges(dot):
    names = named(dot)
    found = {(names[edge.get_source()].split(":")[0], names[edge.get_destination()].split(":")[0])
             for edge in dot.get_edges()}
    return found.union(*(edges(cluster) for cluster in dot.get_subgraphs()))


def test_nodes_and_edges(keras2):
    dot = model_to_dot(nested(), show_shapes=True, rankdir="LR", dpi=200)
    assert edges(dot) == {("x", "inner"), ("inner", "each(steps)"), ("each(steps)", "last"), ("x", "last")}
    text = dot.to_string()
    for label in ("inner: Model", "each(steps): TimeDistributed(Sequential)", "last: Merge",
                  "rankdir=LR", "dpi=200", "{(None, 5, 2)}|{(None, 5, 4)}",
                  "{[(None, 5, 2), (None, 5, 3)]}|{(None, 5, 5)}"):
        assert label in text


def test_models_in_a_model_are_clusters(keras2):
    dot = model_to_dot(nested(), expand_nested=True)
    assert sorted(cluster.get_label() for cluster in dot.get_subgraphs()) == ["inner", "steps"]
    assert edges(dot) >= {("x", "inner_in"), ("inner_in", "td(d)"), ("td(d)", "each"), ("step", "last"), ("x", "last")}
    assert [end for start, end in edges(dot) if start == "each"][0].startswith("dense_input")
    assert not any("inner:" in label for label in named(dot).values())


def test_classes_alone(keras2):
    labels = set(named(model_to_dot(nested(), show_layer_names=False)).values())
    assert "Model" in labels and "InputLayer" in labels


def test_what_a_model_is(keras2):
    model = nested()
    assert is_model(model) and is_wrapped_model(model.get_layer("each")) and not is_model(model.get_layer("last"))


@pytest.mark.skipif(sys.version_info < (3, 10) and not shutil.which("dot"), reason="no Graphviz")
@pytest.mark.parametrize("name, begin", [
    ("m.png", b"\x89PNG\r\n"), ("m", b"\x89PNG\r\n"), ("m.svg", b"<?xml"), ("m.pdf", b"%PDF"), ("m.dot", b"digraph")])
def test_a_picture_is_drawn(name, begin, keras2, tmp_path):
    plot_model(nested(), str(tmp_path / name), show_shapes=True, expand_nested=True)
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_the_program_is_used_where_it_is(keras2, monkeypatch):
    import pydot

    written = []
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(pydot.Dot, "write", lambda self, path, format: written.append((path, format)))
    plot_model(nested(), "there.svg")
    assert written == [("there.svg", "svg")]


@pytest.mark.parametrize("keras2", ["2.3.1"], indirect=True)
@pytest.mark.parametrize("missing, kind, words", [
    ("pydot", ImportError, "Failed to import `pydot`. Please install `pydot`."),
    ("pygraphviz", OSError, "`pydot` failed to call GraphViz.")])
def test_what_is_missing_is_said(missing, kind, words, keras2, monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(kind, match=words):
        plot_model(nested(), str(tmp_path / "m.png"))


def test_a_classic_model():
    from keras1.layers.core import Dense
    from keras1.models import Sequential

    with keras1.emulate("0.3.3"):
        assert len(model_to_dot(Sequential([Dense(3, input_dim=2), Dense(1)])).get_edges()) == 1
