"""From 1.x to 2.x."""
from typing import Dict, List, Optional

import libcst as cst

from keras1.porting import api
from keras1.porting.calls import values
from keras1.porting.editing import literal, statement
from keras1.porting.names import Names, code, dotted
from keras1.porting.rewriting import Rewriter
from keras1.porting.rules_2 import RULES, merging_layer

_RESULTS = {"acc": "accuracy", "val_acc": "val_accuracy"}


class Towers(cst.CSTVisitor):
    """The ``Sequential`` models that begin with a ``Merge``, by the variable, with their last ``add``."""

    def __init__(self, names: Names):
        self.names = names
        self.merges: Dict[str, cst.Call] = {}
        self.last: Dict[str, cst.Call] = {}

    def visit_Call(self, node: cst.Call) -> None:
        method = self.names.method(node) or ""
        if method != "keras.models.Sequential.add" or not node.args:
            return
        variable, layer = code(node.func.value), node.args[0].value
        if self.is_merge(layer):
            self.merges[variable] = layer
        if variable in self.merges:
            self.last[variable] = node

    def is_merge(self, layer: cst.BaseExpression) -> bool:
        """Whether an expression is a call of ``Merge``, or a variable that holds one."""
        layer = self.names.values.get(code(layer), layer)
        return isinstance(layer, cst.Call) and (self.names.meaning(layer.func) or "").endswith(".Merge")


class To2(Rewriter):
    """Writes a script of 1.x for 2.3.1: ``Merge`` in a ``Sequential`` becomes a model of layers that are called."""

    def __init__(self, names, tree, at, until):
        super().__init__(names, at, until, RULES)
        self.towers = Towers(names)
        tree.visit(self.towers)
        self.orderings: List[str] = []
        self._ported_weights: set = set()

    def leave_Expr(self, original_node: cst.Expr, updated_node: cst.Expr) -> cst.BaseSmallStatement:
        call = original_node.value
        variable = code(call.func.value) if isinstance(call, cst.Call) and isinstance(call.func, cst.Attribute) else ""
        if variable not in self.towers.merges or call.func.attr.value != "add" or not call.args:
            return updated_node
        layer = updated_node.value.args[0].value
        tensor = self.tensor_of(variable)
        if self.towers.is_merge(call.args[0].value):
            value = self._merged(call.args[0].value, layer)
            if value is None:
                return updated_node
        else:
            value = "%s(%s)" % (code(layer), tensor)
        if self.towers.last.get(variable) is call:
            self.after(self._model(variable))
        return statement("%s = %s" % (tensor, value)).body[0]

    def tensor_of(self, variable: str) -> str:
        """The variable for the tensor at the top of a tower."""
        return variable.replace(".", "_") + "_output"

    def _merged(self, original: cst.BaseExpression, updated: cst.BaseExpression) -> Optional[str]:
        """``Concatenate()([a.outputs[0], b.outputs[0]])`` for ``Merge([a, b], mode='concat')``."""
        original = self.names.values.get(code(original), original)
        given = values(original.args, api.entry("keras.engine.topology.Merge", self.at))
        layer = merging_layer(self, given)
        if layer is None or "layers" not in given:
            return None
        self.note("Merge in a Sequential -> %s on the outputs of its models" % code(layer.func))
        return "%s([%s])" % (code(layer), ", ".join("%s.outputs[0]" % part for part in self._layers(given["layers"])))

    def _layers(self, value: cst.BaseExpression) -> List[str]:
        value = self.names.values.get(code(value), value)
        is_list = isinstance(value, (cst.List, cst.Tuple))
        return [code(e.value) for e in value.elements] if is_list else ["*" + code(value)]

    def _model(self, variable: str) -> str:
        merge = self.towers.merges[variable]
        merge = self.names.values.get(code(merge), merge)
        layers = self._layers(values(merge.args, api.entry("keras.engine.topology.Merge", self.at))["layers"])
        inputs = " + ".join("%s.inputs" % part for part in layers)
        return "%s = %s(inputs=%s, outputs=%s)" % (
            variable, self.need("keras.models.Model"), inputs, self.tensor_of(variable))

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign):
        """``model = Sequential()`` of a tower goes, and ``merged = Merge(...)``."""
        variable = code(original_node.targets[0].target)
        if variable in self.towers.merges and self.names.kind(original_node.value) == "keras.models.Sequential":
            return cst.RemoveFromParent()
        if any(variable == code(m) for m in self.towers.merges.values()) and self.towers.is_merge(original_node.value):
            return cst.RemoveFromParent()
        return self._own_weights(variable, original_node, updated_node)

    def _own_weights(self, variable: str, original: cst.Assign, updated: cst.Assign):
        """``self.trainable_weights = [self.W]`` goes where ``add_weight`` made them."""
        if not self.in_layer:
            return updated
        if isinstance(original.value, cst.Call) and dotted(original.value.func) in ("self.init", "self.inner_init"):
            self._ported_weights.add(variable)
        if variable == "self.trainable_weights" and isinstance(original.value, (cst.List, cst.Tuple)):
            if {code(e.value) for e in original.value.elements} <= self._ported_weights:
                return cst.RemoveFromParent()
        return updated

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:
        """``get_output_shape_for`` of a layer of one's own is ``compute_output_shape``."""
        if original_node.name.value == "get_output_shape_for":
            self.note("get_output_shape_for -> compute_output_shape")
            return updated_node.with_changes(name=cst.Name("compute_output_shape"))
        return updated_node

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        if original_node.attr.value == "get_output_shape_for":
            return updated_node.with_changes(attr=cst.Name("compute_output_shape"))
        return super().leave_Attribute(original_node, updated_node)

    def leave_Subscript(self, original_node: cst.Subscript, updated_node: cst.Subscript) -> cst.BaseExpression:
        """``history.history['acc']`` is ``['accuracy']`` from 2.3.0 on, for ``metrics=['accuracy']``."""
        owner = code(original_node.value)
        first = original_node.slice[0].slice
        value = literal(first.value) if isinstance(first, cst.Index) else None
        if value in _RESULTS and (owner.endswith("history") or owner in ("logs", "hist", "h")) and self._is_renamed:
            return updated_node.with_changes(slice=[cst.SubscriptElement(cst.Index(
                cst.SimpleString(repr(_RESULTS[value]))))])
        return updated_node

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:
        """``monitor='val_acc'`` is ``'val_accuracy'``."""
        is_monitor = original_node.keyword is not None and original_node.keyword.value == "monitor"
        value = literal(original_node.value) if is_monitor else None
        return updated_node.with_changes(value=cst.SimpleString(repr(_RESULTS[value]))) \
            if value in _RESULTS and self._is_renamed else updated_node

    def leave_Comparison(self, original_node: cst.Comparison, updated_node: cst.Comparison) -> cst.Comparison:
        """``K.image_dim_ordering() == 'th'``."""
        left = original_node.left
        asked = self.names.meaning(left.func) if isinstance(left, cst.Call) else None
        is_ordering = (asked or "").endswith("image_dim_ordering")
        if not is_ordering:
            return updated_node
        targets = [t.with_changes(comparator=cst.SimpleString({"th": "'channels_first'", "tf": "'channels_last'"}.get(
            literal(t.comparator), code(t.comparator)))) for t in updated_node.comparisons]
        return updated_node.with_changes(comparisons=targets)

    @property
    def _is_renamed(self) -> bool:
        return self.names.asks_for_accuracy and self.until >= (2, 3, 0)
