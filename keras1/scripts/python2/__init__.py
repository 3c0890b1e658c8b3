"""Python 2 on Python 3: syntax by fissix, meaning by a pass over the tree, names by modules and a namespace.

============== ====================================================================================
``syntax``     what Python 3 cannot parse: print, except, raise, backticks, octals, exec
``semantics``  what it parses and takes otherwise: ``/``, ``d.keys()``, ``__nonzero__``, ``next()``
``operations`` what the rewritten code calls
``namespace``  the builtins: ``xrange``, ``unicode``, ``map`` that returns a list
``files``      ``open``: text or bytes, as the content is
``modules``    the standard library under its old names
``magic``      ``get_ipython()`` of exported notebooks
============== ====================================================================================

Line numbers stay as they are, so that a traceback shows the script's own lines.
"""
