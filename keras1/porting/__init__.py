"""Scripts read, compared with the releases of Keras, and rewritten for a later one.

============== ======================================================================
``api``        what names and arguments each release had, Keras 3 included
``words``      what became of them where no signature tells: names, arguments, values
``reasons``    why, from the history
``reading``    a script's text, Python 2 translated
``names``      what the names of a script mean: imports, models, layers
``checking``   `check`: what later releases lack
``editing``    expressions written anew; marks above statements
``calls``      one call under another signature
``stages``     `port`, release by release, up to the one asked for
``comparing``  `diff`: one script under two releases
============== ======================================================================
"""
from keras1.porting.checking import Finding, check
from keras1.porting.comparing import Comparison, diff
from keras1.porting.stages import Port, port

__all__ = ["Comparison", "Finding", "Port", "check", "diff", "port"]
