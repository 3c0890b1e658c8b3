"""A fixer for fissix: string literals as Python 3 has them; the names ``unicode`` and ``unichr`` stay."""
from fissix.fixes.fix_unicode import FixUnicode


class FixLiterals(FixUnicode):
    """``u"..."`` and ``ur"..."`` without their prefix, ``"\\\\u"`` as the two characters that it was."""

    PATTERN = "STRING"
