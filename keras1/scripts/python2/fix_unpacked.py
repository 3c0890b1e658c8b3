"""A fixer for fissix: what Python 3 cannot unpack in place gets a name, and is unpacked by `semantics`.

``def f(a, (b, c))``, ``lambda (a, b): ...`` and ``except E, (code, text)``. The fixers that fissix has for them
add lines.
"""
import contextlib
from typing import Dict, Iterator, List

from fissix.fixer_base import BaseFix
from fissix.fixer_util import Name
from fissix.pygram import python_symbols as symbols
from fissix.pytree import Node

PREFIX = "_unpacked_"
_collections: List[Dict[str, str]] = []


@contextlib.contextmanager
def collecting() -> Iterator[Dict[str, str]]:
    """What the fixer finds meanwhile: from a name to the tuple that it stands for."""
    _collections.append({})
    try:
        yield _collections[-1]
    finally:
        _collections.pop()


class FixUnpacked(BaseFix):
    """Gives tuples of arguments a name."""

    BM_compatible = True
    run_order = 1  # before fix_except
    PATTERN = """
        funcdef< 'def' any parameters< '(' args=any ')' > ['->' any] ':' any >
        | lambdef< 'lambda' args=any ':' any >
        | except_clause< 'except' any (',' | 'as') target=atom< '(' any ')' > >
    """

    def transform(self, node: Node, results: dict) -> None:
        """Replace each tuple."""
        if "target" in results:
            self._name(results["target"])
        elif "args" in results:
            for atom in list(_tuples(results["args"])):
                self._name(atom)

    @staticmethod
    def _name(atom: Node) -> None:
        found = _collections[-1]
        name = PREFIX + str(len(found))
        found[name] = str(atom).strip()
        atom.replace(Name(name, prefix=atom.prefix))


def _tuples(args: Node) -> Iterator[Node]:
    """The tuples among arguments, not among their defaults."""
    if args.type in (symbols.tfpdef, symbols.vfpdef, symbols.atom):
        yield args
    elif args.type in (symbols.typedargslist, symbols.varargslist):
        children, before = args.children, ","
        for child in children:
            if before == "," and child.type in (symbols.tfpdef, symbols.vfpdef, symbols.atom):
                yield child
            before = str(child).strip()
