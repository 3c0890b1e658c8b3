# 001: a layer of two inputs; build is given the list of their shapes.
import numpy as np
from keras import layers, Model, Input
from keras import backend as K


def variable(value, trainable=True):
    """In place of tf.Variable(value)."""
    v = K.variable(value)
    v.trainable = trainable
    return v


class MyLayer(layers.Layer):
    def __init__(self, output_dims):
        super(MyLayer, self).__init__()
        self.output_dims = output_dims

    def build(self, input_shape):
        [dim1, dim2] = self.output_dims
        self.w1 = variable(K.random_uniform(shape=(input_shape[0][-1], dim1)))
        self.b1 = variable(K.random_uniform(shape=(dim1,)))
        self.w2 = variable(K.random_uniform(shape=(input_shape[1][-1], dim2)))
        self.b2 = variable(K.random_uniform(shape=(dim2,)))

    def call(self, x):
        [x1, x2] = x
        y1 = K.dot(x1, self.w1) + self.b1
        y2 = K.dot(x2, self.w2) + self.b2
        return K.concatenate([y1, y2], axis=-1)

    def compute_output_shape(self, input_shape):  # for Theano, which cannot tell by itself
        return (input_shape[0][0], sum(self.output_dims))


# 定义模型
np.random.seed(1337)
lines = []
input_feature = Input([28])  # 输入
x1 = layers.Dense(5, activation='relu')(input_feature)
x2 = layers.Dense(4, activation='relu')(input_feature)
x = MyLayer([3, 2])([x1, x2])
x = layers.Dense(3, activation='softmax')(x)
model = Model(input_feature, x)
model.summary(print_fn=lines.append)

# -- used
layer = model.layers[3]
X = np.random.normal(size=(6, 28)).astype('float32')
Y = np.eye(3)[[0, 1, 2, 0, 1, 2]]
model.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
RESULT = {'summary': lines, 'history': model.fit(X, Y, epochs=2, batch_size=3, verbose=0).history,
          'weights': layer.get_weights(), 'names': [w.name for w in layer.weights],
          'shapes': [layer.input_shape, layer.output_shape], 'predicted': model.predict(X[:2])}
