import numpy as np
from keras.layers import Input, Dense, Lambda, concatenate, Add
from keras.models import Model
from keras import backend as K
from keras.layers import Layer


class Scale(Layer):
    def build(self, input_shape):
        self.gain = self.add_weight(name='gain', shape=(input_shape[-1],), initializer='ones', trainable=True)
        super(Scale, self).build(input_shape)

    def call(self, inputs):
        return inputs * self.gain

    def compute_output_shape(self, input_shape):
        return input_shape


np.random.seed(5)
a, b = np.random.rand(20, 3), np.random.rand(20, 3)
y = (a - b).sum(axis=1, keepdims=True)
left, right = Input(shape=(3,), name='left'), Input(shape=(3,), name='right')
shared = Dense(4, activation='tanh', kernel_initializer='ones', bias_initializer='zeros')
both = concatenate([Scale()(shared(left)), shared(right)])
summed = Add()([Dense(2, kernel_initializer='ones')(both), Dense(2, kernel_initializer='zeros')(both)])
out = Dense(1, kernel_initializer='ones')(Lambda(lambda t: K.relu(t, alpha=0.1))(summed))
model = Model(inputs=[left, right], outputs=out)
model.compile(optimizer='sgd', loss='mean_squared_error', metrics=['mae'])
history = model.fit([a, b], y, epochs=3, batch_size=5, verbose=0, shuffle=False)
print(['%.4f' % loss for loss in history.history['loss']])
print(model.predict([a, b]).shape, model.count_params(), [layer.name for layer in model.layers][:2])
