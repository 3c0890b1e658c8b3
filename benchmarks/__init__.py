"""How fast keras1 is beside the originals, Keras 3 and Theano written by hand: `python -m benchmarks --help`.

This file, `worker.py`, `fresh.py` and `workloads/` run under Python 2.7 too.
"""
