"""The functional protocol (1.x): layers that are called on tensors.

``layer(x)`` builds the layer for the shape of ``x`` if need be, calls it once, and notes a `Node`.  The
properties below tell what the nodes hold; losses and updates are kept by the inputs they belong to.
"""
import warnings
from typing import Any, Dict, List, Optional

from keras1 import backend as K
from keras1.engine.nodes import (
    History,
    InputSpec,
    Node,
    error_class,
    is_keras_tensor,
    mark,
    run,
    shape_of,
    single,
    to_list,
)
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import alias, being, versioned


class FunctionalProtocol:
    """Connecting layers by calling them.

    Attributes
    ----------
    inbound_nodes, outbound_nodes : list of Node
        The layer's calls, and the calls of others that read it.
    built : bool
        Whether its weights were made.
    input_spec : list of InputSpec, optional
        What it expects of each input.
    losses : list of tensors
        Penalties that it adds to the loss of a model (from 1.2).
    uses_learning_phase : bool
        Whether it says that it differs between training and use.
    """

    input_spec: Optional[List[InputSpec]] = None
    uses_learning_phase = False
    #: Whether ``call`` takes a mask, and whether it has an argument of that name; set when the class is made.
    call_takes_mask = call_names_mask = True
    _inbound_nodes = alias(("0.1.0", "inbound_nodes"))
    _outbound_nodes = alias(("0.1.0", "outbound_nodes"))

    @property
    def says_of_phase(self) -> bool:
        """Whether all its outputs count as differing between training and use; see ``uses_learning_phase``."""
        return self._says_of_phase()

    @versioned
    def _says_of_phase(self):
        return self.uses_learning_phase

    @_says_of_phase.since("2.0.0", reason="built-in layers leave it to K.in_train_phase")
    def _says_of_phase_if_own(self):
        return self.uses_learning_phase and self.tracks_attributes

    def __new__(cls, *args, **kwargs):
        """Set the state that every layer has, whether or not ``__init__`` of ``Layer`` ever runs."""
        self = super().__new__(cls)
        self.inbound_nodes: List[Node] = []
        self.outbound_nodes: List[Node] = []
        self._kept_by_inputs: Dict[str, Dict[Any, List[Any]]] = {"losses": {}, "updates": {}}
        return self

    # -- calling

    @versioned
    def _call_functional(self, x: Any, mask: Any = None, arguments: Optional[dict] = None) -> Any:
        """The output tensor, or list of them, for a tensor or a list of them."""
        inputs = list(x) if isinstance(x, (list, tuple)) else [x]
        with being(self.release):
            if not self.built:
                self.assert_input_compatibility(x)
                self.build(single([self._shape_of_input(tensor) for tensor in inputs]))
                self.built = True
            self.assert_input_compatibility(x)
            if inputs and all(is_keras_tensor(tensor) for tensor in inputs):
                self.add_inbound_node(*(list(part) for part in zip(*(t._keras_history for t in inputs))),
                                      arguments=arguments)
                outputs = self.inbound_nodes[-1].output_tensors
            else:
                given = {"mask": mask} if self.call_takes_mask else {}
                outputs = to_list(self.call(x, **given, **(arguments or {})))
            self._regularize_activity(outputs, inputs)
        return single(outputs)

    @_call_functional.since("2.0.0", reason="any tensor can be called on; a mask is handed on only if there is one")
    def _call_and_note(self, x: Any, arguments: Optional[dict] = None) -> Any:
        inputs = list(x) if isinstance(x, (list, tuple)) else [x]
        x = inputs if isinstance(x, list) else x
        with being(self.release), K.name_scope(self.name):
            if not self.built:
                self.assert_input_compatibility(x)
                self._build_for(inputs)
                self.built = True
                self._set_initial_weights()
            self.assert_input_compatibility(x)
            node = Node.noted(self, x, inputs, arguments or {})
            self._regularize_activity(node.output_tensors, inputs)
        return single(node.output_tensors)

    @versioned
    def _build_for(self, inputs):
        self.build(single([self._shape_of_input(tensor) for tensor in inputs]))

    @_build_for.since("2.2.0", reason="what needs no shape is built without one")
    def _build_for_any(self, inputs):
        shapes = [shape_of(tensor) for tensor in inputs]
        try:
            self.build(single(shapes))
        except (AttributeError, TypeError):
            for tensor, shape in zip(inputs, shapes):
                if shape is None:
                    self._shape_of_input(tensor)  # says which layer it is and what to do
            raise

    def _shape_of_input(self, tensor: Any):
        shape = shape_of(tensor)
        if shape is None:
            raise ShapeError.like(self._class_of_unknown_shape())(
                'You tried to call layer "%s". This layer has no information about its expected input shape, and '
                "thus cannot be built. You can build it manually via: `layer.build(batch_input_shape)`" % self.name,
                "or call it on a tensor that Input() or a layer made")
        return shape

    @versioned
    def _class_of_unknown_shape(self):
        return error_class(ValueError)

    @_class_of_unknown_shape.since("2.2.0", reason="build was called with None, and stumbled over it")
    def _type_error_on_unknown_shape(self):
        return TypeError

    @versioned
    def _regularize_activity(self, outputs, inputs):
        pass  # the regularizer stands among the others and asks for the output when the loss is built

    @_regularize_activity.since("1.2.0", reason="activity regularizers add a loss for each call")
    def _add_activity_losses(self, outputs, inputs):
        regularizer = getattr(self, "activity_regularizer", None)
        if regularizer is not None:
            self.add_loss([regularizer(x) for x in outputs], inputs)

    def add_inbound_node(self, inbound_layers: Any, node_indices: Any = None, tensor_indices: Any = None,
                         arguments: Optional[dict] = None) -> None:
        """Call the layer on the outputs of others.

        Parameters
        ----------
        inbound_layers : Layer or list of Layer
        node_indices, tensor_indices : int or list of int, optional
            Which of their calls, and which of the outputs; by default the first.
        """
        layers = to_list(inbound_layers)
        nodes = to_list(node_indices) if node_indices else [0] * len(layers)
        tensors = to_list(tensor_indices) if tensor_indices else [0] * len(layers)
        if not self.built:
            self.build(single([layer.inbound_nodes[n].output_shapes[t]
                               for layer, n, t in zip(layers, nodes, tensors)]))
            self.built = True
        Node.create_node(self, layers, nodes, tensors, arguments)

    def create_input_layer(self, batch_input_shape: Any, input_dtype: Optional[str] = None,
                           name: Optional[str] = None) -> None:
        """Put an input of that shape before the layer, and call the layer on it."""
        from keras1.engine.inputs import Input

        if not name:
            prefix = type(self).__name__.lower() + "_input_"
            name = prefix + str(K.get_uid(prefix))
        self.batch_input_shape = batch_input_shape
        self.input_dtype = input_dtype or K.floatx()
        self._call_functional(Input(batch_shape=batch_input_shape, dtype=self.input_dtype, name=name))

    def set_input(self, input_tensor: Any, shape: Any = None) -> None:
        """Read another tensor, with new weights; the layer forgets its calls, and who read it (1.0 and 1.1).

        Parameters
        ----------
        input_tensor : tensor
        shape : tuple, optional
            Its shape, if it was not made by a layer.
        """
        if len(self.inbound_nodes) > 1:
            raise WiringError.like(error_class(ValueError))(
                "Cannot `set_input` for layer %s because it has more than one inbound connection." % self.name)
        if self.outbound_nodes or any(node.inbound_layers for node in self.inbound_nodes):
            warnings.warn("You are manually setting the input for layer %s, which is connected. This will cause part "
                          "of your model to be disconnected." % self.name, stacklevel=2)
        shape = tuple(shape or self._shape_of_input(input_tensor))
        self.inbound_nodes, self.outbound_nodes = [], []
        with being(self.release):
            self.build(shape)
            mark(input_tensor, shape, False, History(None, 0, 0))
            outputs, masks, shapes = run(self, [input_tensor], [None], [shape])
            for index, (output, output_shape) in enumerate(zip(outputs, shapes)):
                mark(output, output_shape, self.uses_learning_phase, History(self, 0, index))
            Node(self, [], [], [], [input_tensor], outputs, [None], masks, [shape], shapes)

    def assert_input_compatibility(self, inputs: Any) -> None:
        """Raise unless tensors are as ``input_spec`` says."""
        specs = self.input_spec
        tensors = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        self._check_symbolic(tensors)
        if not specs:
            return
        specs = self._listed_specs(specs)
        if self._counts_differ(specs, tensors):
            raise WiringError.like(error_class(ValueError))(
                "Layer %s expects %d inputs, but it received %d input tensors. Input received: %s"
                % (self.name, len(specs), len(tensors), inputs), "call it as layer([x1, x2, ...])")
        for index, (tensor, spec) in enumerate(zip(tensors, specs)):
            if spec is not None:
                spec.check(tensor, index, self.name)

    @versioned
    def _check_symbolic(self, tensors):
        pass

    @_check_symbolic.since("2.0.5", reason="what is no tensor is told at once")
    def _refuse_others_than_tensors(self, tensors):
        for tensor in tensors:
            if not K.is_tensor(tensor):
                raise ArgumentError.like(ValueError)(
                    "Layer %s was called with an input that isn't a symbolic tensor. Received type: %s. Full input: "
                    "%s. All inputs to the layer should be tensors." % (self.name, type(tensor), tensors),
                    "make one with Input(shape=...); a compiled model takes arrays: model.predict(x)")

    @versioned
    def _listed_specs(self, specs):
        if not isinstance(specs, list):
            wanted = AssertionError if error_class(TypeError) is Exception else TypeError
            raise ArgumentError.like(wanted)(
                "input_spec must be a list of InputSpec instances. Found: " + str(specs),
                "%s: input_spec = [InputSpec(...)], one for each input" % self.name)
        return specs

    @_listed_specs.since("2.0.0", reason="a single specification need not be in a list")
    def _any_specs(self, specs):
        return list(specs) if isinstance(specs, (list, tuple)) else [specs]

    @versioned
    def _counts_differ(self, specs, tensors):
        return len(specs) > 1 and len(tensors) != len(specs)

    @_counts_differ.since("2.0.0", reason="a layer of one input is given one")
    def _counts_differ_strictly(self, specs, tensors):
        return len(tensors) != len(specs)

    # -- what the nodes hold

    def _from_node(self, index: int, attribute: str, what: str) -> Any:
        if not self.inbound_nodes:
            raise WiringError.like(error_class(RuntimeError))(
                "The layer has never been called and thus has no defined %s." % what, "call '%s' first" % self.name)
        if len(self.inbound_nodes) <= index:
            raise ArgumentError.like(error_class(ValueError))(
                "Asked to get %s at node %d, but the layer has only %d inbound nodes."
                % (what, index, len(self.inbound_nodes)), "layer '%s'" % self.name)
        return single(getattr(self.inbound_nodes[index], attribute))

    def _from_only_node(self, attribute: str, what: str) -> Any:
        if len(self.inbound_nodes) != 1:
            raise WiringError.like(error_class(AttributeError))(*self._not_one_node(what))
        return self._from_node(0, attribute, what)

    def _not_one_node(self, what: str):
        text = ('Layer %s has multiple inbound nodes, hence the notion of "layer %s" is ill-defined. '
                "Use `get_%s_at(node_index)` instead." % (self.name, what, what.replace(" ", "_")))
        if not self.inbound_nodes and what in ("input", "output"):
            text = self._no_node_text(what)
        return text, "it was called %d times" % len(self.inbound_nodes)

    @versioned
    def _no_node_text(self, what):
        if what == "input":
            return "Layer %s is not connected, no input to return." % self.name
        return ('Layer %s has multiple inbound nodes, hence the notion of "layer output" is ill-defined. '
                "Use `get_output_at(node_index)` instead." % self.name)

    @_no_node_text.since("1.2.0", reason="the message tells none from several")
    def _no_node_text_told_apart(self, what):
        return ("Layer %s is not connected, no input to return." if what == "input" else
                "Layer %s has no inbound nodes.") % self.name

    def _shape_from_nodes(self, attribute: str, what: str) -> Any:
        """The shape in all calls; an error unless they agree."""
        if not self.inbound_nodes:
            raise WiringError.like(error_class(AttributeError))(
                "The layer has never been called and thus has no defined %s." % what, "call '%s' first" % self.name)
        shapes = [getattr(node, attribute) for node in self.inbound_nodes]
        if len({str(shape) for shape in shapes}) > 1:
            raise WiringError.like(error_class(AttributeError))(
                'The layer "%s has multiple inbound nodes, with different %ss. Hence the notion of "%s" is '
                "ill-defined for the layer. Use `get_%s_at(node_index)` instead."
                % (self.name, what, what, what.replace(" ", "_")), "the shapes are %s" % shapes)
        return single(shapes[0])

    def get_input_at(self, node_index: int) -> Any:
        """The tensor, or list of them, that call number ``node_index`` read."""
        return self._from_node(node_index, "input_tensors", "input")

    def get_output_at(self, node_index: int) -> Any:
        """The tensor, or list of them, that call number ``node_index`` made."""
        return self._from_node(node_index, "output_tensors", "output")

    def get_input_shape_at(self, node_index: int) -> Any:
        """The shape, or list of them, that call number ``node_index`` read."""
        return self._from_node(node_index, "input_shapes", "input shape")

    def get_output_shape_at(self, node_index: int) -> Any:
        """The shape, or list of them, that call number ``node_index`` made."""
        return self._from_node(node_index, "output_shapes", "output shape")

    def get_input_mask_at(self, node_index: int) -> Any:
        """The mask, or list of them, that call number ``node_index`` read."""
        return self._from_node(node_index, "input_masks", "input mask")

    def get_output_mask_at(self, node_index: int) -> Any:
        """The mask, or list of them, that call number ``node_index`` made."""
        return self._from_node(node_index, "output_masks", "output mask")

    @property
    def output(self) -> Any:
        """The tensor that the layer's only call made, or list of them."""
        return self._from_only_node("output_tensors", "output")

    @property
    def input_mask(self) -> Any:
        """The mask that the layer's only call read."""
        return self._from_only_node("input_masks", "input mask")

    @property
    def output_mask(self) -> Any:
        """The mask that the layer's only call made."""
        return self._from_only_node("output_masks", "output mask")

    # -- losses and updates, by the inputs that they belong to

    def add_loss(self, losses: Any, inputs: Any = None) -> None:
        """Add penalties to the loss of every model that the layer is in.

        Parameters
        ----------
        losses : tensor or list of tensors
        inputs : tensor or list of tensors, optional
            The inputs that the losses depend on; a model has those of its own calls only.
        """
        self._add("losses", losses, inputs)

    def add_update(self, updates: Any, inputs: Any = None) -> None:
        """Add new values of variables, set with each training step.

        Parameters
        ----------
        updates : (variable, tensor) or list of such pairs
        inputs : tensor or list of tensors, optional
            The inputs that they depend on; a model has those of its own calls only.
        """
        self._add("updates", [updates] if isinstance(updates, tuple) else updates, inputs)

    def _add(self, kind: str, values: Any, inputs: Any) -> None:
        if values is None or values == []:
            return
        values = to_list(values)
        setattr(self, "_" + kind, getattr(self, "_" + kind) + values)
        self._kept_by_inputs[kind].setdefault(_key(inputs), []).extend(values)

    @property
    def losses(self) -> List[Any]:
        """The penalties that the layer, and the layers among its attributes, add to the loss of a model."""
        return self._losses + [loss for layer in self._layers for loss in layer.losses] if self._layers \
            else self._losses

    @losses.setter
    def losses(self, values: List[Any]) -> None:
        self._losses = values

    @property
    def updates(self) -> List[Any]:
        """New values of variables, set with each training step."""
        own = self._updates if self._updates_in_force() else []
        return own + [update for layer in self._layers for update in layer.updates] if self._layers else own

    @updates.setter
    def updates(self, values: List[Any]) -> None:
        self._updates = values

    @versioned
    def _updates_in_force(self):
        return True

    @_updates_in_force.since("2.1.6", reason="a layer that is not trainable is not updated, unless it is stateful")
    def _updates_if_trainable(self):
        return self.trainable or self.stateful

    def get_losses_for(self, inputs: Any) -> List[Any]:
        """The losses that belong to inputs; to none in particular, for None."""
        return self._kept_for("losses", inputs)

    def get_updates_for(self, inputs: Any) -> List[Any]:
        """The updates that belong to inputs; to none in particular, for None."""
        return self._kept_for("updates", inputs) if self._updates_in_force() else []

    def _kept_for(self, kind: str, inputs: Any) -> List[Any]:
        own = self._kept_by_inputs[kind].get(_key(inputs), [])
        return own + [one for layer in self._layers for one in layer._kept_for(kind, inputs)]

    @versioned
    def set_updates(self, updates: List[Any], inputs: Any = None) -> None:
        """Make these the layer's updates: those of its latest call."""
        self.updates = updates

    @set_updates.since("1.2.0", reason="a shared layer keeps the updates of each call")
    def _updates_of_each_call(self, updates: List[Any], inputs: Any = None) -> None:
        self.add_update(updates, inputs)


def _key(inputs: Any) -> Any:
    """What stands for inputs in a dict: tensors are told apart by identity."""
    return None if inputs is None or inputs == [] else tuple(id(x) for x in to_list(inputs))
