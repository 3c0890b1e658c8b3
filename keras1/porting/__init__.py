"""Scripts read, compared with the releases of Keras, and rewritten for a later one.

=============== =====================================================================
``api``         what names and arguments each release had, Keras 3 included
``words``       what became of them where no signature tells: names, arguments, values
``reasons``     why, from the history
``facts``       what became of one name, or of the arguments of one callable
``reading``     a script's text; Python 2 by ``translation``
``names``       what the names of a script mean: imports, models, layers
``checking``    `check`: what later releases lack
``differences`` what the sources of two releases differ in
``editing``     expressions written anew; marks above statements
``calls``       one call under another signature
``rewriting``   a script under other names and signatures; ``imports``: its imports
``to_1`` ...    what else 1.x, 2.x and Keras 3 write otherwise, with ``rules_1`` ... and ``graphs``
``stages``      `port`, release by release, up to the one asked for
``comparing``   `diff`: one script under two releases, each in a process that runs ``recording``
=============== =====================================================================
"""
from keras1.porting.checking import Finding, check
from keras1.porting.comparing import Comparison, diff
from keras1.porting.stages import Port, port

__all__ = ["Comparison", "Finding", "Port", "check", "diff", "port"]
