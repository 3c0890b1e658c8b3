"""The release that a source was written for."""
import json
import subprocess
import sys
from pathlib import Path

import pytest

from keras1.scripts import infer_release
from keras1.scripts.evidence import evidence_in
from keras1.scripts.image_order import channels_last
from keras1.scripts.source import Source

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def inferred(tmp_path):
    """The release of a text, as a string."""
    def infer(text, **beside):
        for name, content in beside.items():
            (tmp_path / name.replace("_", ".")).write_text(content)
        (tmp_path / "script.py").write_text(text)
        return str(infer_release(tmp_path / "script.py").release)
    return infer


@pytest.mark.parametrize("text, release", [
    ("from keras.models import Graph", "0.3.3"),
    ("m.fit(X, y, show_accuracy=True)", "0.3.3"),
    ("m.compile('sgd', 'mse', class_mode='binary')", "0.3.3"),
    ("from keras.layers.core import TimeDistributedDense", "0.3.3"),
    ("from keras.layers.core import Layer\nclass L(Layer):\n    def build(self):\n        self.params = []", "0.3.1"),
    ("from keras.layers.core import Layer\nclass L(Layer):\n    def get_output(self, train): pass", "0.3.3"),
    ("from keras.layers import *\nm.fit(X, y, nb_epoch=3)", "1.2.2"),
    ("from keras.layers import merge", "1.2.2"),
    ("from keras.models import Model\nModel(input=a, output=b)", "1.2.2"),
    ("from keras.layers import Dense\ny = Dense(3, init='uniform')(x)", "1.2.2"),
    ("import keras.layers as L\nL.Convolution2D(3, 3, 3, border_mode='same')", "1.2.2"),
    ("from keras.layers import Conv2D", "2.3.1"),
    ("m.fit(X, y, epochs=3)", "2.3.1"),
    ("from keras.layers import Dense\nDense(units=3)", "2.3.1"),
    ("from keras.layers.merge import add", "2.3.1"),
    ("from keras.optimizers import SGD\nSGD(learning_rate=0.1)", "2.3.1"),
    ("m.fit(X, y, epochs=3)\nprint(h.history['val_acc'])", "2.2.4"),
    ("from keras.engine.base_layer import Layer", "2.3.1"),
    ("# tested with Keras 1.0.3\nfrom keras.models import Sequential", "1.0.8"),
    ("'''Requires keras==0.3.0'''", "0.3.1"),
    ("from keras.models import Sequential", "1.2.2"),
    ("print('no Keras at all')", "1.2.2"),
    ("print 'Python 2'\nm.fit(X, y, show_accuracy=True)", "0.3.3"),
    # several: the release that had most
    ("import keras.models\nm.compile('sgd', 'mse', metrics=['accuracy'])\nm.fit(X, y, nb_epoch=2)", "1.2.2"),
    ("from keras.layers import Conv2D, Dense\nDense(units=2)\nm.fit(X, y, nb_epoch=1)", "2.3.1"),
])
def test_what_a_source_uses_tells_its_release(inferred, text, release):
    assert inferred(text) == release


@pytest.mark.parametrize("text", [
    "try:\n    from keras.layers import Conv2D\nexcept ImportError:\n    pass\n",
    "import keras\nif keras.__version__[0] == '2':\n    m.fit(X, y, epochs=3)\n",
])
def test_what_is_guarded_does_not_count(text):
    assert evidence_in([Source("old.py", text, None)]) == []


def test_modules_beside_the_script_count(inferred, tmp_path):
    assert inferred("import net", net_py="from keras.models import Graph") == "0.3.3"


def test_requirements_count(inferred):
    assert inferred("import keras", requirements_txt="numpy\nKeras==1.0.6\n") == "1.0.8"


def test_a_method_of_other_objects_tells_nothing():
    assert evidence_in([Source("old.py", "if X.all() and f.close(): d.get(x); s.update(y)", None)]) == []


def test_the_reasons_are_named_where_they_stand(tmp_path):
    path = tmp_path / "old.py"
    path.write_text("\nfrom keras.models import Graph\nm.fit(X, nb_epoch=1)\n")
    found = infer_release(path)
    assert [(reason.what, reason.line) for reason in found.reasons] == [("Graph", 2), ("nb_epoch=", 3)]
    assert found.against == () and str(found).startswith("emulating Keras 0.3.3: Graph, nb_epoch=; override")


def test_what_speaks_against_it_is_kept(tmp_path):
    path = tmp_path / "old.py"
    path.write_text("from keras.layers import Conv2D, Add\nm.fit(X, nb_epoch=1)\n")
    assert [evidence.what for evidence in infer_release(path).against] == ["nb_epoch="]


@pytest.mark.parametrize("text, last", [
    ("Conv2D(3, (3, 3), input_shape=(28, 28, 1))", True),
    ("rows, cols, n = 28, 28, 3\nConvolution2D(3, 3, 3, input_shape=(rows, cols, n))", True),
    ("shape = (1, 28, 28)\nConvolution2D(3, 3, 3, input_shape=shape)", False),
    ("Convolution2D(3, 3, 3, input_shape=(3, 28, 3))", False),
    ("K.set_image_dim_ordering('th')\nConv2D(3, (3, 3), input_shape=(28, 28, 1))", False),
    ("Dense(3, input_shape=(28, 28, 1))", False),
    ("if K.x():\n    s = (1, 2, 2)\nelse:\n    s = (2, 2, 1)\nConv2D(3, (3, 3), input_shape=s)", False),
])
def test_where_the_channels_are(text, last):
    assert channels_last([Source("old.py", text, None)]) is last


def test_what_the_releases_had_is_what_their_signatures_say(tmp_path):
    fresh = tmp_path / "api.json"
    subprocess.run([sys.executable, str(ROOT / "tools" / "write_api.py"), str(fresh)], check=True)
    kept = (ROOT / "keras1" / "scripts" / "api.json").read_text("utf-8")
    assert json.loads(fresh.read_text("utf-8")) == json.loads(kept), "run tools/write_api.py"
