# 004: the layer Scale, as DenseNet has it, and a small network with it.
import numpy as np
from keras.layers.core import Layer
from keras.engine import InputSpec
from keras import backend as K
try:
    from keras import initializations
except ImportError:
    from keras import initializers as initializations
if not hasattr(initializations, 'Zeros'):  # keras1 has the module of 1.x, too
    from keras import initializers as initializations


# 继承父类Layer
class Scale(Layer):
    '''
    该层功能：
        通过向量元素依次相乘（Element wise multiplication）调整上层输出的形状。
        out = in * gamma + beta,
        gamma代表权重weights，beta代表偏置bias
    '''
    def __init__(self, weights=None, axis=-1, beta_init='zero', gamma_init='one', momentum=0.9, **kwargs):
        # 参数**kwargs代表按字典方式继承父类
        self.momentum = momentum
        self.axis = axis
        self.beta_init = initializations.Zeros()
        self.gamma_init = initializations.Ones()
        self.initial_weights = weights
        super(Scale, self).__init__(**kwargs)

    def build(self, input_shape):
        self.input_spec = [InputSpec(shape=input_shape)]
        shape = (int(input_shape[self.axis]),)

        # Compatibility with TensorFlow >= 1.0.0
        self.gamma = K.variable(self.gamma_init(shape), name='{}_gamma'.format(self.name))
        self.beta = K.variable(self.beta_init(shape), name='{}_beta'.format(self.name))

        self.trainable_weights = [self.gamma, self.beta]

        if self.initial_weights is not None:
            self.set_weights(self.initial_weights)
            del self.initial_weights

    def call(self, x, mask=None):
        input_shape = self.input_spec[0].shape
        broadcast_shape = [1] * len(input_shape)
        broadcast_shape[self.axis] = input_shape[self.axis]

        out = K.reshape(self.gamma, broadcast_shape) * x + K.reshape(self.beta, broadcast_shape)
        return out

    def get_config(self):
        config = {"momentum": self.momentum, "axis": self.axis}
        base_config = super(Scale, self).get_config()
        return dict(list(base_config.items()) + list(config.items()))


# -- used
from keras.layers import Activation, BatchNormalization, Conv2D, Dense, Flatten, Input, concatenate  # noqa: E402
from keras.models import Model  # noqa: E402

np.random.seed(1337)
concat_axis = 1
X = np.random.normal(size=(4, 2, 5, 5)).astype('float32')
input = Input((2, 5, 5))
x = input
for block in range(2):
    y = BatchNormalization(epsilon=1.1e-5, axis=concat_axis)(x)
    y = Scale(axis=concat_axis, name='scale%d' % block)(y)
    y = Activation('relu')(y)
    y = Conv2D(2, (3, 3), padding='same', use_bias=False)(y)
    x = concatenate([x, y], axis=concat_axis)
given = Scale(axis=concat_axis, name='given')
x = given(x)
x = Dense(3, activation='softmax')(Flatten()(x))
model = Model(input, x, name='myNet')
model.compile('sgd', 'categorical_crossentropy')
RESULT = {'history': model.fit(X, np.eye(3)[[0, 1, 2, 0]], epochs=2, batch_size=2, verbose=0).history,
          'then': [K.get_value(given.gamma), K.get_value(given.beta)], 'predicted': model.predict(X[:2]),
          'names': [w.name for w in given.trainable_weights], 'config': given.get_config(),
          'layers': [layer.name for layer in model.layers]}
