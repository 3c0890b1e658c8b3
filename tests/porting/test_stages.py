"""What `port` does with one construct each."""
import pytest

from keras1.porting import port
from keras1.porting.stages import STAGES


@pytest.fixture
def ported(tmp_path):
    """Ports a text and returns what came of it."""
    def run(text, source, target):
        script = tmp_path / "old.py"
        script.write_text(text)
        return port(script, to=target, emulate=source)
    return run


@pytest.mark.parametrize("source, target, before, after", [
    ("1.2.2", "2.3.1", "from keras.layers import Convolution2D\nConvolution2D(4, 3, 5, subsample=(2, 2), bias=False)",
     "from keras.layers import Conv2D\nConv2D(4, (3, 5), strides=(2, 2), use_bias=False)"),
    ("1.2.2", "2.3.1", "from keras.layers import LSTM\nLSTM(3, 'uniform', dropout_W=0.2, consume_less='gpu')",
     "from keras.layers import LSTM\nLSTM(3, kernel_initializer='uniform', dropout=0.2, implementation=2, "
     "recurrent_activation='hard_sigmoid')"),
    ("1.2.2", "2.3.1", "from keras import objectives\nobjectives.mse", "from keras import objectives\nobjectives.mse"),
    ("1.2.2", "2.3.1", "import keras.layers as L\nL.Convolution2D(1, 2, 2)",
     "import keras.layers as L\nL.Conv2D(1, (2, 2))"),
    ("1.2.2", "2.3.1", "from keras.layers import Convolution2D as Conv\nConv(1, 2, 2)",
     "from keras.layers import Conv2D as Conv\nConv(1, (2, 2))"),
    ("1.2.2", "2.3.1", "from keras.layers.core import *\nDense(3, bias=True)",
     "from keras.layers.core import *\nDense(3, use_bias=True)"),
    ("2.3.1", "3", "from keras.layers.core import *\nDense(3)", "from keras.layers import *\nDense(3)"),
    ("2.3.1", "3", "from keras.optimizers import SGD\nSGD(lr=0.1, momentum=0.9)",
     "from keras.optimizers import SGD\nSGD(learning_rate=0.1, momentum=0.9)"),
    ("2.3.1", "3", "from keras import backend as K\nK.mean(K.square(x), axis=-1)",
     "from keras import ops\nops.mean(ops.square(x), axis=-1)"),
    ("0.3.3", "1.2.2", "from keras.layers.core import TimeDistributedDense\nTimeDistributedDense(3, input_dim=2)",
     "from keras.layers import Dense, TimeDistributed\nTimeDistributed(Dense(3), input_shape=(None, 2))"),
    ("1.2.2", "2.3.1", "from keras.layers import merge\nx = merge([a, b], mode='concat', concat_axis=1)",
     "from keras.layers import Concatenate\nx = Concatenate(axis=1)([a, b])"),
])
def test_what_is_mechanical(ported, source, target, before, after):
    found = ported(before + "\n", source, target)
    assert found.text.rstrip("\n") == after and not found.marks


@pytest.mark.parametrize("source, target, text, said", [
    ("1.2.2", "2.3.1", "from keras.layers import MaxoutDense\nMaxoutDense(3)\n", "MaxoutDense is gone in 2.0.0"),
    ("1.2.2", "2.3.1", "from keras.layers import merge\nmerge([a, b], mode=mode)\n", "merge(mode=mode)"),
    ("2.3.1", "3", "from keras import backend as K\nf = K.function([x], [y])\n", "function is gone in Keras 3"),
    ("1.2.2", "2.3.1", "model = keras.models.Sequential()\nimport keras\n"
     "model.fit_generator(batches, samples_per_epoch=9, nb_epoch=1)\n", "steps_per_epoch counts batches"),
])
def test_what_is_not_mechanical_is_marked(ported, source, target, text, said):
    found = ported(text, source, target)
    assert any(said in mark for _, mark in found.marks)
    lines = found.text.splitlines()
    assert all(lines[number - 1].strip() == "# keras1 port: " + mark for number, mark in found.marks)


def test_a_default_that_changed_is_written_down(ported):
    text = "from keras.layers.normalization import BatchNormalization\nBatchNormalization()\n"
    found = ported(text, "0.3.3", "1.2.2")
    assert "BatchNormalization(epsilon=1e-06, momentum=0.9)" in found.text and len(found.kept) == 2


def test_a_script_that_is_none_of_keras_stays(ported):
    text = "import os\n\n\ndef f(x):  # nothing\n    return os.path.join(x, 'y')\n"
    for target, _ in STAGES:
        assert ported(text, "0.3.3", target).text == text
