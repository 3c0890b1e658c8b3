"""Walks over functional graphs, on random graphs and on broken ones."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import keras1
from keras1.engine.walk import Walk, get_source_inputs
from keras1.layers import Dense, Input, merge
from keras1.models import Model


@st.composite
def graphs(draw):
    """For each node beyond the two inputs, the one or two earlier ones that it reads."""
    count = draw(st.integers(1, 6))
    return [draw(st.lists(st.integers(0, number + 1), min_size=1, max_size=2)) for number in range(count)]


def built(graph):
    tensors = [Input((2,)), Input((2,))]
    for sources in graph:
        read = [tensors[number] for number in sources]
        tensors.append(Dense(2, weights=None)(read[0]) if len(read) == 1 else merge(read, mode="sum"))
    return tensors


@given(graphs())
@settings(max_examples=25)
def test_every_node_lies_deeper_than_those_that_read_it(graph):
    with keras1.emulate("1.2.2"):
        tensors = built(graph)
        walk = Walk([tensors[-1]])
        depth = {node: d for d, nodes in walk.nodes_by_depth.items() for node in nodes}
        seen = set()
        for node in walk.nodes():
            assert all(origin.node in seen for origin in node.origins())
            assert all(depth[origin.node] > depth[node] for origin in node.origins())
            seen.add(node)
        assert {node.outbound_layer for node in seen} == set(walk.layers)
        assert len(walk.layers) == len(set(walk.layers))


@given(graphs())
@settings(max_examples=25)
def test_sources_are_the_inputs_that_make_a_connected_model(graph):
    with keras1.emulate("1.2.2"):
        tensors = built(graph)
        sources = get_source_inputs(tensors[-1])
        assert set(sources) <= set(tensors[:2])
        model = Model(sources, tensors[-1])
        assert model.inputs == sources
        if len(sources) == 2:
            with pytest.raises(RuntimeError, match="Graph disconnected"):
                Model(sources[0], tensors[-1])


def test_two_layers_of_one_name_are_refused():
    with keras1.emulate("1.2.2"):
        x = Input((2,))
        with pytest.raises(RuntimeError, match='The name "same" is used 2 times'):
            Model(x, Dense(2, name="same")(Dense(2, name="same")(x)))
