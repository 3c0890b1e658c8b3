# Makes the data of the scripts in this folder; run by Python 2.7 once, so that the pickles are those of Python 2.
import cPickle, csv, gzip, struct
import numpy as np

rng = np.random.RandomState(0)


def digits(n):
    """Squares at ten places of an 8 x 8 picture, and noise."""
    y = rng.randint(0, 10, n)
    X = rng.uniform(0, 0.3, (n, 8, 8))
    for x, label in zip(X, y):
        x[label % 5:label % 5 + 3, 4 * (label // 5):4 * (label // 5) + 3] += 0.7
    return X.reshape(n, 64).astype('float32'), y


with gzip.open('digits.pkl.gz', 'wb') as f:
    cPickle.dump((digits(120), digits(40), digits(40)), f)

words = {'good': 'good great fine lovely na\xc3\xafve superb'.split(), 'bad': 'bad awful dull boring poor'.split()}
plain = 'the film was a story of people and their time with some music'.split()
with open('reviews.tsv', 'w') as f:
    for i in range(60):
        label = i % 2
        picked = list(rng.choice(plain, 5)) + list(rng.choice(words['good' if label else 'bad'], 2))
        rng.shuffle(picked)
        f.write('%d\t%s\n' % (label, ' '.join(picked).capitalize() + '.'))

with open('houses.csv', 'wb') as f:
    writer = csv.writer(f)
    writer.writerow(['rooms', 'age', 'tax', 'price'])
    for i in range(50):
        rooms, age, tax = rng.randint(1, 9), rng.randint(1, 100), round(rng.uniform(1, 5), 2)
        writer.writerow([rooms, age, tax, round(rooms * 3 - age * 0.05 + tax + rng.normal() * 0.1, 3)])

vocabulary = sorted(set(plain + words['good'] + words['bad']))
with open('vectors.bin', 'wb') as f:
    f.write('%d %d\n' % (len(vocabulary), 6))
    for word in vocabulary:
        f.write(word + ' ' + rng.uniform(-1, 1, 6).astype('float32').tostring() + '\n')

with open('nietzsche.txt', 'w') as f:
    f.write('Supposing that Truth is a woman--what then? Is there not ground for suspecting that all philosophers, '
            'in so far as they have been dogmatists, have failed to understand women?\n' * 3)

with open('tags.pkl', 'w') as f:
    sentences = [[rng.choice(['dog', 'cat', 'runs', 'sleeps', 'the', 'a']) for _ in range(4)] for _ in range(30)]
    kinds = {'dog': 'N', 'cat': 'N', 'runs': 'V', 'sleeps': 'V', 'the': 'D', 'a': 'D'}
    cPickle.dump({'sentences': sentences, 'tags': [[kinds[w] for w in s] for s in sentences], u'names': kinds}, f)
