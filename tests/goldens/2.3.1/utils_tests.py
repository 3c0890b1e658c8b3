# keras.utils.test_utils of 2.3.1: data, and what layer_test does with a layer.
from case_helpers import RESULT, part, probe, raised

import numpy as np

from keras.utils.test_utils import get_test_data


@part
def data():
    out = {}
    for name, options in dict(usual=dict(num_train=3, num_test=2), classes=dict(num_train=2, num_test=2, num_classes=4),
                              values=dict(num_train=3, num_test=1, input_shape=(2, 2), output_shape=(3,),
                                          classification=False)).items():
        np.random.seed(3)
        (x, y), (x_test, y_test) = get_test_data(**options)
        out[name] = [x, y, x_test, y_test, probe()]
    raised(out, 'former name', get_test_data, nb_train=3)
    return out
