'''Attention over time steps: a custom layer of Keras 1.x on raw Theano'''
import numpy as np
import theano
import theano.tensor as T
from keras import backend as K
from keras import initializations
from keras.engine.topology import Layer, InputSpec
from keras.layers import Input, Dense, GRU, Bidirectional, Dropout
from keras.models import Model

class AttLayer(Layer):
	def __init__(self, **kwargs):
		self.init = initializations.get('normal')
		super(AttLayer, self).__init__(** kwargs)

	def build(self, input_shape):
		assert len(input_shape)==3
		self.input_spec = [InputSpec(shape=input_shape)]
		self.W = self.init((input_shape[-1],), name='%s_W' % self.name)
		self.trainable_weights = [self.W]
		super(AttLayer, self).build(input_shape)

	def call(self, x, mask=None):
		eij = T.tanh(T.dot(x, self.W))
		ai = T.exp(eij)
		weights = ai/T.sum(ai, axis=1).dimshuffle(0,'x')
		weighted_input = x*weights.dimshuffle(0,1,'x')
		return weighted_input.sum(axis=1)

	def get_output_shape_for(self, input_shape):
		return (input_shape[0], input_shape[-1])

np.random.seed(9)
X = np.random.randn(20, 6, 3)
Y = np.eye(2)[(X.mean(axis=(1,2)) > 0).astype(int)]
inputs = Input(shape=(6, 3))
l_gru = Bidirectional(GRU(4, return_sequences=True))(inputs)
l_att = AttLayer()(l_gru)
preds = Dense(2, activation='softmax')(Dropout(0.3)(l_att))
model = Model(inputs, preds)
model.compile(loss='categorical_crossentropy', optimizer='rmsprop', metrics=['acc'])
for epoch in xrange(2):
	hist = model.fit(X, Y, nb_epoch=1, batch_size=5, verbose=0)
	print epoch, '%.4f' % hist.history['loss'][0], '%.2f' % hist.history['acc'][0]
f = theano.function([inputs, K.learning_phase()], l_att, on_unused_input='ignore', allow_input_downcast=True)
print f(X[:2], 0).shape, model.get_weights()[-3].shape, sum(K.count_params(w) for w in model.trainable_weights)
