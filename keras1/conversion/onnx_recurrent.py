"""Recurrent layers of Keras 3 in ONNX: one loop (Scan) over the steps, whose body is a step.

ONNX has an LSTM and a GRU of its own; they know only masks that hide the end of a sequence, and Keras pads the front.
"""
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import numpy as np

from keras1.conversion.onnx_graph import Graph, Tensor
from keras1.conversion.onnx_layers import activated, axes, transposed
from keras1.conversion.onnx_places import as_filters, channels_back, channels_first, correlated, is_last
from keras1.saving.description import LayerRecord

Step = Callable[[Graph, Tensor, List[Tensor]], List[Tensor]]


class Cell(NamedTuple):
    """A recurrence: what it reads at all steps, how a step goes, the shapes of its states (the first is its output)."""

    read: Tensor
    step: Step
    states: List[Tuple[int, ...]]


# -- cells

def _simple(graph: Graph, record: LayerRecord, x: Tensor) -> Cell:
    kernel, recurrent, bias = _weights(record)
    read = _times(graph, x, kernel, bias)

    def step(body: Graph, now: Tensor, states: List[Tensor]) -> List[Tensor]:
        total = body.op("Add", now, body.op("MatMul", states[0], recurrent))
        return [activated(body, total, record.config.get("activation", "tanh"))]
    return Cell(read, step, [(recurrent.shape[0],)])


def _lstm(graph: Graph, record: LayerRecord, x: Tensor) -> Cell:
    kernel, recurrent, bias = _weights(record)
    read = _times(graph, x, kernel, bias)

    def step(body: Graph, now: Tensor, states: List[Tensor]) -> List[Tensor]:
        total = body.op("Add", now, body.op("MatMul", states[0], recurrent))
        return _lstm_step(body, record, body.ops("Split", 4, total, axis=-1, num_outputs=4), states[1])
    return Cell(read, step, [(recurrent.shape[0],)] * 2)


def _lstm_step(body: Graph, record: LayerRecord, totals: List[Tensor], before: Tensor) -> List[Tensor]:
    """Output and state from what goes into the gates i, f, c, o."""
    gate, new = record.config.get("recurrent_activation", "sigmoid"), record.config.get("activation", "tanh")
    let_in, forget, let_out = (activated(body, totals[place], gate) for place in (0, 1, 3))
    state = body.op("Add", body.op("Mul", forget, before), body.op("Mul", let_in, activated(body, totals[2], new)))
    return [body.op("Mul", let_out, activated(body, state, new)), state]


def _gru(graph: Graph, record: LayerRecord, x: Tensor) -> Cell:
    kernel, recurrent, bias = _weights(record)
    after, units = record.config.get("reset_after"), recurrent.shape[0]
    both = bias if after and bias is not None else [bias, None]
    read = _times(graph, x, kernel, both[0])
    gate, new = record.config.get("recurrent_activation", "sigmoid"), record.config.get("activation", "tanh")

    def step(body: Graph, now: Tensor, states: List[Tensor]) -> List[Tensor]:
        before, = states
        now_z, now_r, now_h = body.ops("Split", 3, now, axis=-1, num_outputs=3)
        if after:
            old_z, old_r, old_h = body.ops("Split", 3, _times(body, before, recurrent, both[1]), axis=-1, num_outputs=3)
        else:
            old_z, old_r = body.ops("Split", 2, body.op("MatMul", before, recurrent[:, :2 * units]), axis=-1,
                                    num_outputs=2)
        update = activated(body, body.op("Add", now_z, old_z), gate)
        reset = activated(body, body.op("Add", now_r, old_r), gate)
        if after:
            part = body.op("Mul", reset, old_h)
        else:
            part = body.op("MatMul", body.op("Mul", reset, before), recurrent[:, 2 * units:])
        fresh = activated(body, body.op("Add", now_h, part), new)
        rest = body.op("Mul", body.op("Sub", np.float32(1), update), fresh)
        return [body.op("Add", body.op("Mul", update, before), rest)]
    return Cell(read, step, [(units,)])


def _conv_lstm(graph: Graph, record: LayerRecord, x: Tensor) -> Cell:
    """Its steps have their channels first, whatever the layer's ordering."""
    kernel, recurrent, bias = _weights(record)
    flat = graph.op("Reshape", x, axes(-1, *x.shape[2:]))
    flat = channels_first(graph, flat, is_last(record))
    made = correlated(graph, flat, as_filters(kernel), record)
    if bias is not None:
        made = graph.op("Add", made, bias.reshape(-1, 1, 1))
    read = graph.op("Reshape", made, axes(-1, x.shape[1], *made.shape[1:]))
    inner = LayerRecord(record.name, record.class_name, {"padding": "same"})
    filters, shape = as_filters(recurrent), (made.shape[1] // 4, *made.shape[2:])

    def step(body: Graph, now: Tensor, states: List[Tensor]) -> List[Tensor]:
        total = body.op("Add", now, correlated(body, states[0], filters, inner))
        return _lstm_step(body, record, body.ops("Split", 4, total, axis=1, num_outputs=4), states[1])
    return Cell(read, step, [shape, shape])


def _weights(record: LayerRecord) -> Tuple[np.ndarray, np.ndarray, Optional[np.ndarray]]:
    values = [weight.value.astype("float32") for weight in record.weights]
    return values[0], values[1], values[2] if len(values) > 2 else None


def _times(graph: Graph, x: Tensor, kernel: np.ndarray, bias: Optional[np.ndarray]) -> Tensor:
    product = graph.op("MatMul", x, kernel)
    return product if bias is None else graph.op("Add", product, bias)


_CELLS: Dict[str, Callable[[Graph, LayerRecord, Tensor], Cell]] = {
    "SimpleRNN": _simple, "LSTM": _lstm, "GRU": _gru, "ConvLSTM2D": _conv_lstm,
    "SimpleRNNCell": _simple, "LSTMCell": _lstm, "GRUCell": _gru,
}


# -- the loop

def _recurrent(graph: Graph, record: LayerRecord, inputs: List[Tensor], aligned: bool = False) -> Any:
    """A layer on a sequence, and on its first states if they are read too.

    ``aligned`` puts the outputs of a layer that goes backwards in the order of the steps that they belong to.
    """
    x, config = inputs[0], record.config
    cell = _CELLS[record.class_name](graph, record, x)
    first = list(inputs[1:]) or _first_states(graph, record, cell, x)
    last, outputs = _loop(graph, record, cell, first, x.mask, aligned)
    if config.get("stateful"):
        for number, state in enumerate(last):
            graph.output("%s_state_%d_next" % (record.name, number), state)
    folded = record.class_name == "ConvLSTM2D" and is_last(record)
    sequences = config.get("return_sequences")
    found = outputs if sequences else last[0]
    if folded:
        found = _channels_back(graph, found, bool(sequences))
    found = found.masked(x.mask if sequences else None)
    return [found, *last] if config.get("return_state") else found


def _channels_back(graph: Graph, x: Tensor, sequences: bool) -> Tensor:
    return graph.op("Transpose", x, perm=[0, 1, 3, 4, 2]) if sequences else channels_back(graph, x, True)


def _first_states(graph: Graph, record: LayerRecord, cell: Cell, x: Tensor) -> List[Tensor]:
    """Zeros; of a stateful layer inputs of the model, which for the next batch get what the last one gave out."""
    if record.config.get("stateful"):
        return [graph.input("%s_state_%d" % (record.name, number), (x.shape[0], *shape))
                for number, shape in enumerate(cell.states)]
    from onnx import numpy_helper
    samples = graph.op("Slice", graph.op("Shape", x), axes(0), axes(1))
    zero = numpy_helper.from_array(np.zeros(1, "float32"))
    made = []
    for shape in cell.states:
        state = graph.op("ConstantOfShape", graph.op("Concat", samples, axes(*shape), axis=0), value=zero)
        made.append(state._replace(shape=(x.shape[0], *shape)))
    return made


def _loop(graph: Graph, record: LayerRecord, cell: Cell, first: List[Tensor], mask: Optional[Tensor],
          aligned: bool) -> Tuple[List[Tensor], Tensor]:
    """The last states, and the outputs of all steps along the second axis."""
    from onnx import helper

    backwards = bool(record.config.get("go_backwards"))
    read = [_steps_first(graph, part, backwards) for part in (cell.read, mask) if part is not None]
    body = Graph(graph, graph.name("step") + "/")
    states = [body.input(body.name("state"), state.shape) for state in first]
    now, *shown = [body.input(body.name("now"), part.shape[1:], part.kind) for part in read]
    output, *after = _step(body, record, cell, now, states, *shown)
    names = [body.name("next") for _ in states] + [body.name("output")]
    for name, tensor in zip(names, [*after, output]):
        body.output(name, tensor)
    made = [graph.name("last") for _ in states] + [graph.name("outputs")]
    graph.nodes.append(helper.make_node(
        "Scan", [state.name for state in first] + [part.name for part in read], made, name=made[-1],
        body=helper.make_graph(body.nodes, "step", body.inputs, body.outputs), num_scan_inputs=len(read)))
    last = [Tensor(name, state.shape) for name, state in zip(made, first)]
    outputs = Tensor(made[-1], (read[0].shape[0], *first[0].shape))
    return last, _steps_second(graph, outputs, aligned and backwards)


def _steps_first(graph: Graph, x: Tensor, backwards: bool) -> Tensor:
    """A sequence with its steps along the first axis, in the order in which they are read."""
    x = transposed(graph, x, [1, 0, *range(2, len(x.shape))])
    return _turned(graph, x) if backwards else x


def _steps_second(graph: Graph, x: Tensor, backwards: bool) -> Tensor:
    x = _turned(graph, x) if backwards else x
    return transposed(graph, x, [1, 0, *range(2, len(x.shape))])


def _turned(graph: Graph, x: Tensor) -> Tensor:
    """From the last along the first axis to the first."""
    made = graph.op("Slice", x, axes(-1), axes(-np.iinfo("int64").max), axes(0), axes(-1))
    return made._replace(shape=x.shape)


def _step(body: Graph, record: LayerRecord, cell: Cell, now: Tensor, states: List[Tensor],
          shown: Optional[Tensor] = None) -> List[Tensor]:
    """The output and the states after a step; at a hidden one all stay as they are."""
    after = cell.step(body, now, states)
    if shown is None:
        return [after[0], *after]
    wide = body.op("Unsqueeze", shown, axes(*range(1, len(states[0].shape))))
    kept = [body.op("Where", wide, new, old) for new, old in zip(after, states)]
    if record.config.get("zero_output_for_mask"):
        return [body.op("Mul", after[0], body.op("Cast", wide, to=1)), *kept]
    return [kept[0], *kept]


# -- layers of them

def _both_ways(graph: Graph, record: LayerRecord, inputs: List[Tensor]) -> Any:
    """A layer in each direction, whose outputs are merged."""
    half = (len(inputs) - 1) // 2
    own = [[inputs[0], *inputs[1:1 + half]], [inputs[0], *inputs[1 + half:]]]
    found = [_recurrent(graph, inner, read, aligned=True) for inner, read in zip(record.wrapped, own)]
    states = [state for part in found if isinstance(part, list) for state in part[1:]]
    forward, backward = [part[0] if isinstance(part, list) else part for part in found]
    merged = _MERGED[record.config.get("merge_mode")](graph, forward, backward)
    if isinstance(merged, list):
        return [part.masked(forward.mask) for part in merged] + states
    merged = merged.masked(forward.mask)
    return [merged, *states] if states else merged


_MERGED: Dict[Any, Callable[[Graph, Tensor, Tensor], Any]] = {
    "concat": lambda graph, one, other: graph.op("Concat", one, other, axis=-1),
    "sum": lambda graph, one, other: graph.op("Add", one, other),
    "mul": lambda graph, one, other: graph.op("Mul", one, other),
    "ave": lambda graph, one, other: graph.op("Mean", one, other),
    None: lambda graph, one, other: [one, other],
}


def _of_cells(graph: Graph, record: LayerRecord, inputs: List[Tensor]) -> Any:
    """Cells upon each other are layers upon each other."""
    cell = record.wrapped[0]
    cells, x = cell.wrapped or [cell], inputs[0]
    states: List[Tensor] = []
    for number, inner in enumerate(cells):
        whole = number < len(cells) - 1
        backwards = record.config.get("go_backwards") and number == 0
        part = LayerRecord("%s_%d" % (record.name, number), inner.class_name,
                           {**record.config, **inner.config, "return_sequences": whole or
                            record.config.get("return_sequences"), "go_backwards": backwards, "return_state": True})
        part.weights = inner.weights
        x, *last = _recurrent(graph, part, [x])
        states += last
    return [x, *states] if record.config.get("return_state") else x


LAYERS: Dict[str, Callable[[Graph, LayerRecord, List[Tensor]], Any]] = {
    **dict.fromkeys(("SimpleRNN", "LSTM", "GRU", "ConvLSTM2D"), _recurrent), "Bidirectional": _both_ways,
    "RNN": _of_cells,
}
