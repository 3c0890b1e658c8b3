#!/bin/sh
# Makes what `make bench` compares keras1 with, each in an environment of its own; all, or those that are named:
#
#   tools/make-benchmarks.sh [originals] [torch] [jax]
#
# originals: .oracles, needs Python 2.7 and 3.6; torch: .venv-keras3, 1 GB; jax: .venv-keras3-jax, 620 MB.
# keras1 itself, and Theano by hand, run in .venv.
set -e
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- originals torch jax
status=0
for name; do
    case $name in
        originals) tools/make-oracles.sh .oracles ;;
        torch) tools/make-keras3.sh ;;
        jax) python3 -m venv --clear .venv-keras3-jax && .venv-keras3-jax/bin/pip install --quiet \
                 jax==0.10.2 jaxlib==0.10.2 keras==3.15.1 h5py numpy ;;
        *) echo "no runtime '$name'" >&2; exit 2 ;;
    esac || { echo "$name was not installed; make bench will do without" >&2; status=1; }
done
exit $status
