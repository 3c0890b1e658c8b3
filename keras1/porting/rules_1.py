"""Calls that 1.x writes otherwise than 0.x, beyond what names and signatures tell."""
from typing import Dict, List, Optional

import libcst as cst

from keras1.porting import api
from keras1.porting.calls import bind, values
from keras1.porting.editing import argument, call, joined, literal
from keras1.porting.names import code, dotted
from keras1.porting.rewriting import Rewriter, Rule

_ACCURACY = {"fit": "show_accuracy", "evaluate": "show_accuracy", "fit_generator": "show_accuracy",
             "evaluate_generator": "show_accuracy", "train_on_batch": "accuracy", "test_on_batch": "accuracy"}
#: What these return is one number without metrics, and a list with them.
_SCORES = ("evaluate", "evaluate_generator", "train_on_batch", "test_on_batch")


class Accuracies(cst.CSTVisitor):
    """Which models are asked for their accuracy, by the text of the variable."""

    def __init__(self, names):
        self.names, self.asked = names, set()

    def visit_Call(self, node: cst.Call) -> None:
        method = self.names.method(node)
        last = (method or "").rsplit(".", 1)[-1]
        entry = api.entry(method, self.names.at) if last in _ACCURACY else None
        if entry is None:
            return
        value = values(node.args, entry).get(_ACCURACY[last])
        if value is not None and literal(value) is not False:
            self.asked.add(code(node.func.value))

    def of(self, model: str) -> bool:
        """Whether that model is asked for its accuracy, as far as one sees."""
        return model in self.asked or bool(self.asked) and model not in self.names.kinds


def compile_(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``compile``: metrics if the accuracy is asked for anywhere; ``class_mode`` goes; optimizers as they were."""
    if name.startswith("keras.models.Graph"):
        return rewriter.graphs.compile(rewriter, original, updated)
    src, dst, _ = rewriter.signatures(name)
    model = code(original.func.value) if isinstance(original.func, cst.Attribute) else ""
    entry = [given for given in bind(updated.args, src) if given.name not in ("class_mode", "theano_mode")]
    if len(entry) < len(updated.args):
        rewriter.note("compile: class_mode left out: the loss tells which accuracy is meant")
    args = rewriter.arguments([given.arg for given in entry], src, dst)
    if rewriter.accuracies.of(model) and not any(a.keyword is not None and a.keyword.value == "metrics" for a in args):
        args = joined([*args, argument("metrics", "['accuracy']")])
        rewriter.note("compile: metrics=['accuracy'], for show_accuracy")
    return updated.with_changes(args=with_optimizer(rewriter, args, src))


def with_optimizer(rewriter: Rewriter, args: List[cst.Arg], src) -> List[cst.Arg]:
    """An optimizer that is named by a string gets the settings that it had then, where they changed."""
    found = []
    for given in bind(args, src):
        value = literal(given.arg.value) if given.name == "optimizer" else None
        instance = optimizer_as_it_was(rewriter, value) if isinstance(value, str) else None
        found.append(given.arg if instance is None else given.arg.with_changes(value=instance))
    return found


def optimizer_as_it_was(rewriter: Rewriter, name: str) -> Optional[cst.Call]:
    """``RMSprop(epsilon=1e-06)`` for ``'rmsprop'``, if a default changed; else None."""
    for last in api.members("keras.optimizers", rewriter.at):
        full = "keras.optimizers." + last
        src = api.entry(full, rewriter.at)
        if last.lower() == name.lower() and src is not None and src.kind == "class":
            dst = api.entry(full, rewriter.until)
            args = rewriter.arguments([], src, dst) if dst is not None else []
            if args:
                return call(rewriter.need(full), args)
    return None


def with_scores(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``fit``, ``evaluate``, ...: ``show_accuracy`` goes; what returned the loss alone still does."""
    if name.startswith("keras.models.Graph"):
        return rewriter.graphs.train(rewriter, original, updated, name)
    if not isinstance(original.func, cst.Attribute):
        return None
    src, dst, last = rewriter.signatures(name)
    if src is None or dst is None:
        return None
    asked = _ACCURACY[last]
    given = bind(updated.args, src)
    value = next((literal(g.arg.value) for g in given if g.name == asked), False)
    if any(g.name == asked for g in given):
        rewriter.note("%s: %s left out: metrics are chosen in compile" % (last, asked))
    kept = [g if g.arg.keyword is not None or g.name is None else g for g in given if g.name != asked]
    # What stood behind it by position is given by keyword.
    args, seen = [], False
    for g in given:
        seen = seen or g.name == asked
        if g in kept:
            args.append(g.arg if not seen or g.arg.keyword is not None or g.name is None else
                        argument(g.name, g.arg.value))
    found = updated.with_changes(args=rewriter.arguments(args, src, dst))
    if last in _SCORES and value is False and rewriter.accuracies.of(code(original.func.value)):
        return cst.Subscript(found, [cst.SubscriptElement(cst.Index(cst.Integer("0")))])
    return found


def time_distributed_dense(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                           name: str) -> Optional[cst.BaseExpression]:
    """``TimeDistributedDense(n)`` is ``TimeDistributed(Dense(n))``; the shape of the input is the wrapper's."""
    src = api.entry(name, rewriter.at)
    given = bind(updated.args, src)
    if any(g.name is None for g in given):
        return None
    by_name = {g.name: g for g in given}
    outer = []
    if "input_dim" in by_name or "input_length" in by_name:
        length = code(by_name["input_length"].arg.value) if "input_length" in by_name else "None"
        width = code(by_name["input_dim"].arg.value) if "input_dim" in by_name else "None"
        outer.append(argument("input_shape", "(%s, %s)" % (length, width)))
    outer += [by_name[n].arg for n in ("input_shape", "batch_input_shape", "name", "trainable") if n in by_name]
    taken = ("input_dim", "input_length", "input_shape", "batch_input_shape", "name", "trainable")
    dense = api.entry("keras.layers.core.Dense", rewriter.at)
    inner = [g.arg for g in given if g.name not in taken]
    dst = api.entry("keras.layers.Dense", rewriter.until)
    rewriter.note("TimeDistributedDense -> TimeDistributed(Dense)")
    layer = call(rewriter.need("keras.layers.Dense"), rewriter.arguments(inner, dense, dst))
    return call(rewriter.need("keras.layers.TimeDistributed"), [cst.Arg(layer), *outer])


def classic_output(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                   name: str) -> Optional[cst.BaseExpression]:
    """``layer.get_output(train)``: a remark, for what it means depends on what it is used for."""
    if not isinstance(original.func, cst.Attribute) or not rewriter.names.imported:
        return None
    what = original.func.attr.value[len("get_"):]
    if rewriter.in_layer and dotted(original.func.value) in ("self", "super"):
        rewriter.mark("a layer of 1.x is written as call(self, x, mask=None): x is what get_input gave (1.0.0)")
        return None
    rewriter.mark("%s() is gone in 1.0.0 (a layer is called and its %s is there); use .%s, and K.learning_phase() as "
                  "an input of the function: 0 for train=False, 1 for train=True" % (
                      original.func.attr.value, what, what))
    return None


def add_to_graph(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                 name: str) -> Optional[cst.BaseExpression]:
    """``graph.add_node(...)``."""
    return rewriter.graphs.add(rewriter, original, updated, name) if name.startswith("keras.models.Graph") else None


def predict(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``predict`` of a graph; that of other models is as it was."""
    if not name.startswith("keras.models.Graph"):
        return None
    return rewriter.graphs.predict(rewriter, original, updated, name)


RULES: Dict[str, Rule] = {
    "compile": compile_, "TimeDistributedDense": time_distributed_dense, "get_output": classic_output,
    "get_input": classic_output, "predict": predict, "predict_on_batch": predict,
    **{name: with_scores for name in _ACCURACY},
    **{name: add_to_graph for name in ("add_input", "add_node", "add_shared_node", "add_output")},
}
