"""From 0.x to 1.x."""
from typing import Optional

import libcst as cst

from keras1.porting.editing import statement
from keras1.porting.graphs import Graphs
from keras1.porting.names import code
from keras1.porting.rewriting import Rewriter
from keras1.porting.rules_1 import RULES, Accuracies


class To1(Rewriter):
    """Writes a script of 0.x for 1.2.2: graphs become models of layers that are called."""

    def __init__(self, names, tree, at, until):
        super().__init__(names, at, until, RULES)
        self.accuracies = Accuracies(names)
        tree.visit(self.accuracies)
        self.graphs = Graphs(names, tree)
        self._assigned: Optional[str] = None
        self._left_out = False

    def assign(self, target: str, value: cst.BaseExpression) -> cst.BaseExpression:
        """Make the statement at hand, a call, an assignment of a value."""
        self._assigned = target
        return value

    def leave_out(self) -> cst.BaseExpression:
        """Take the statement at hand out."""
        self._left_out = True
        return cst.Name("pass")

    def leave_Expr(self, original_node: cst.Expr, updated_node: cst.Expr):
        if self._left_out:
            self._left_out = False
            return cst.RemoveFromParent()
        if self._assigned is not None:
            target, self._assigned = self._assigned, None
            return cst.Assign([cst.AssignTarget(cst.parse_expression(target))], updated_node.value)
        return updated_node

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> None:
        graph = self.graphs.first_use.get(id(node))
        if graph is not None and graph.inputs and graph.outputs:
            self.before(self.graphs.model(self, graph))

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign):
        graph, value = self.graphs.all.get(code(original_node.targets[0].target)), original_node.value
        made = self.names.meaning(value.func) if isinstance(value, cst.Call) else None
        if graph is None or made is None or not made.endswith(".Graph"):
            return updated_node
        start = self.graphs.started(graph)
        return cst.RemoveFromParent() if start is None else statement(start).body[0]

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:
        if self.in_layer and original_node.name.value == "get_output":
            self.mark("a layer of 1.x is written as call(self, x, mask=None), with get_output_shape_for(self, "
                      "input_shape) in place of output_shape, and build(self, input_shape) (1.0.0)")
        return updated_node
