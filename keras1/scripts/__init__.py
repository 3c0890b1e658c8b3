"""Scripts that were written for Keras: run as they are, whatever Python and libraries they were written for.

============== ======================================================================
``source``     reading a file: encoding, and the Python it is written in
``language``   how one tells
``compiling``  from text to code
``python2``    the translation of Python 2
``indexing``   floats as indices
``importing``  modules beside the script
``shims``      libraries as they were
``evidence``   what a script uses of Keras
``inference``  the release that had it
``running``    ``run_script``
============== ======================================================================
"""
from keras1.scripts.inference import Inference, infer_release
from keras1.scripts.running import INFER, run_script

__all__ = ["INFER", "Inference", "infer_release", "run_script"]
