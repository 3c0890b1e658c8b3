'''Sentiment with a small LSTM, in the words of Keras 2.'''
from __future__ import print_function

import numpy as np
from keras.preprocessing import sequence
from keras.preprocessing.text import Tokenizer
from keras.models import Sequential
from keras.layers import Dense, Embedding, Flatten, Dropout
from keras.utils import to_categorical
from keras.callbacks import EarlyStopping

np.random.seed(42)
max_features, maxlen, batch_size = 15, 6, 12

with open('data/reviews.tsv', encoding='utf-8') as f:
    labels, texts = zip(*[line.rstrip('\n').split('\t') for line in f])
tokenizer = Tokenizer(num_words=max_features)
tokenizer.fit_on_texts(texts)
x = sequence.pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=maxlen)
y = to_categorical(np.array(labels, dtype=int), num_classes=2)
print(x.shape, y.shape, len(tokenizer.word_index))

model = Sequential()
model.add(Embedding(max_features, 4, input_length=maxlen))
model.add(Flatten())
model.add(Dense(units=5, activation='relu', kernel_initializer='zeros', use_bias=True))
model.add(Dropout(rate=0.5))
model.add(Dense(2, activation='softmax', kernel_initializer='ones'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
history = model.fit(x, y, batch_size=batch_size, epochs=2, validation_split=0.2, verbose=0,
                    callbacks=[EarlyStopping(patience=3)])
for key in sorted(history.history):
    print(key.replace('accuracy', 'acc'), ['%.4f' % value for value in history.history[key]])
print('%.4f %.4f' % tuple(model.evaluate(x, y, verbose=0)))
