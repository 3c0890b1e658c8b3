# Models of convolutions, pooling and resizing: their text, the model that it makes again, what they predict.
import numpy as np
from case_helpers import RESULT, part

from keras import layers as L
from keras.models import Model, Sequential, model_from_json

rs = np.random.RandomState(11)


@part
def again():
    out = {}
    stacks = {
        'images': ([L.SeparableConv2D(3, 2, activation='relu', input_shape=(2, 6, 7), depthwise_regularizer='l2'),
                    L.DepthwiseConv2D(2, padding='valid', depth_multiplier=2), L.MaxPool2D(2),
                    L.Conv2DTranspose(2, 2, strides=2), L.ZeroPadding2D(((1, 0), (0, 1))), L.UpSampling2D((1, 2)),
                    L.Cropping2D(1), L.LocallyConnected2D(2, 2), L.GlobalAvgPool2D()], (2, 2, 6, 7)),
        'sequences': ([L.SeparableConv1D(3, 2, input_shape=(8, 2)), L.MaxPooling1D(2, strides=1), L.ZeroPadding1D((1, 0)),
                       L.UpSampling1D(2), L.Cropping1D((1, 2)), L.LocallyConnected1D(2, 3, use_bias=False),
                       L.GlobalMaxPooling1D()], (2, 8, 2)),
        'volumes': ([L.Conv3DTranspose(2, 2, input_shape=(1, 2, 3, 2)), L.AveragePooling3D((1, 2, 1)), L.ZeroPadding3D(1),
                     L.Cropping3D(((1, 0), (0, 1), (1, 1))), L.UpSampling3D((1, 1, 2)), L.GlobalMaxPool3D()],
                    (2, 1, 2, 3, 2))}
    for name, (stack, shape) in sorted(stacks.items()):
        model = Sequential(stack, name=name)
        x = rs.normal(size=shape).astype('float32')
        out[name + ' text'] = model.to_json()
        other = model_from_json(model.to_json())
        other.set_weights(model.get_weights())
        out[name] = [model.predict(x).tolist(), other.predict(x).tolist(), other.to_json() == model.to_json(),
                     [layer.name for layer in other.layers], [list(layer.output_shape) for layer in other.layers]]
    return out
