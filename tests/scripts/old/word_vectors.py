# CNN for sentences, with vectors from a binary file of word2vec
import numpy as np, sys, re, cPickle
from collections import defaultdict, OrderedDict
np.random.seed(3435)
from keras.models import Sequential
from keras.layers import Dense, Dropout, Flatten, Embedding, Convolution1D, MaxPooling1D, Activation

def load_bin_vec(fname, vocab):
    """
    Loads vectors from Google (Mikolov) word2vec
    """
    word_vecs = {}
    with open(fname, "rb") as f:
        header = f.readline()
        vocab_size, layer1_size = map(int, header.split())
        binary_len = np.dtype('float32').itemsize * layer1_size
        for line in xrange(vocab_size):
            word = []
            while True:
                ch = f.read(1)
                if ch == ' ':
                    word = ''.join(word)
                    break
                if ch != '\n':
                    word.append(ch)
            if word in vocab:
                word_vecs[word] = np.fromstring(f.read(binary_len), dtype='float32')
            else:
                f.read(binary_len)
    return word_vecs

def clean_str(string):
    string = re.sub(r"[^A-Za-z0-9(),!?\'\`]", " ", string)
    string = re.sub(r"\s{2,}", " ", string)
    return string.strip().lower()

vocab = defaultdict(float)
revs = []
with open('data/reviews.tsv', 'rb') as f:
    for line in f:
        label, text = line.split('\t', 1)
        words = clean_str(text).split()
        for word in set(words):
            vocab[word] += 1
        revs.append((int(label), words))
w2v = load_bin_vec('data/vectors.bin', vocab)
print "data loaded!", len(revs), "sentences, vocab:", len(vocab), "in word2vec:", len(w2v)
index = OrderedDict()
W = np.zeros(shape=(len(vocab) + 1, 6))
for i, word in enumerate(sorted(vocab), 1):
    W[i] = w2v.get(word, np.zeros(6))
    index[word] = i
print '%.4f' % W.sum(), index.keys()[:3]
X = np.array([[index[w] for w in words][:6] + [0] * max(0, 6 - len(words)) for label, words in revs])
y = np.array([label for label, words in revs])

model = Sequential()
model.add(Embedding(len(W), 6, weights=[W], input_length=6))
model.add(Convolution1D(nb_filter=5, filter_length=3, border_mode='same', activation='relu'))
model.add(MaxPooling1D(pool_length=2))
model.add(Flatten())
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adadelta', metrics=['accuracy'])
model.fit(X[:40], y[:40], batch_size=10, nb_epoch=2, validation_data=(X[40:], y[40:]), verbose=2)
loss, acc = model.evaluate(X[40:], y[40:], verbose=0)
print 'loss: %.4f, accuracy: %.2f%%' % (loss, acc * 100)
cPickle.dump([revs, W, vocab], open('mr.p', 'wb'))
print cPickle.load(open('mr.p', 'rb'))[1].shape
