"""The fast path ``updates``: element-wise formulas that share tensors are computed in one loop.

Theano joins a formula with the one that it feeds, if it feeds no other.  What an optimizer does to a weight stays in
several loops, since the new moments are needed twice: for the weight and for themselves.  Here formulas of one shape
that share a tensor, or feed each other, become one loop with several results, which reads and writes each array once.
"""
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from theano import config
from theano.compile import optdb
from theano.graph.basic import Apply, Variable, io_toposort
from theano.graph.fg import FunctionGraph, InconsistencyError
from theano.graph.opt import GlobalOptimizer
from theano.graph.toolbox import ReplaceValidate
from theano.scalar import Composite, get_scalar_type
from theano.tensor.elemwise import Elemwise

from keras1.backend.contraction import Contraction
from keras1.backend.fast_paths import taken

_MOST_OPERANDS = 24  # of a loop: with more pointers than registers it gains nothing
_AFTER_FUSION = 49.2
_TYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64")


class Together(Composite):
    """Several formulas for each element; all are computed before one is stored.

    A result may take the place of an argument that another result needs.
    """

    def c_code(self, node, nodename, inames, onames, sub):
        results = ["%s_result%d" % (nodename, i) for i in range(len(onames))]
        declared = ["%s %s;" % (x.type.dtype_specs()[1], name) for x, name in zip(node.outputs, results)]
        stored = ["%s = %s;" % pair for pair in zip(onames, results)]
        return "\n".join(["{", *declared, super().c_code(node, nodename, inames, results, sub), *stored, "}"])

    def c_code_cache_version(self):
        version = super().c_code_cache_version()
        return version and ("together", 1) + version


class FuseTogether(GlobalOptimizer):
    """Joins formulas that share tensors."""

    def add_requirements(self, fgraph: FunctionGraph) -> None:
        fgraph.attach_feature(ReplaceValidate())

    def apply(self, fgraph: FunctionGraph) -> None:
        if not config.cxx or not taken("updates"):  # in Python, a formula is computed element by element
            return
        for group in _groups(fgraph):
            replacements = _joined(fgraph, group)
            if replacements:
                try:
                    fgraph.replace_all_validate(replacements, reason="keras1_fusion")
                except InconsistencyError:
                    pass  # it is computed as before


def register() -> None:
    """Let Theano join formulas after its own fusion."""
    optdb.register("keras1_fusion", FuseTogether(), _AFTER_FUSION, "fast_run", "fusion")


def _groups(fgraph: FunctionGraph) -> List[List[Apply]]:
    """Formulas to be joined, each group in the order of computation."""
    nodes = fgraph.toposort()
    formulas = [node for node in nodes if _is_formula(node)]
    graph = Contraction(nodes, lambda node: [x.owner for x in node.inputs if x.owner is not None])
    for one, other in _neighbours(fgraph, formulas):
        if _operands(fgraph, graph.members(one) + graph.members(other)) <= _MOST_OPERANDS:
            graph.join(one, other)
    return graph.groups()


def _is_formula(node: Apply) -> bool:
    return type(node.op) is Elemwise and not node.op.inplace_pattern and not node.op.openmp \
        and all(x.dtype in _TYPES for x in node.inputs + node.outputs)


def _neighbours(fgraph: FunctionGraph, formulas: Sequence[Apply]) -> Iterator[Tuple[Apply, Apply]]:
    """Pairs of formulas of one shape that share a tensor of that shape."""
    users: Dict[Variable, List[Apply]] = {}
    for node in formulas:
        for x in dict.fromkeys(node.inputs + node.outputs):
            if x.broadcastable == node.outputs[0].broadcastable:
                users.setdefault(x, []).append(node)
    for nodes in users.values():
        yield from zip(nodes, nodes[1:])


def _inputs(group: Sequence[Apply]) -> List[Variable]:
    made = {x for node in group for x in node.outputs}
    return [x for x in dict.fromkeys(x for node in group for x in node.inputs) if x not in made]


def _outputs(fgraph: FunctionGraph, group: Sequence[Apply]) -> List[Variable]:
    """What is needed outside."""
    return [x for node in group for x in node.outputs if any(user not in group for user, _ in fgraph.clients[x])]


def _operands(fgraph: FunctionGraph, group: Sequence[Apply]) -> int:
    return len(_inputs(group)) + len(_outputs(fgraph, group))


def _joined(fgraph: FunctionGraph, group: Sequence[Apply]) -> Optional[List[Tuple[Variable, Variable]]]:
    """What replaces the results of a group; None if two turn out to be the same formula."""
    inputs, outputs = _inputs(group), _outputs(fgraph, group)
    scalars = {x: get_scalar_type(x.dtype).make_variable() for x in inputs}
    arguments = [scalars[x] for x in inputs]
    for node in group:
        scalars.update(zip(node.outputs, _inlined(node.op.scalar_op, [scalars[x] for x in node.inputs])))
    formula = Together(arguments, [scalars[x] for x in outputs])
    if len(set(formula.fgraph.outputs)) < len(outputs):
        return None
    return list(zip(outputs, Elemwise(formula)(*inputs, return_list=True)))


def _inlined(op, arguments: List[Variable]) -> List[Variable]:
    """The results of a formula, those of a composite one step by step."""
    if not isinstance(op, Composite):
        return op.make_node(*arguments).outputs
    known = dict(zip(op.inputs, arguments))
    for node in io_toposort(op.inputs, op.outputs):
        made = node.clone_with_new_inputs([known.get(x, x) for x in node.inputs])
        known.update(zip(node.outputs, made.outputs))
    return [known[x] for x in op.outputs]
