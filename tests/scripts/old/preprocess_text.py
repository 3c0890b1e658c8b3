#encoding: utf8
import sys
reload(sys)
sys.setdefaultencoding('utf8')
import codecs, cPickle as pkl, hashlib, os, re, types, urllib2
import numpy as np
from keras.preprocessing.text import Tokenizer, one_hot, text_to_word_sequence
from keras.preprocessing.sequence import pad_sequences, skipgrams, make_sampling_table
from keras.layers.core import Dense, Activation
from keras.layers.embeddings import Embedding
from keras.layers.core import Flatten
from keras.models import Sequential

np.random.seed(17)
lines = codecs.open('data/reviews.tsv', 'r', 'utf-8').readlines()
labels, texts = zip(*[line.strip().split(u'\t') for line in lines])
print len(labels), type(texts[0]) == types.UnicodeType, isinstance(texts[0], basestring)
texts = [t.encode('utf-8') for t in texts]
tokenizer = Tokenizer(nb_words=12)
tokenizer.fit_on_texts(texts)
sequences = tokenizer.texts_to_sequences(texts)
print tokenizer.document_count, min(map(len, sequences)), max(len(s) for s in sequences)
X = pad_sequences(sequences, maxlen=5, padding='post')
bag = tokenizer.texts_to_matrix(texts, mode='tfidf')
print X.shape, bag.shape, '%.3f' % bag.sum()
print one_hot('the film was good', n=20), text_to_word_sequence('Fine, lovely.')
y = np.array(map(int, labels))
model = Sequential()
model.add(Embedding(12, 3, input_length=5))
model.add(Flatten())
model.add(Dense(2))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='sgd')
Y = np.zeros((len(y), 2)); Y[np.arange(len(y)), y] = 1
model.fit(X, Y, nb_epoch=2, batch_size=20, verbose=0, show_accuracy=True)
print '%.4f' % model.evaluate(X, Y, verbose=0)
pkl.dump(tokenizer.word_counts, open('counts.pkl', 'wb'), -1)
print sorted(pkl.load(open('counts.pkl', 'rb')).items(), key=lambda x: (-x[1], x[0]))[0]
print hashlib.md5(texts[0]).hexdigest()[:4] != '', hash('keras') % 100, "%d%%" % (100 * 1/3)
try:
    urllib2.urlopen('file:///nowhere/at/all')
except urllib2.URLError, e:
    print 'no such page'
print '\n'.join(re.findall(ur'[A-Z]\w+', texts[0].decode('utf8')))
