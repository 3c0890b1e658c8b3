"""Calls that Keras 3 writes otherwise than 2.x, beyond what names and signatures tell."""
from typing import Dict, List, Optional

import libcst as cst

from keras1.porting import api
from keras1.porting.calls import bind
from keras1.porting.editing import argument, call, expression, joined, literal, with_keyword
from keras1.porting.names import code
from keras1.porting.rewriting import Rewriter, Rule
from keras1.porting.rules_2 import compile_

_SCHEDULE = "keras.optimizers.schedules.InverseTimeDecay(%s, decay_steps=1, decay_rate=%s)"


def optimizer(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``decay`` becomes a schedule that gives the same rates."""
    if not name.startswith("keras.optimizers."):
        return None
    src, dst, _ = rewriter.signatures(name)
    given = [g if g.name != "lr" else g._replace(name="learning_rate", arg=with_keyword(g.arg, "learning_rate"))
             for g in bind(updated.args, src)]
    decay = next((g.arg.value for g in given if g.name == "decay"), None)
    args = rewriter.arguments([g.arg for g in given if g.name != "decay"], src, dst)
    if decay is None or literal(decay) == 0:
        return updated.with_changes(args=args)
    rate = next((g.arg.value for g in given if g.name in ("lr", "learning_rate")), None)
    text = code(rate) if rate is not None else src.default("learning_rate")
    schedule = argument("learning_rate", _SCHEDULE % (text, code(decay)))
    rewriter.needed.append("keras")
    rewriter.note("%s: decay -> a schedule of the learning rate" % name.rsplit(".", 1)[-1])
    rest = [a for i, a in enumerate(args) if not _is_rate(a, i)]
    return updated.with_changes(args=joined([schedule, *rest]))


def _is_rate(arg: cst.Arg, position: int) -> bool:
    return position == 0 if arg.keyword is None else arg.keyword.value == "learning_rate"


def generator(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``fit_generator`` is ``fit``."""
    last = name.rsplit(".", 1)[-1]
    new = last[:-len("_generator")]
    src, dst = api.entry(name, rewriter.at), api.entry("keras.Model." + new, rewriter.until)
    given = [g if g.name != "generator" else g._replace(arg=g.arg.with_changes(
        keyword=None, equal=cst.MaybeSentinel.DEFAULT)) for g in bind(updated.args, src)]
    first = [g.arg for g in given if g.name == "generator"]
    rest = [g.arg if g.name is None else argument(g.name, g.arg.value) for g in given if g.name != "generator"]
    rest = rewriter.arguments(rest, src._replace(arguments=src.arguments[1:]), dst, pin=False)
    rewriter.note("%s -> %s" % (last, new))
    return updated.with_changes(func=updated.func.with_changes(attr=cst.Name(new)), args=joined([*first, *rest]))


def predict_classes(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                    name: str) -> Optional[cst.BaseExpression]:
    """The class of the largest output, or whether the one output is above a half: the loss tells which."""
    predicted = updated.with_changes(func=updated.func.with_changes(attr=cst.Name("predict")))
    loss = rewriter.losses.get(code(original.func.value))
    rewriter.note("predict_classes -> predict")
    if loss in ("binary_crossentropy", "hinge", "squared_hinge"):
        return expression("(%s > 0.5).astype('int32')" % code(predicted))
    if loss is None:
        rewriter.mark("predict_classes is gone in Keras 3; this is right for softmax; for one sigmoid: "
                      "(model.predict(x) > 0.5).astype('int32')")
    numpy = rewriter.names.numpy
    if numpy is None:
        numpy = "numpy"
        rewriter.needed_plain.append(numpy)
    return expression("%s.argmax(%s, axis=-1)" % (numpy, code(predicted)))


def embedding(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``input_length`` is no argument any more; as the shape of the input it has the layer built at once."""
    args = [argument("input_shape", "(%s,)" % code(arg.value)) if arg.keyword is not None
            and arg.keyword.value == "input_length" else arg for arg in updated.args]
    return rewriter.translated(updated.with_changes(args=joined(args)), name)


def int_shape(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.int_shape(x)``, ``K.ndim(x)``."""
    x = code(updated.args[0].value)
    return expression("tuple(%s.shape)" % x if name.endswith("int_shape") else "len(%s.shape)" % x)


def set_value(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.set_value(x, value)``."""
    return None if len(updated.args) != 2 else call(
        cst.Attribute(updated.args[0].value, cst.Name("assign")), [cst.Arg(updated.args[1].value)])


def get_value(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.get_value(x)`` of a learning rate: a number."""
    return call(rewriter.need("keras.ops.convert_to_numpy"), updated.args)


def variable(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.variable``, ``K.zeros``, ``K.ones``, ``K.constant``."""
    rewriter.needed.append("keras")
    last = name.rsplit(".", 1)[-1]
    if last == "constant":
        return call(rewriter.need("keras.ops.convert_to_tensor"), updated.args)
    if last in ("zeros", "ones"):
        rewriter.needed.append("keras.ops")
        return expression("keras.Variable(ops.%s(%s))" % (last, code(updated.args[0].value)))
    return call("keras.Variable", updated.args)


def repeat(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.repeat(x, n)``."""
    if name != "keras.backend.repeat":
        return None
    rewriter.needed.append("keras.ops")
    x, n = (code(arg.value) for arg in updated.args[:2])
    return expression("ops.repeat(ops.expand_dims(%s, 1), %s, axis=1)" % (x, n))


def batch_flatten(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``K.batch_flatten(x)``."""
    rewriter.needed.append("keras.ops")
    x = code(updated.args[0].value)
    return expression("ops.reshape(%s, (ops.shape(%s)[0], -1))" % (x, x))


def own_add_weight(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                   name: str) -> Optional[cst.BaseExpression]:
    """``self.add_weight('W', (3, 4))``: the shape comes first, so all is given by name."""
    src = api.entry("keras.engine.base_layer.Layer.add_weight", rewriter.at)
    return updated.with_changes(args=joined([g.arg if g.name is None else argument(g.name, g.arg.value)
                                             for g in bind(updated.args, src)]))


def save_weights(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """Files of weights end in ``.weights.h5``."""
    path = updated.args[0].value if updated.args else None
    if isinstance(path, cst.SimpleString) and not path.evaluated_value.endswith(".weights.h5"):
        stem = path.evaluated_value.rsplit(".", 1)[0]
        rewriter.note("%s: %r -> %r" % (name.rsplit(".", 1)[-1], path.evaluated_value, stem + ".weights.h5"))
        new = expression(repr(stem + ".weights.h5"))
        args = [updated.args[0].with_changes(value=new), *updated.args[1:]]
        return rewriter.translated(updated.with_changes(args=args), name, is_method=True)
    if path is not None and not isinstance(path, cst.SimpleString):
        rewriter.mark("the name of a file of weights ends in '.weights.h5' in Keras 3")
    return None


class Losses(cst.CSTVisitor):
    """The loss with which each model is compiled, if it is a string, by the text of the variable."""

    def __init__(self, names):
        self.names, self.found = names, {}

    def visit_Call(self, node: cst.Call) -> None:
        method = self.names.method(node) or ""
        if method.endswith(".compile"):
            for arg in node.args:
                if arg.keyword is not None and arg.keyword.value == "loss":
                    self.found[code(node.func.value)] = literal(arg.value)


_OPTIMIZERS: List[str] = ["SGD", "RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam"]
RULES: Dict[str, Rule] = {
    **{name: optimizer for name in _OPTIMIZERS},
    **{name: generator for name in ("fit_generator", "evaluate_generator", "predict_generator")},
    **{name: variable for name in ("variable", "zeros", "ones", "constant")},
    "Embedding": embedding, "predict_classes": predict_classes, "compile": compile_, "int_shape": int_shape,
    "ndim": int_shape, "set_value": set_value, "get_value": get_value, "repeat": repeat,
    "batch_flatten": batch_flatten, "add_weight": own_add_weight, "save_weights": save_weights,
    "load_weights": save_weights,
}
