"""The documentation: its code runs, its generated page is fresh, its reference is complete.

The blocks of a page run in order and in one namespace, in an empty folder: a `python` block as it is, a `pycon`
block as a doctest. Other blocks (`sh`, `text`) are for reading.
"""
import contextlib
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import Iterator, List, NamedTuple

import pytest

import keras1
from keras1.backend import theano

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
#: Pages whose code runs compiled, as users run it; the others run in Python operations, which start at once.
IN_C = {"README.md", "quick-start.md"}
FENCE = re.compile(r"^```(python|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def plain_messages():
    """Errors as a reader sees them, with their hints."""


class Block(NamedTuple):
    language: str
    line: int
    code: str


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page that run."""
    text = page.read_text("utf-8")
    for match in FENCE.finditer(text):
        yield Block(match.group(1), text.count("\n", 0, match.start(2)), match.group(2))


def run_python(block: Block, page: Path, namespace: dict) -> None:
    """Run a block so that a traceback names the page and its line."""
    exec(compile("\n" * block.line + block.code, str(page), "exec"), namespace)


def run_pycon(block: Block, page: Path, namespace: dict) -> None:
    """Run a block as a doctest that shares the page's namespace."""
    test = doctest.DocTestParser().get_doctest(block.code, namespace, page.name, str(page), block.line)
    test.globs = namespace
    report = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=report.append, clear_globs=False)
    assert not report, "".join(report)


RUN = {"python": run_python, "pycon": run_pycon}


@pytest.mark.parametrize("page", [p for p in PAGES if any(blocks(p))], ids=lambda page: page.name)
def test_the_code_of_a_page_runs(page, tmp_path, monkeypatch, alias):
    monkeypatch.chdir(tmp_path)
    namespace = {"__name__": "__main__"}
    with contextlib.nullcontext() if page.name in IN_C else theano.config.change_flags(cxx="", linker="vm"):
        for block in blocks(page):
            RUN[block.language](block, page, namespace)


def test_the_history_page_is_what_the_declarations_say():
    fresh = subprocess.run([sys.executable, "-m", "keras1", "changes", "--markdown"], capture_output=True, text=True)
    assert fresh.returncode == 0, fresh.stderr
    assert (DOCS / "history.md").read_text("utf-8") == fresh.stdout, "run `make history`"


# The modules of Keras 0.3.1 and 0.3.3, from which scripts import; of these, those that keras1 has are public.
HISTORICAL = """
    activations applications.audio_conv_utils applications.imagenet_utils applications.inception_v3
    applications.music_tagger_crnn applications.resnet50 applications.vgg16 applications.vgg19
    applications.xception backend callbacks constraints datasets.cifar datasets.cifar10 datasets.cifar100
    datasets.data_utils datasets.imdb datasets.mnist datasets.reuters engine.base_layer engine.input_layer
    engine.network engine.saving engine.sequential engine.topology engine.training
    engine.training_arrays engine.training_generator
    engine.training_utils
    initializations initializers losses layers.advanced_activations layers.containers layers.convolutional
    layers.convolutional_recurrent layers.core layers.cudnn_recurrent layers.embeddings layers.local layers.noise
    layers.normalization
    layers.pooling layers.recurrent layers.wrappers legacy.layers legacy.models metrics models objectives optimizers
    preprocessing.image preprocessing.sequence preprocessing.text regularizers utils.data_utils
    utils.generic_utils utils.io_utils utils.layer_utils utils.losses_utils utils.metrics_utils utils.np_utils
    utils.test_utils utils.visualize_util
    wrappers.scikit_learn
    applications.densenet applications.inception_resnet_v2 applications.mobilenet applications.mobilenet_v2
    applications.nasnet applications.resnet applications.resnet_v2 datasets.boston_housing datasets.fashion_mnist
    utils.conv_utils utils.multi_gpu_utils utils.vis_utils
""".split()
OWN = ["keras1", "keras1.conversion", "keras1.errors", "keras1.history", "keras1.porting", "keras1.saving",
       "keras1.scripts"]


def public_modules() -> List[str]:
    """keras1's own front, and the historical modules that are there."""
    present = {module.name for module in pkgutil.walk_packages(keras1.__path__, "keras1.")}
    return OWN + [name for name in ("keras1." + module for module in HISTORICAL) if name in present]


def public_names(module) -> Iterator[str]:
    """What a module exports: its ``__all__``, or what it defines without an underscore."""
    if hasattr(module, "__all__"):
        return iter(module.__all__)
    return (name for name, value in vars(module).items()
            if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__)


def test_the_reference_has_every_public_module_and_no_other():
    entries = {name for page in (DOCS / "reference").glob("*.md")
               for name in re.findall(r"^::: ([a-z0-9_.]+)$", page.read_text("utf-8"), re.MULTILINE)}
    assert sorted(entries) == sorted(public_modules())


@pytest.mark.parametrize("name", public_modules())
def test_every_public_name_is_documented(name):
    module = importlib.import_module(name)
    assert module.__doc__, "the module has no docstring"
    missing = [public for public in public_names(module)
               if callable(getattr(module, public)) and not (getattr(module, public).__doc__ or "").strip()]
    assert missing == []
