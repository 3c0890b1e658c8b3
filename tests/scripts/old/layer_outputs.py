# looking into a network: outputs, weights, summaries
import theano, numpy as np, pprint, sys
from keras.models import Sequential, Model
from keras.layers import Dense, Activation, Dropout, Flatten, Reshape, Permute, Merge
from keras import backend as K

np.random.seed(31)
left, right = Sequential(), Sequential()
left.add(Dense(4, input_dim=3))
right.add(Dense(4, input_dim=2))
model = Sequential()
model.add(Merge([left, right], mode='concat', concat_axis=1))
model.add(Dense(3, activation='tanh', name='dense_last'))
model.add(Dropout(0.5))
model.add(Dense(1))
model.compile(optimizer='rmsprop', loss='mse', metrics=['mae'])
A, B = np.random.rand(8, 3), np.random.rand(8, 2)
y = A.sum(1) - B.sum(1)
print "before %.4f" % model.evaluate([A, B], y, verbose=0)[0]
model.fit([A, B], y, batch_size=4, nb_epoch=2, verbose=0)
inputs = [left.input, right.input]
get_3rd_layer_output = K.function(inputs + [K.learning_phase()], [model.layers[1].output])
print get_3rd_layer_output([A, B, 0])[0].shape
f = theano.function(inputs, model.get_layer('dense_last').output, allow_input_downcast=True)
print '%.4f' % f(A, B).mean()
for layer in model.layers:
    print layer.__class__.__name__, [w.shape for w in layer.get_weights()], layer.output_shape
config = model.layers[1].get_config()
print config['output_dim'], config['activation'], config.has_key('init'), unicode(config['name'])
model.layers[1].trainable = False
print len(model.trainable_weights), len(model.non_trainable_weights)
try:
    model.layers[1].set_weights([np.zeros((2, 2))])
except Exception, e:
    print 'Error:', type(e).__name__ in ('Exception', 'ValueError'), str(e)[:20]
