#!/bin/sh
# make-keras3.sh [FOLDER]: an environment with today's Keras, by which `keras1 port --to 3` is tested (.venv-keras3).
set -e
folder=${1:-$(dirname "$0")/../.venv-keras3}
python3 -m venv "$folder"
"$folder/bin/python" -m pip install --quiet torch==2.13.0  # a build for the CPU; Keras runs on it
"$folder/bin/python" -m pip install --quiet keras h5py
echo "$folder/bin/python"
