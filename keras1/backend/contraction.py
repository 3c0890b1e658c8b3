"""Nodes of a graph joined into groups, without a way out of a group and back into it."""
from typing import Callable, Dict, Hashable, List, Sequence

Node = Hashable


class Contraction:
    """A graph without cycles whose nodes can be joined, so that it stays without cycles.

    Parameters
    ----------
    nodes : sequence
        Each after those that it needs.
    needs : callable
        What a node needs: a list of nodes.

    Examples
    --------
    >>> graph = Contraction("abcd", {"a": "", "b": "a", "c": "b", "d": "ac"}.get)
    >>> graph.join("a", "d"), graph.join("a", "b"), graph.join("a", "c")
    (False, True, True)
    >>> graph.groups()
    [['a', 'b', 'c']]
    """

    def __init__(self, nodes: Sequence[Node], needs: Callable[[Node], Sequence[Node]]):
        self._group: Dict[Node, int] = {node: place for place, node in enumerate(nodes)}
        self._members: Dict[int, List[Node]] = {place: [node] for place, node in enumerate(nodes)}
        self._order = {node: place for place, node in enumerate(nodes)}
        # Sets of groups as the bits of a number: those that a group needs itself, and all before it.
        self._needs = {place: self._bits(needs(node)) for place, node in enumerate(nodes)}
        self._before: Dict[int, int] = {}
        for place in self._needs:
            self._before[place] = self._all_before(place)

    def _bits(self, nodes: Sequence[Node]) -> int:
        found = 0
        for node in nodes:
            found |= 1 << self._group[node]
        return found

    def _all_before(self, group: int) -> int:
        found = self._needs[group]
        for other in _places(self._needs[group]):
            found |= self._before[other]
        return found

    def members(self, node: Node) -> List[Node]:
        """The nodes of a node's group, each after those that it needs."""
        return self._members[self._group[node]]

    def groups(self) -> List[List[Node]]:
        """The groups of more than one node."""
        return [members for members in self._members.values() if len(members) > 1]

    def join(self, one: Node, other: Node) -> bool:
        """Join two nodes' groups, unless a way leads from one to the other through a third; whether they are one."""
        first, second = self._group[one], self._group[other]
        if first == second:
            return True
        if self._lead_through_a_third(first, second) or self._lead_through_a_third(second, first):
            return False
        self._merge(first, second)
        return True

    def _lead_through_a_third(self, start: int, end: int) -> bool:
        return any(self._before[third] >> start & 1 for third in _places(self._needs[end]) if third != start)

    def _merge(self, kept: int, gone: int) -> None:
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone), key=self._order.__getitem__)
        for node in self._members[kept]:
            self._group[node] = kept
        both = 1 << kept | 1 << gone
        self._needs[kept] = (self._needs[kept] | self._needs.pop(gone)) & ~both
        before = (self._before[kept] | self._before.pop(gone)) & ~both
        self._before[kept] = before
        for group in self._needs:
            if self._needs[group] >> gone & 1:
                self._needs[group] = self._needs[group] & ~(1 << gone) | 1 << kept
            if self._before[group] & both:
                self._before[group] = self._before[group] & ~(1 << gone) | 1 << kept | before


def _places(bits: int) -> List[int]:
    """The places of the ones of a number."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
