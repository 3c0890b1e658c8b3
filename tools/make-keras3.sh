#!/bin/sh
# Makes .venv-keras3: a Python with Keras 3 (on torch) and onnxruntime, which the slow tests of keras1/conversion ask.
set -e
cd "$(dirname "$0")/.."
python3 -m venv --clear .venv-keras3
.venv-keras3/bin/pip install --quiet torch==2.13.0 keras==3.15.1 onnx==1.23.2 onnxruntime==1.31.1 h5py numpy
.venv-keras3/bin/python -c "import os; os.environ['KERAS_BACKEND'] = 'torch'; import keras; print('Keras', keras.__version__)"
