#!/usr/bin/python2.7
'''Generate text, character by character.'''
import sys, random
from optparse import OptionParser
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense, Activation, TimeDistributedDense
from keras.layers.recurrent import SimpleRNN

parser = OptionParser(usage="usage: %prog [options] FILE")
parser.add_option("-n", "--length", dest="length", type="int", default=6)
parser.add_option("--hidden", type="int", default=16)
(options, args) = parser.parse_args()
if len(args) <> 1:
    parser.error("incorrect number of arguments")

np.random.seed(1)
text = open(args[0]).read().lower().replace("\n", " ")
chars = sorted(list(set(text)))
char_indices = dict((c, i) for i, c in enumerate(chars))
indices_char = dict((i, c) for i, c in enumerate(chars))
print 'corpus length:', len(text), 'chars:', len(chars)

maxlen = options.length
sentences = [text[i: i + maxlen] for i in range(0, len(text) - maxlen - 1, 7)]
X = np.zeros((len(sentences), maxlen, len(chars)), dtype=np.bool)
y = np.zeros((len(sentences), maxlen, len(chars)), dtype=np.bool)
for i, sentence in enumerate(sentences):
    for t, char in enumerate(sentence):
        X[i, t, char_indices[char]] = 1
        y[i, t, char_indices[text[7 * i + t + 1]]] = 1

model = Sequential()
model.add(SimpleRNN(options.hidden, input_dim=len(chars), input_length=maxlen, return_sequences=True))
model.add(TimeDistributedDense(len(chars)))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='rmsprop')

def sample(a, temperature=1.0):
    a = np.log(a.astype('float64')) / temperature
    a = np.exp(a) / np.sum(np.exp(a))
    return np.argmax(np.random.multinomial(1, a / (a.sum() + 1e-9), 1))

for iteration in range(1, 3):
    print
    print '-' * 20
    print 'Iteration', iteration
    history = model.fit(X, y, batch_size=16, nb_epoch=1, verbose=0)
    print "loss: %.4f" % history.history['loss'][-1]
    generated = text[:maxlen]
    for _ in range(8):
        x = np.zeros((1, maxlen, len(chars)))
        for t, char in enumerate(generated[-maxlen:]):
            x[0, t, char_indices[char]] = 1.
        generated += indices_char[sample(model.predict(x, verbose=0)[0][-1], 0.5)]
    sys.stdout.write(generated[:maxlen] + ' ' + `len(generated)`)
    sys.stdout.flush()
    print
