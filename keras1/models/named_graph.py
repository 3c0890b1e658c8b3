"""Graph as 1.0 had it: named layers, built into a functional model when it is compiled."""
import copy
import functools
from collections import OrderedDict
from typing import Any, Dict, Iterator, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1.engine.adapters import standing_in
from keras1.engine.inputs import InputLayer
from keras1.engine.layer import Layer
from keras1.engine.loops import as_list
from keras1.errors import ArgumentError, DataError, UnknownNameError, did_you_mean
from keras1.history import being
from keras1.layers.merge import Merge
from keras1.models.functional import Model
from keras1.models.stack import dropping, with_class_name
from keras1.saving.functional_config import layer_from_config

Data = Dict[str, np.ndarray]
_SHARED_MODES = ("sum", "ave", "mul", "dot", "cos", "concat")


class Graph(Model):
    """Layers connected by name, with any number of inputs and outputs; data are dicts.

    Parameters
    ----------
    name : str, optional

    Notes
    -----
    Source: ``keras.legacy.models.Graph`` of 1.0.8; that of 0.x is `keras1.models.graph.Graph`.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.0.8"):
    ...     from keras1.layers import Dense
    ...     from keras1.legacy.models import Graph
    ...     graph = Graph()
    ...     graph.add_input("x", input_shape=(3,))
    ...     graph.add_node(Dense(2), "y", input="x", create_output=True)
    ...     graph.compile("sgd", {"y": "mse"})
    >>> graph.output_shape
    (None, 2)
    """

    def __init__(self, name: Optional[str] = None):
        self._graph_namespace: set = set()
        self._graph_nodes: OrderedDict = OrderedDict()
        self._graph_inputs: OrderedDict = OrderedDict()
        self._graph_outputs: OrderedDict = OrderedDict()
        self._graph_input_config: List[Dict[str, Any]] = []
        self._graph_output_config: List[Dict[str, Any]] = []
        self._graph_node_config: List[Dict[str, Any]] = []
        self._graph_shared_nodes_names: List[str] = []
        self._trainable = True
        self._name = name or "graph_%d" % K.get_uid("graph_")

    # -- building

    def add_input(self, name: str, input_shape: Optional[Sequence] = None,
                  batch_input_shape: Optional[Sequence] = None, dtype: str = "float") -> None:
        """Add an input.

        Parameters
        ----------
        name : str
        input_shape : tuple of int
            Shape of one sample; this or ``batch_input_shape``.
        batch_input_shape : tuple of int or None
        dtype : {"float", "int"}
        """
        self._claim(name)
        kinds = {"int": "int32", "flo": K.floatx()}
        if dtype[:3] not in kinds:
            raise ArgumentError.like(Exception)('Uknown dtype (should be "int" or "float"): ' + str(dtype))
        dtype = kinds[dtype[:3]]
        with being(self.release):
            self._graph_inputs[name] = InputLayer(input_shape=input_shape, batch_input_shape=batch_input_shape,
                                                  name=name, input_dtype=dtype)
        shape = {"batch_input_shape": batch_input_shape} if batch_input_shape else {"input_shape": input_shape}
        self._graph_input_config.append(dict({"name": name, "dtype": dtype}, **shape))

    def add_node(self, layer: Layer, name: str, input: Optional[str] = None, inputs: Sequence[str] = (),
                 merge_mode: str = "concat", concat_axis: int = -1, dot_axes: int = -1,
                 create_output: bool = False) -> None:
        """Add a layer that reads one input or node, or several merged.

        Parameters
        ----------
        layer : Layer
        name : str
            The layer gets it.
        input : str, optional
        inputs : list of str, optional
        merge_mode, concat_axis, dot_axes
            How several are merged; see `Merge`.
        create_output : bool
            Whether the node is an output too, of the same name.
        """
        self._claim(name)
        layer.name = name
        with being(self.release):
            if input:
                layer.add_inbound_node(self._known(input, "Unknown node/input identifier: "))
            if inputs:
                parts = [self._known(one, "Unknown identifier: ") for one in inputs]
                layer.add_inbound_node(Merge(parts, mode=merge_mode, concat_axis=concat_axis, dot_axes=dot_axes,
                                             name="merge_inputs_for_" + name))
        self._graph_nodes[name] = layer
        self._graph_node_config.append({
            "name": name, "input": input, "inputs": list(inputs), "merge_mode": merge_mode,
            "concat_axis": concat_axis, "dot_axes": dot_axes, "create_output": create_output})
        if create_output:
            self.add_output(name, input=name)

    def add_shared_node(self, layer: Layer, name: str, inputs: Sequence[str] = (), merge_mode: Optional[str] = None,
                        concat_axis: int = -1, dot_axes: int = -1, outputs: Sequence[str] = (),
                        create_output: bool = False) -> None:
        """Add a layer that reads several inputs or nodes one by one, with the same weights.

        Parameters
        ----------
        layer, name, inputs, create_output
            See `add_node`.
        merge_mode, concat_axis, dot_axes
            How its outputs are merged; None leaves them apart.
        outputs : list of str
            What its outputs are called if they are left apart, one for each of ``inputs``.
        """
        self._claim(name)
        for one in outputs:
            self._check_free(one)
        if merge_mode and merge_mode not in _SHARED_MODES:
            raise ArgumentError.like(Exception)(str(("Invalid merge mode:", merge_mode)),
                                                "expected one of %s" % ", ".join(_SHARED_MODES))
        read = [self._known(one, "Unknown identifier: ") for one in inputs]
        with being(self.release):
            places = self._read_each(layer, read)
            if merge_mode:
                layer.name = "input_for_" + name
                self._graph_nodes[name] = Merge([layer] * len(read), mode=merge_mode, concat_axis=concat_axis,
                                                dot_axes=dot_axes, node_indices=places, name=name)
                heads = [name]
            else:
                heads = self._add_heads(layer, name, places, inputs, outputs)
        for head in heads if create_output else ():
            self.add_output(head, input=head)
        self._graph_node_config.append({
            "name": name, "layer": {"config": layer.get_config(), "class_name": type(layer).__name__},
            "inputs": list(inputs), "merge_mode": merge_mode, "concat_axis": concat_axis, "dot_axes": dot_axes,
            "outputs": list(outputs), "create_output": create_output if merge_mode else False})
        self._graph_shared_nodes_names.append(name)

    def _read_each(self, layer, read):
        """Call the layer on each; the numbers of the calls."""
        places = []
        for one in read:
            places.append(len(layer.inbound_nodes))
            layer.add_inbound_node(one)
        return places

    def _add_heads(self, layer, name, places, inputs, outputs):
        """A layer that passes on, for each output of a shared layer."""
        layer.name = name
        if len(outputs) != len(inputs):
            raise ArgumentError.like(Exception)(
                "When using merge_mode=None, you should provide a list of output names (`output` argument) the same "
                "size as `input`.", "%d outputs for %d inputs" % (len(outputs), len(inputs)))
        for head_name, place in zip(outputs, places):
            head = Layer(name=head_name)
            head.add_inbound_node(layer, place)
            self._graph_namespace.add(head_name)
            self._graph_nodes[head_name] = head
        return list(outputs)

    def add_output(self, name: str, input: Optional[str] = None, inputs: Sequence[str] = (),
                   merge_mode: str = "concat", concat_axis: int = -1, dot_axes: int = -1) -> None:
        """Make an input or node an output, or several merged; a node gets the output's name.

        Parameters
        ----------
        name, input, inputs, merge_mode, concat_axis, dot_axes
            See `add_node`.
        """
        self._graph_namespace.add(name)
        if name in self._graph_outputs:
            raise ArgumentError.like(Exception)(str(("Duplicate output identifier:", name)))
        self.built = False
        if input:
            layer = self._known(input, "Unknown node/input identifier: ")
            layer.name = name
            self._graph_outputs[name] = layer
        if inputs:
            for one in inputs:
                if one not in self._graph_nodes:
                    raise UnknownNameError.like(Exception)("Unknown identifier: " + one)
            with being(self.release):
                self._graph_outputs[name] = Merge([self._graph_nodes[one] for one in inputs], mode=merge_mode,
                                                  concat_axis=concat_axis, dot_axes=dot_axes, name=name)
        self._graph_output_config.append({"name": name, "input": input, "inputs": list(inputs),
                                          "merge_mode": merge_mode, "concat_axis": concat_axis, "dot_axes": dot_axes})

    def _claim(self, name: str) -> None:
        self._check_free(name)
        self._graph_namespace.add(name)
        self.built = False

    def _check_free(self, name: str) -> None:
        if name in self._graph_namespace:
            raise ArgumentError.like(Exception)("Duplicate node identifier: " + name)

    def _known(self, name: str, text: str) -> Layer:
        for layers in (self._graph_nodes, self._graph_inputs):
            if name in layers:
                return layers[name]
        raise UnknownNameError.like(Exception)(text + name, did_you_mean(name, self._graph_namespace))

    def build(self, input_shape: Any = None) -> None:
        """Make the functional model that the named layers stand for."""
        tensors = [[layer.output for layer in layers.values()]
                   for layers in (self._graph_inputs, self._graph_outputs)]
        self.inbound_nodes, self.outbound_nodes = [], []
        super().__init__(*tensors, name=self.name)

    def __call__(self, x: Any, mask: Any = None) -> Any:
        """The outputs for other inputs."""
        with being(self.release):
            self.build()
        return super().__call__(x, mask)

    def _trained_layers(self) -> List[Layer]:
        """The nodes: a shared layer, which is none, was not trained."""
        return list(self._graph_nodes.values())

    # -- training

    def compile(self, optimizer: Any, loss: Any, metrics: Any = (), sample_weight_modes: Any = None,
                loss_weights: Any = None, **kwargs: Any) -> None:
        """Choose how to train; see `Model.compile`."""
        if not self.built:
            with being(self.release):
                self.build()
        super().compile(optimizer, loss, metrics=list(metrics) if isinstance(metrics, tuple) else metrics,
                        sample_weight_mode=sample_weight_modes, loss_weights=loss_weights, **kwargs)

    def _arrays(self, data: Data, layers: Dict[str, Layer], what: str) -> List[np.ndarray]:
        for name in layers:
            if name not in data:
                raise DataError.like(Exception)(
                    'Expected to be provided an array (in dict argument `data`) for %s "%s".' % (what, name),
                    "it holds %s" % sorted(data))
        return [data[name] for name in layers]

    def _get_x(self, data: Data) -> List[np.ndarray]:
        """The arrays of the inputs, in order."""
        return self._arrays(data, self._graph_inputs, "input")

    def _get_y(self, data: Data) -> List[np.ndarray]:
        """The arrays of the outputs, in order."""
        return self._arrays(data, self._graph_outputs, "output")

    def fit(self, data: Data, batch_size: int = 32, nb_epoch: int = 10, verbose: int = 1,
            callbacks: Sequence[Any] = (), validation_split: float = 0., validation_data: Optional[Data] = None,
            shuffle: Any = True, class_weight: Any = None, sample_weight: Any = None, **kwargs: Any) -> Any:
        """Train for a number of epochs on a dict of inputs and targets; see `Model.fit`."""
        dropping(kwargs, "show_accuracy")
        x, y = self._get_x(data), self._get_y(data)
        if type(validation_data) is tuple:
            raise DataError.like(Exception)(
                "Cannot used sample_weight with validation data with legacy Graph model. validation_data should be a "
                "dictionary.")
        if validation_data:
            validation_data = self._get_x(validation_data), self._get_y(validation_data)
        return super().fit(x, y, batch_size=batch_size, nb_epoch=nb_epoch, verbose=verbose, callbacks=callbacks,
                           validation_split=validation_split, validation_data=validation_data, shuffle=shuffle,
                           class_weight=class_weight, sample_weight=sample_weight)

    def evaluate(self, data: Data, batch_size: int = 128, verbose: int = 0, sample_weight: Any = None,
                 **kwargs: Any) -> Any:
        """The loss on a dict of inputs and targets; see `Model.evaluate`."""
        dropping(kwargs, "show_accuracy")
        return super().evaluate(self._get_x(data), self._get_y(data), batch_size=batch_size, verbose=verbose,
                                sample_weight=sample_weight)

    def predict(self, data: Data, batch_size: int = 128, verbose: int = 0) -> Data:
        """The outputs by name, for a dict of inputs; see `Model.predict`."""
        outs = as_list(super().predict(self._get_x(data), batch_size=batch_size, verbose=verbose))
        return dict(zip(self._graph_outputs, outs))

    def train_on_batch(self, data: Data, class_weight: Any = None, sample_weight: Any = None, **kwargs: Any) -> Any:
        """One step of training on a dict of inputs and targets; see `Model.train_on_batch`."""
        dropping(kwargs, "accuracy")
        return super().train_on_batch(self._get_x(data), self._get_y(data), sample_weight=sample_weight,
                                      class_weight=class_weight)

    def test_on_batch(self, data: Data, sample_weight: Any = None, **kwargs: Any) -> Any:
        """The loss on one batch; see `Model.test_on_batch`."""
        dropping(kwargs, "accuracy")
        return super().test_on_batch(self._get_x(data), self._get_y(data), sample_weight=sample_weight)

    def predict_on_batch(self, data: List[np.ndarray]) -> Data:
        """The outputs by name, for one batch: a list of arrays, as it was."""
        return dict(zip(self._graph_outputs, as_list(super().predict_on_batch(data))))

    # -- generators

    def _of_lists(self) -> Any:
        """Within this, the methods for a batch take lists, as those of `Model` do."""
        names = ("train_on_batch", "test_on_batch", "evaluate")
        return standing_in(self, **{name: functools.partial(getattr(Model, name), self) for name in names})

    def _lists_from(self, generator: Iterator) -> Iterator:
        """What a generator of dicts makes, as lists."""
        for made in generator:
            data, weight = made if type(made) is tuple else (made, None)
            parts = (self._get_x(data), self._get_y(data))
            yield parts if weight is None else parts + (weight,)

    def fit_generator(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                      callbacks: Sequence[Any] = (), validation_data: Any = None,
                      nb_val_samples: Optional[int] = None, class_weight: Any = None, max_q_size: int = 10,
                      **kwargs: Any) -> Any:
        """Train on dicts that a generator makes; see `Model.fit_generator`."""
        dropping(kwargs, "show_accuracy", "nb_worker", "nb_val_worker")
        if validation_data and type(validation_data) is tuple:
            raise DataError.like(Exception)("Cannot use sample_weight with validation_data in legacy Graph model.")
        if validation_data and type(validation_data) is dict:
            validation_data = self._get_x(validation_data), self._get_y(validation_data)
        with self._of_lists():
            return super().fit_generator(
                self._lists_from(generator), samples_per_epoch, nb_epoch, verbose=verbose, callbacks=callbacks,
                validation_data=validation_data, nb_val_samples=nb_val_samples, class_weight=class_weight,
                max_q_size=max_q_size)

    def evaluate_generator(self, generator: Iterator, val_samples: int, verbose: int = 1, max_q_size: int = 10,
                           **kwargs: Any) -> Any:
        """The loss on dicts that a generator makes; see `Model.evaluate_generator`."""
        dropping(kwargs, "show_accuracy")
        with self._of_lists():
            return super().evaluate_generator(self._lists_from(generator), val_samples, max_q_size=max_q_size)

    def _evaluate_meanwhile(self, generator: Iterator, val_samples: int, max_q_size: int, nb_worker: int) -> Any:
        """As `evaluate_generator`, which knows no workers."""
        return self.evaluate_generator(generator, val_samples, max_q_size=max_q_size)

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """How inputs, nodes and outputs were added, and the nodes' configurations."""
        nodes = {name: {"class_name": type(node).__name__, "config": node.get_config()}
                 for name, node in self._graph_nodes.items()}
        for name in self._graph_shared_nodes_names:
            if name in nodes:
                nodes[name]["shared"] = True
        return copy.deepcopy({"input_config": self._graph_input_config, "node_config": self._graph_node_config,
                              "output_config": self._graph_output_config, "nodes": nodes})

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Graph":
        """A graph from what `get_config` gave; its weights are drawn anew."""
        graph, config = cls(), copy.deepcopy(config)
        for arguments in config["input_config"]:
            graph.add_input(**arguments)
        for arguments in config["node_config"]:
            data = with_class_name(config["nodes"][arguments["name"]])
            layer = layer_from_config(arguments.pop("layer", data))
            add = graph.add_shared_node if data.get("shared") else graph.add_node
            add(layer, **dict(arguments, create_output=False))
        for arguments in config["output_config"]:
            graph.add_output(**arguments)
        return graph

    def load_weights(self, fname: str, by_name: bool = False) -> None:
        """Read the weights of an HDF5 file; see `Model.load_weights`."""
        if not self.built:
            with being(self.release):
                self.build()
        super().load_weights(fname, by_name)
