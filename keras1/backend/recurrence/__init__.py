"""SimpleRNN, GRU and LSTM as one operation each, in place of a loop of Theano's: the fast path "recurrence".

``formula.py`` is what a layer says of itself, ``operations.py`` what stands in the graph, ``kernel.py`` the call of
``native/recurrence.cpp``, ``plain.py`` the same by Theano's scan.
"""
from keras1.backend.recurrence.formula import Formula, is_known, through_time

__all__ = ["Formula", "is_known", "through_time"]
