"""Calls that 2.x writes otherwise than 1.x, beyond what names and signatures tell."""
from typing import Dict, List, Optional

import libcst as cst

from keras1.porting import api
from keras1.porting.calls import bind, values
from keras1.porting.editing import argument, call, expression, joined, literal
from keras1.porting.names import code
from keras1.porting.rewriting import Rewriter, Rule
from keras1.porting.rules_1 import optimizer_as_it_was

#: The layers that took the place of a mode of ``merge``, and the arguments that they take.
_MERGES = {"sum": "Add", "mul": "Multiply", "ave": "Average", "max": "Maximum", "concat": "Concatenate",
           "dot": "Dot", "cos": "Dot"}


def merge(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``merge([a, b], mode='sum')`` is ``Add()([a, b])``."""
    if not name.startswith("keras.layers") and not name.startswith("keras.engine"):
        return None
    src = api.entry("keras.engine.topology.merge", rewriter.at)
    given = values(updated.args, src)
    layer = merging_layer(rewriter, given)
    if layer is None or "inputs" not in given:
        return None
    rewriter.note("merge(mode=%s) -> %s" % (code(given.get("mode", expression("'sum'"))), code(layer.func)))
    return call(layer, [cst.Arg(given["inputs"])])


def merge_in_tower(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                   name: str) -> Optional[cst.BaseExpression]:
    """``Merge`` at the bottom of a ``Sequential``: its statement is written anew as a whole."""
    merges = [rewriter.names.values.get(code(merge), merge) for merge in rewriter.towers.merges.values()]
    return updated if any(merge is original for merge in merges) else None


def merging_layer(rewriter: Rewriter, given: Dict[str, cst.BaseExpression]) -> Optional[cst.Call]:
    """The layer for the arguments of ``merge`` or ``Merge``; None, with a remark, if there is none."""
    mode = given.get("mode", expression("'sum'"))
    kind = literal(mode)
    args: List[cst.Arg] = []
    if kind in _MERGES:
        last = _MERGES[kind]
        if kind == "concat" and literal(given.get("concat_axis", expression("-1"))) != -1:
            args.append(argument("axis", given["concat_axis"]))
        if last == "Dot":
            args.append(argument("axes", _axes(given.get("dot_axes", expression("-1")))))
        if kind == "cos":
            args.append(argument("normalize", "True"))
            rewriter.mark("merge(mode='cos') gave (samples, 1, 1); Dot gives (samples, 1) (2.0.0)")
    elif isinstance(mode, (cst.Lambda, cst.Name)) and kind is None and not _is_word(rewriter, mode):
        last = "Lambda"
        args.append(cst.Arg(mode))
        args += [argument(n, given[n]) for n in ("output_shape", "arguments") if n in given]
    else:
        rewriter.mark("merge(mode=%s): merging became a family of layers (2.0.0); use one of %s" % (
            code(mode), ", ".join(sorted(set(_MERGES.values())))))
        return None
    if "name" in given:
        args.append(argument("name", given["name"]))
    return call(rewriter.need("keras.layers." + last), args)


def _is_word(rewriter: Rewriter, mode: cst.BaseExpression) -> bool:
    """Whether a mode that is a variable holds a string."""
    value = rewriter.names.values.get(code(mode))
    is_function = code(mode) in rewriter.names.functions or isinstance(value, cst.Lambda)
    return isinstance(mode, cst.Name) and not is_function


def _axes(value: cst.BaseExpression) -> cst.BaseExpression:
    """``[[1], [2]]`` as ``(1, 2)``."""
    pair = literal(value)
    if isinstance(pair, (list, tuple)) and len(pair) == 2:
        flat = [part[0] if isinstance(part, (list, tuple)) and len(part) == 1 else part for part in pair]
        if all(isinstance(part, int) for part in flat):
            return expression(repr(tuple(flat)))
    return value


def fit_generator(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """Samples become batches; the size of a batch is read off the generator where it can be seen."""
    src, dst, _ = rewriter.signatures(name)
    if src is None or dst is None:
        return None
    given = values(original.args, src)
    counted = [n for n in ("samples_per_epoch", "val_samples", "nb_val_samples") if n in given]
    args = rewriter.arguments(updated.args, src, dst)
    for word in counted:
        generator = given.get("validation_data" if word == "nb_val_samples" else "generator")
        size = None if generator is None else _batch_size(rewriter, generator)
        new = {"samples_per_epoch": "steps_per_epoch", "val_samples": "steps",
               "nb_val_samples": "validation_steps"}[word]
        if size is None:
            rewriter.mark("%s counts batches, %s counted samples: divide by the size of the generator's batches (2.0.0)"
                          % (new, word))
            continue
        args = [_divided(arg, dst, position, new, size) for position, arg in enumerate(args)]
        rewriter.note("%s: %s -> %s, divided by the batch size" % (name.rsplit(".", 1)[-1], word, new))
    return updated.with_changes(args=args)


def _divided(arg: cst.Arg, dst, position: int, name: str, size: cst.BaseExpression) -> cst.Arg:
    """The argument of that name as a number of batches, the last one perhaps smaller."""
    here = arg.keyword.value if arg.keyword is not None else dst.names[position]
    if here != name:
        return arg
    samples, batch = literal(arg.value), literal(size)
    if isinstance(samples, int) and isinstance(batch, int):
        return arg.with_changes(value=cst.Integer(str(-(-samples // batch))))
    text = code(arg.value) if isinstance(arg.value, (cst.Name, cst.Call, cst.Attribute, cst.Subscript, cst.Integer)) \
        else "(%s)" % code(arg.value)
    return arg.with_changes(value=expression("-(-%s // %s)" % (text, code(size))))


def _batch_size(rewriter: Rewriter, generator: cst.BaseExpression) -> Optional[cst.BaseExpression]:
    """The batch size of ``datagen.flow(X, y, batch_size=32)``, or of a function of the script that is given one."""
    generator = rewriter.names.values.get(code(generator), generator)
    if not isinstance(generator, cst.Call):
        return None
    for arg in generator.args:
        if arg.keyword is not None and arg.keyword.value == "batch_size":
            return arg.value
    if isinstance(generator.func, cst.Attribute) and generator.func.attr.value in ("flow", "flow_from_directory"):
        if generator.func.attr.value == "flow" and len(generator.args) > 2 and generator.args[2].keyword is None:
            return generator.args[2].value
        return cst.Integer("32")
    return None


def compile_(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """An optimizer that is named by a string gets the settings that it had."""
    src, dst, _ = rewriter.signatures(name)
    if src is None or dst is None:
        return None
    args = []
    for given in bind(rewriter.arguments(updated.args, src, dst), dst):
        value = literal(given.arg.value) if given.name == "optimizer" else None
        instance = optimizer_as_it_was(rewriter, value) if isinstance(value, str) else None
        args.append(given.arg if instance is None else given.arg.with_changes(value=instance))
    return updated.with_changes(args=args)


def image_dim_ordering(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                       name: str) -> Optional[cst.BaseExpression]:
    """``K.set_image_dim_ordering('th')``: the words of the orderings are others."""
    after = {"th": "'channels_first'", "tf": "'channels_last'"}
    value = literal(original.args[0].value) if original.args else None
    if value in after:
        return updated.with_changes(args=[cst.Arg(expression(after[value]))])
    if original.args:
        rewriter.mark("the orderings are called 'channels_first' ('th') and 'channels_last' ('tf') (2.0.0)")
    return None


def call_of_initialization(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                           name: str) -> Optional[cst.BaseExpression]:
    """``self.init(shape, name=...)`` in a layer: the initializers of 2.x give values, ``add_weight`` the variable."""
    if not rewriter.in_layer or not name.startswith("keras.layers.core.Layer.") or not updated.args:
        return None
    given = {a.keyword.value: a.value for a in updated.args if a.keyword is not None}
    shape = given.get("shape", updated.args[0].value)
    args = [argument("name", given["name"])] if "name" in given else [
        argument("name", repr("W"))]
    args += [argument("shape", shape), argument("initializer", updated.func)]
    rewriter.note("self.init(...) -> self.add_weight(...)")
    return call("self.add_weight", args)


def own_add_weight(rewriter: Rewriter, original: cst.Call, updated: cst.Call,
                   name: str) -> Optional[cst.BaseExpression]:
    """``self.add_weight((3, 4), 'uniform', name='W')``: the name comes first."""
    src = api.entry("keras.engine.topology.Layer.add_weight", rewriter.at)
    dst = api.entry("keras.engine.base_layer.Layer.add_weight", rewriter.until)
    if src is None or dst is None:
        return None
    given = bind(updated.args, src)
    return updated.with_changes(args=joined([g.arg if g.name is None else argument(g.name, g.arg.value)
                                             for g in given]))


def flatten(rewriter: Rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
    """``Flatten`` puts the channels last from 2.2 on; told that they are, it leaves the order as it was."""
    src, dst, _ = rewriter.signatures(name)
    if src is None or dst is None or "data_format" in src.names or "data_format" not in dst.names:
        return None
    rewriter.kept.append("Flatten(data_format='channels_last'): the order of the values, by default now another")
    return updated.with_changes(args=joined([*updated.args, argument("data_format", "'channels_last'")]))


RULES: Dict[str, Rule] = {
    "Flatten": flatten,
    "merge": merge, "Merge": merge_in_tower, "fit_generator": fit_generator, "evaluate_generator": fit_generator,
    "predict_generator": fit_generator, "compile": compile_, "set_image_dim_ordering": image_dim_ordering,
    "init": call_of_initialization, "inner_init": call_of_initialization, "add_weight": own_add_weight,
}
