"""Fewer and smaller C++ modules for a function, compiled together and on all cores.

| module | |
| --- | --- |
| `formulas.py` | the C++ function of an element-wise formula, a few lines in place of a module |
| `kernels.py` | such functions compiled, many at once, and found again by the next process |
| `thunks.py` | what Theano's virtual machine calls for such a formula |
| `glue.py` | what most networks need beside formulas, compiled once for all |
| `programs.py` | a compiled function as a whole, called without Theano's machine |
| `views.py` | views that nobody makes, for formulas go through the arrays behind |
| `modules.py` | the modules that are left, merged into a few sources |
| `units.py` | compilers at work in the background |
| `folding.py` | constants computed in Python |
| `ahead.py` | what every process needs, begun before Theano is imported |
| `register.py` | where all this enters Theano |
"""
