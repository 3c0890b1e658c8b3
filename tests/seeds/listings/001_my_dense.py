# 001: a Dense layer of one's own, weights assigned as attributes.
import numpy as np
from keras import layers, Model, Input, utils
from keras import backend as K


def variable(value, trainable):
    """In place of tf.Variable(value, trainable=...)."""
    v = K.variable(value)
    v.trainable = trainable
    return v


class MyDense(layers.Layer):
    def __init__(self, units=32):  # 初始化
        super(MyDense, self).__init__()  # 初始化父类
        self.units = units  # 定义输出规模

    def build(self, input_shape):  # 定义训练参数
        self.w = K.variable(K.random_normal(shape=[input_shape[-1], self.units]))  # 训练参数
        self.b = variable(K.random_normal(shape=[self.units]), trainable=True)  # 训练参数
        self.a = variable(K.random_normal(shape=[self.units]), trainable=False)  # 非训练参数

    def call(self, inputs):  # 功能实现
        return K.dot(inputs, self.w) + self.b

    def compute_output_shape(self, input_shape):  # for Theano, which cannot tell by itself
        return (input_shape[0], self.units)


# 定义模型
np.random.seed(1337)
lines = []
input_feature = Input([4, 7])
x = layers.Reshape(target_shape=[4 * 7])(input_feature)
x = layers.Dense(5, activation='relu')(x)
x = MyDense(6)(x)
x = layers.Dense(3, activation='softmax')(x)
model = Model(input_feature, x)
model.summary(print_fn=lines.append)

# -- used
layer = model.layers[3]
X = np.random.normal(size=(6, 4, 7)).astype('float32')
Y = np.eye(3)[[0, 1, 2, 0, 1, 2]]
first = layer.get_weights()
model.compile('sgd', 'categorical_crossentropy')
history = model.fit(X, Y, epochs=2, batch_size=3, verbose=0).history
RESULT = {'summary': lines, 'first': first, 'then': layer.get_weights(), 'history': history,
          'lists': [[w.name for w in layer.trainable_weights], [w.name for w in layer.non_trainable_weights]],
          'predicted': model.predict(X[:2]), 'many': str(Input([None, 28, 28])._keras_shape),
          'reshaped': str(layers.Reshape(target_shape=[28 * 28])(Input([None, 28, 28]))._keras_shape)}
try:
    utils.plot_model
    RESULT['plot'] = 'there'
except AttributeError:
    RESULT['plot'] = 'not there'
