# Everything one does here. Presumed: make, g++ and a Python 3.9, 3.10 or 3.11; the rest comes from PyPI into .venv.

BIN := .venv/bin

# Examples whose output under the original is kept beside them.
EXAMPLES_0_3 := mnist_cnn char_lstm sentiment_lstm graph_two_inputs siamese_graph autoencoder
EXAMPLES_1_2 := functional_two_inputs text_cnn bidirectional_tagger vae addition_rnn

# The first Python that keras1 runs on and that can make a .venv; one with Python.h, which g++ needs, comes first.
CANDIDATES := python3 python3.11 python3.10 python3.9
RIGHT_VERSION := import sys, venv, ensurepip; sys.exit(not (3, 9) <= sys.version_info[:2] <= (3, 11))
HAS_HEADERS := import os, sysconfig; open(os.path.join(sysconfig.get_paths()["include"], "Python.h"))
those = $(foreach python,$(CANDIDATES),$(shell $(python) -c '$(1)' >/dev/null 2>&1 && echo $(python)))
PYTHON = $(firstword $(filter $(call those,$(HAS_HEADERS)),$(call those,$(RIGHT_VERSION))) $(call those,$(RIGHT_VERSION)))

.PHONY: help run test test-all check docs history goldens bench bench-environments clean

help:  ## this list
	@sed -nE 's/^([a-z-]+):.*  ## (.*)/make \1\t\2/p' Makefile | expand -t 16

run: .venv/ready  ## train the example of January 2016 on real digits
	$(BIN)/python -m keras1 run examples/mnist_mlp.py

test: .venv/ready  ## the tests, the docstrings' examples and the docs' code, on two cores
	$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: .venv/ready  ## these and the slow ones
	$(BIN)/python -m pytest -n 2

check: .venv/ready  ## style
	$(BIN)/ruff check .

docs: .venv/docs  ## the documentation, into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

history: .venv/ready  ## write docs/history.md anew, after a change was declared
	$(BIN)/python -m keras1 changes --markdown > docs/history.md

goldens: .venv/ready  ## record what the originals answer (install them first: tools/make-oracles.sh .oracles)
	$(BIN)/python tools/record_goldens.py
	$(BIN)/python examples/digits.py
	.oracles/run 0.3.1 examples/mnist_mlp.py > examples/mnist_mlp.expected.txt
	for n in $(EXAMPLES_0_3); do .oracles/run 0.3.3 examples/$$n.py > examples/$$n.expected.txt; done
	for n in $(EXAMPLES_1_2); do .oracles/run 1.2.2 examples/$$n.py > examples/$$n.expected.txt; done

bench: .venv/fast  ## measure keras1, the originals and Keras 3 for 15 minutes; docs/performance.md is written from it
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks report

bench-environments: .venv/fast  ## what `make bench` compares with, each in an environment of its own, and compiled
	-tools/make-benchmarks.sh
	$(BIN)/python -m benchmarks warm

clean:  ## forget the environment, the compile caches and what was built
	rm -rf .venv .cache keras1/backend/native/built .pytest_cache .hypothesis .ruff_cache site build keras1.egg-info examples/digits.npz examples/*.png

# Made anew when setup.py changes; the stamp is written last, so a broken install is not mistaken for a good one.
.venv/ready: setup.py
	@test -n "$(PYTHON)" || { echo "keras1 needs Python 3.9, 3.10 or 3.11 with its venv module (Debian, Ubuntu:" \
	  "apt install python3.11-venv python3.11-dev); the python3 here is: $$(python3 --version 2>&1)" >&2; exit 1; }
	@echo "making .venv with $(PYTHON) ($$($(PYTHON) --version)); this happens once and takes a minute or two"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,examples]'
	@touch $@

.venv/fast: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast]'
	@touch $@

.venv/docs: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@
