"""A fixer for fissix: numbers with a leading zero, and with an ``L``, or both."""
import re

from fissix.fixer_base import BaseFix
from fissix.fixer_util import Number
from fissix.pgen2 import token

_OCTAL = re.compile(r"0[0-7]+$")


class FixNumbers(BaseFix):
    """``0777L`` becomes ``0o777``."""

    _accept_type = token.NUMBER

    def match(self, node):
        """Whether it is a number as only Python 2 wrote it."""
        return node.value[-1] in "lL" or _OCTAL.match(node.value)

    def transform(self, node, results):
        """The number as Python 3 writes it."""
        value = node.value.rstrip("lL")
        return Number("0o" + value[1:] if _OCTAL.match(value) else value, prefix=node.prefix)
