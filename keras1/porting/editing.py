"""Expressions written anew; remarks above the statements that need a look."""
from typing import List, Optional, Sequence, Union

import libcst as cst

MARK = "# keras1 port: "
_STATEMENTS = (cst.SimpleStatementLine, cst.BaseCompoundStatement)
_NO_SPACES = cst.AssignEqual(whitespace_before=cst.SimpleWhitespace(""), whitespace_after=cst.SimpleWhitespace(""))
_COMMA = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))


class Marking(cst.CSTTransformer):
    """A transformer that can put a comment above the statement at hand, and statements before and after it."""

    def __init__(self):
        super().__init__()
        self._marks: List[List[str]] = [[]]
        self._before: List[List[cst.BaseStatement]] = [[]]
        self._after: List[List[cst.BaseStatement]] = [[]]

        self._carried: List[cst.EmptyLine] = []

    def mark(self, text: str) -> None:
        """A comment above the statement at hand, once."""
        if text not in self._marks[-1]:
            self._marks[-1].append(text)

    def before(self, source: str) -> None:
        """A statement before the one at hand."""
        self._before[-1].append(statement(source))

    def after(self, source: str) -> None:
        """A statement after the one at hand."""
        self._after[-1].append(statement(source))

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _STATEMENTS):
            for stack in (self._marks, self._before, self._after):
                stack.append([])
        return super().on_visit(node)

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode):
        updated = super().on_leave(original_node, updated_node)
        if not isinstance(original_node, _STATEMENTS):
            return updated
        marks, before, after = self._marks.pop(), self._before.pop(), self._after.pop()
        if isinstance(updated, cst.SimpleStatementLine) and not updated.body:
            self._carried += updated.leading_lines
            updated = cst.RemovalSentinel.REMOVE
        elif self._carried and isinstance(updated, _STATEMENTS):
            updated = updated.with_changes(leading_lines=[*self._carried, *updated.leading_lines])
            self._carried = []
        if not (marks or before or after):
            return updated
        found = before + _statements(updated) + after
        if not found:
            return updated
        found[0] = _with_lines(found[0], updated, marks, bool(before))
        return cst.FlattenSentinel(found)


def _statements(updated) -> List[cst.BaseStatement]:
    if isinstance(updated, cst.FlattenSentinel):
        return list(updated)
    return [] if updated is cst.RemovalSentinel.REMOVE else [updated]


def _with_lines(first, updated, marks: Sequence[str], moved: bool):
    """The first statement with the comments above it; blank lines that stood above the old one stay on top."""
    old = getattr(updated, "leading_lines", ()) if moved else ()
    comments = [cst.EmptyLine(comment=cst.Comment(MARK + text)) for text in marks]
    return first.with_changes(leading_lines=[*old, *first.leading_lines, *comments])


def statement(source: str) -> cst.BaseStatement:
    """One statement."""
    return cst.parse_statement(source)


def expression(source: str) -> cst.BaseExpression:
    """An expression, such as ``a.b(c)``."""
    return cst.parse_expression(source)


def argument(name: Optional[str], value: Union[str, cst.BaseExpression]) -> cst.Arg:
    """An argument by keyword, or by position if the name is None."""
    value = expression(value) if isinstance(value, str) else value
    return cst.Arg(value) if name is None else cst.Arg(value, keyword=cst.Name(name), equal=_NO_SPACES)


def with_keyword(arg: cst.Arg, name: Optional[str]) -> cst.Arg:
    """The same argument by another keyword, or by position."""
    if name is None:
        return arg.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT)
    if arg.keyword is not None:
        return arg.with_changes(keyword=cst.Name(name))
    return arg.with_changes(keyword=cst.Name(name), equal=_NO_SPACES)


def joined(args: Sequence[cst.Arg]) -> List[cst.Arg]:
    """Arguments as a list: a comma after each but the last, line breaks kept."""
    found = [arg.with_changes(comma=_COMMA) if arg.comma is cst.MaybeSentinel.DEFAULT else arg for arg in args[:-1]]
    if args:
        found.append(args[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT))
    return found


def call(function: Union[str, cst.BaseExpression], args: Sequence[cst.Arg]) -> cst.Call:
    """A call."""
    function = expression(function) if isinstance(function, str) else function
    return cst.Call(func=function, args=joined(args))


def literal(node: cst.BaseExpression):
    """The value of a literal, or None if it is none."""
    import ast

    from keras1.porting.names import code
    try:
        return ast.literal_eval(code(node))
    except (ValueError, SyntaxError):
        return None
