"""``Graph`` of 0.x as layers that are called on tensors, and a ``Model`` of them."""
import builtins
import keyword
import re
from typing import Dict, List, Optional, Set

import libcst as cst

from keras1.porting import api
from keras1.porting.calls import Given, bind
from keras1.porting.editing import argument, call, expression, joined, literal
from keras1.porting.imports import names_read
from keras1.porting.names import Names, code

_ADDS = ("add_input", "add_node", "add_shared_node", "add_output")


class Graph:
    """What a script says of one graph: its inputs and outputs in order, and who reads which node."""

    def __init__(self, variable: str):
        self.variable = variable
        self.inputs: List[str] = []
        self.outputs: List[str] = []
        self.read: List[str] = []
        self.output_of: Dict[str, str] = {}
        self.is_literal = True

    @property
    def nodes(self) -> str:
        """The dict of tensors by the names of their nodes, for graphs whose names are computed."""
        return re.sub(r"\W", "_", self.variable) + "_nodes"


class Graphs(cst.CSTVisitor):
    """The graphs of a script, and how calls of their methods are written anew."""

    def __init__(self, names: Names, tree: cst.Module):
        self.names, self._read = names, names_read(tree)
        self.all: Dict[str, Graph] = {}
        self.first_use: Dict[int, Graph] = {}
        self._started: Set[str] = set()
        tree.visit(self)
        tree.visit(_FirstUses(self))

    # What the script says.

    def visit_Call(self, node: cst.Call) -> None:
        method = self.names.method(node) or ""
        last = method.rsplit(".", 1)[-1]
        if not method.startswith("keras.models.Graph") or last not in _ADDS:
            return
        graph = self.all.setdefault(code(node.func.value), Graph(code(node.func.value)))
        given = self.given(node, last)
        name = literal(given["name"].arg.value) if "name" in given else None
        sources = self._sources(given)
        if not isinstance(name, str) or any(not isinstance(source, str) for source in sources):
            graph.is_literal = False
        if isinstance(name, str):
            if last == "add_input":
                graph.inputs.append(name)
            if last == "add_output" or literal_of(given, "create_output"):
                graph.outputs.append(name)
            if last == "add_output" and len(sources) == 1:
                graph.output_of[str(sources[0])] = name
        graph.read += [source for source in sources if isinstance(source, str)]

    def _sources(self, given: Dict[str, Given]) -> List:
        """The names of the nodes that a node reads; None for one that is computed."""
        found = []
        if "input" in given:
            found.append(literal(given["input"].arg.value))
        if "inputs" in given:
            value = given["inputs"].arg.value
            found += [literal(e.value) for e in value.elements] if isinstance(value, (cst.List, cst.Tuple)) else [None]
        return found

    def given(self, node: cst.Call, method: str) -> Dict[str, Given]:
        """The arguments of a method of Graph by name."""
        entry = api.entry("keras.models.Graph." + method, self.names.at) or api.entry(
            "keras.layers.containers.Graph." + method, self.names.at) or _FALLBACK[method]
        return {g.name: g for g in bind(node.args, entry) if g.name is not None}

    # How it is written anew.

    def add(self, rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
        """The tensor that a node gives; the statement becomes an assignment."""
        last = name.rsplit(".", 1)[-1]
        graph = self.all.get(code(original.func.value))
        if graph is None or last == "add_shared_node":
            rewriter.mark("add_shared_node is a layer that is called on each of its inputs (1.0.0)")
            return None
        given = self.given(updated, last)
        if "name" not in given:
            return None
        rewriter.note("Graph: %s -> layers that are called" % last)
        where = self._target(graph, given["name"].arg.value)
        if last == "add_input":
            return rewriter.assign(where, self._input(rewriter, given))
        if last == "add_output":
            node = literal(given["input"].arg.value) if "input" in given else None
            if self._names_its_layer(graph, node):
                return rewriter.leave_out()
            source = self._source(rewriter, graph, given)
            layer = "%s('linear', name=%s)" % (rewriter.need("keras.layers.Activation"),
                                               code(given["name"].arg.value))
            return rewriter.assign(where, call(layer, [cst.Arg(source)]))
        return rewriter.assign(where, call(self._layer(graph, given), [cst.Arg(self._source(rewriter, graph, given))]))

    def _input(self, rewriter, given: Dict[str, Given]) -> cst.Call:
        words = {"input_shape": "shape", "batch_input_shape": "batch_shape"}
        args = [argument(words[n], given[n].arg.value) for n in words if n in given]
        if "dtype" in given and literal(given["dtype"].arg.value) != "float":
            kind = {"int": "'int32'"}.get(literal(given["dtype"].arg.value), code(given["dtype"].arg.value))
            args.append(argument("dtype", kind))
        return call(rewriter.need("keras.layers.Input"), [*args, argument("name", given["name"].arg.value)])

    def _layer(self, graph: Graph, given: Dict[str, Given]) -> cst.BaseExpression:
        """The layer of a node, under the node's name, or the output's that is nothing but the node."""
        layer, name = given["layer"].arg.value, given["name"].arg.value
        node = literal(name)
        if self._names_its_layer(graph, node):
            name = cst.SimpleString(repr(graph.output_of[node]))
        is_call = isinstance(layer, cst.Call)
        if not is_call or any(a.keyword is not None and a.keyword.value == "name" for a in layer.args):
            return layer
        return layer.with_changes(args=joined([*layer.args, argument("name", name)]))

    def _names_its_layer(self, graph: Graph, node: Optional[str]) -> bool:
        """Whether an output is nothing but a node that no other reads."""
        return graph.is_literal and node in graph.output_of and graph.read.count(node) == 1 \
            and node not in graph.inputs and node not in graph.outputs

    def _source(self, rewriter, graph: Graph, given: Dict[str, Given]) -> cst.BaseExpression:
        """The tensor that a node reads; several are merged first."""
        if "inputs" not in given or literal(given["inputs"].arg.value) == []:
            return self._ref(graph, given["input"].arg.value)
        value = given["inputs"].arg.value
        if isinstance(value, (cst.List, cst.Tuple)):
            tensors = "[%s]" % ", ".join(code(self._ref(graph, e.value)) for e in value.elements)
        else:
            tensors = "[%s[name] for name in %s]" % (graph.nodes, code(value))
        args = [cst.Arg(expression(tensors)), argument("mode", given["merge_mode"].arg.value
                                                       if "merge_mode" in given else "'concat'")]
        args += [argument(n, given[n].arg.value) for n in ("concat_axis", "dot_axes") if n in given]
        return call(rewriter.need("keras.layers.merge"), args)

    def _ref(self, graph: Graph, name: cst.BaseExpression) -> cst.BaseExpression:
        if not graph.is_literal:
            return expression("%s[%s]" % (graph.nodes, code(name)))
        node = literal(name)
        return cst.Name(self._identifier(graph, node))

    def _target(self, graph: Graph, name: cst.BaseExpression) -> str:
        return code(self._ref(graph, name))

    def _identifier(self, graph: Graph, node: str) -> str:
        """A variable for a node: its name, unless the script or Python has that."""
        found = re.sub(r"\W", "_", node)
        taken = found in self._read or found in self.names.imported or hasattr(builtins, found)
        if taken or keyword.iskeyword(found) or not found[:1].isalpha():
            found = "node_" + found if not found[:1].isalpha() else found + "_node"
        return found

    def started(self, graph: Graph) -> Optional[str]:
        """What stands in place of ``graph = Graph()``."""
        return None if graph.is_literal else "%s = {}" % graph.nodes

    def model(self, rewriter, graph: Graph) -> str:
        """The statement that makes the model."""
        def tensors(names: List[str]) -> str:
            found = [code(self._ref(graph, cst.SimpleString(repr(self._node_of(graph, name))))) for name in names]
            return found[0] if len(found) == 1 else "[%s]" % ", ".join(found)
        return "%s = %s(input=%s, output=%s)" % (
            graph.variable, rewriter.need("keras.models.Model"), tensors(graph.inputs), tensors(graph.outputs))

    def _node_of(self, graph: Graph, output: str) -> str:
        """The node whose tensor is an output."""
        return next((node for node, name in graph.output_of.items()
                     if name == output and self._names_its_layer(graph, node)), output)

    def compile(self, rewriter, original: cst.Call, updated: cst.Call) -> cst.BaseExpression:
        """``compile``: the losses keep their names."""
        from keras1.porting import rules_1
        src = api.entry("keras.models.Graph.compile", rewriter.at)
        dst = api.entry("keras.models.Model.compile", rewriter.until)
        args = []
        for given in bind(updated.args, src):
            name = {"sample_weight_modes": "sample_weight_mode"}.get(given.name, given.name)
            loss = given.arg.value
            if name == "loss" and isinstance(loss, cst.Dict) and len(loss.elements) == 1:  # that of the one output
                given = given._replace(arg=given.arg.with_changes(value=loss.elements[0].value))
            if name != "theano_mode":
                args.append(given.arg if name == given.name else argument(name, given.arg.value))
        args = rewriter.arguments(args, src, dst)
        if rewriter.accuracies.of(code(original.func.value)):
            args = joined([*args, argument("metrics", "['accuracy']")])
        return updated.with_changes(args=rules_1.with_optimizer(rewriter, args, src))

    def train(self, rewriter, original: cst.Call, updated: cst.Call, name: str) -> cst.BaseExpression:
        """``fit``, ``evaluate``, ``train_on_batch``, ...: inputs and targets are two dicts."""
        last = name.rsplit(".", 1)[-1]
        src, dst = api.entry(name, rewriter.at), api.entry("keras.models.Model." + last, rewriter.until)
        graph = self.all.get(code(original.func.value))
        if "generator" in last or graph is None:
            rewriter.mark("the generator of a Graph gave one dict; a Model needs pairs: inputs, targets (1.0.0)")
            return updated
        args, rest = [], []
        for given in bind(updated.args, src):
            if given.name == "data":
                args = [cst.Arg(part) for part in self._parts(graph, given.arg.value)]
            elif given.name == "validation_data":
                pair = ", ".join(map(code, self._parts(graph, given.arg.value)))
                rest.append(argument("validation_data", "(%s)" % pair))
            elif given.name in ("show_accuracy", "accuracy"):
                continue
            else:
                rest.append(given.arg if given.name is None else argument(given.name, given.arg.value))
        found = rewriter.arguments(rest, src._replace(arguments=src.arguments[1:]), dst)
        return updated.with_changes(args=joined([*args, *found]))

    def _parts(self, graph: Graph, data: cst.BaseExpression) -> List[cst.BaseExpression]:
        """The inputs and the targets of a dict; those of a single output are no dict."""
        if isinstance(data, cst.Dict):
            pairs = [(literal(e.key), e) for e in data.elements if isinstance(e, cst.DictElement)]
            inputs, targets = ([e for name, e in pairs if (name in graph.inputs) is taken] for taken in (True, False))
            parts = [data.with_changes(elements=_without_last_comma(part)) for part in (inputs, targets)]
            if len(graph.outputs) == 1 and len(targets) == 1:
                parts[1] = targets[0].value
            return parts
        inputs, targets = (expression("{%s}" % ", ".join("%r: %s[%r]" % (n, code(data), n) for n in names))
                           for names in (graph.inputs, graph.outputs))
        if len(graph.outputs) == 1:
            targets = expression("%s[%r]" % (code(data), graph.outputs[0]))
        return [inputs, targets]

    def predict(self, rewriter, original: cst.Call, updated: cst.Call, name: str) -> Optional[cst.BaseExpression]:
        """``predict`` gave a dict, by the names of the outputs."""
        graph = self.all.get(code(original.func.value))
        last = name.rsplit(".", 1)[-1]
        src, dst = api.entry(name, rewriter.at), api.entry("keras.models.Model." + last, rewriter.until)
        if graph is None:
            return None
        first, rest = updated.args[0], updated.args[1:]
        rest = rewriter.arguments(rest, src._replace(arguments=src.arguments[1:]), dst)
        args = joined([with_keyword_none(first), *rest])
        predicted = code(updated.with_changes(args=args))
        if len(graph.outputs) == 1:
            return expression("{%r: %s}" % (graph.outputs[0], predicted))
        return expression("dict(zip(%s.output_names, %s))" % (graph.variable, predicted))


def with_keyword_none(arg: cst.Arg) -> cst.Arg:
    """An argument by position."""
    return arg.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT)


def _without_last_comma(elements: List[cst.DictElement]) -> List[cst.DictElement]:
    if not elements:
        return elements
    return [*elements[:-1], elements[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)]


def literal_of(given: Dict[str, Given], name: str):
    """The literal value of an argument, or None."""
    return literal(given[name].arg.value) if name in given else None


class _FirstUses(cst.CSTVisitor):
    """Finds, for each graph, the first statement that does more than add to it."""

    def __init__(self, graphs: Graphs):
        self.graphs, self._done = graphs, set()

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> bool:
        for variable, graph in self.graphs.all.items():
            if variable not in self._done and graph.outputs and self._is_use(node, variable):
                self._done.add(variable)
                self.graphs.first_use[id(node)] = graph
        return False

    def _is_use(self, node: cst.SimpleStatementLine, variable: str) -> bool:
        first = node.body[0]
        if variable not in code(node) or isinstance(first, cst.Expr) and isinstance(first.value, cst.SimpleString):
            return False
        if isinstance(first, cst.Assign) and code(first.targets[0].target) == variable:
            return False
        if isinstance(first, cst.Expr) and isinstance(first.value, cst.Call) and isinstance(
                first.value.func, cst.Attribute) and first.value.func.attr.value in _ADDS:
            return False
        return re.search(r"(?<![\w.])%s(?!\w)" % re.escape(variable), code(node)) is not None


def _entry(text: str):
    return api.Entry("keras.models.Graph", "function", (), tuple(api.Argument(n, None) for n in text.split()))


_FALLBACK = {
    "add_input": _entry("name input_shape batch_input_shape dtype"),
    "add_node": _entry("layer name input inputs merge_mode concat_axis dot_axes create_output"),
    "add_output": _entry("name input inputs merge_mode concat_axis dot_axes"),
    "add_shared_node": _entry("layer name inputs merge_mode concat_axis dot_axes outputs create_output"),
}
