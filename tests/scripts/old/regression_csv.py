import csv, sys, os
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.wrappers.scikit_learn import KerasRegressor

np.random.seed(7)
rows = []
with open('data/houses.csv', 'rb') as f:
    reader = csv.reader(f, delimiter=',')
    header = reader.next()
    for row in reader:
        rows.append(map(float, row))
data = np.array(rows)
print header, data.shape
N_TRAIN = 0.8 * len(data)
data = (data - data.mean(axis=0)) / data.std(0)
X_train, y_train = data[:N_TRAIN, :-1], data[:N_TRAIN, -1]
X_test, y_test = data[N_TRAIN:, :-1], data[N_TRAIN:, -1]
print X_train.shape, X_test.shape, np.zeros((len(data) * 0.5, 2)).shape, np.ones(4.).sum()
weights = None
if weights == None and X_train != None:
    print 'training'

def baseline():
    model = Sequential()
    model.add(Dense(5, input_dim=3, init='normal', activation='relu'))
    model.add(Dense(1, init='normal'))
    model.compile(loss='mean_squared_error', optimizer='adam')
    return model

estimator = KerasRegressor(build_fn=baseline, nb_epoch=4, batch_size=5, verbose=0)
estimator.fit(X_train, y_train)
prediction = estimator.predict(X_test)
mse = np.mean((prediction.ravel() - y_test) ** 2)
print 'mse', round(mse, 3), prediction.shape
out = open('predictions.csv', 'wb')
writer = csv.writer(out)
writer.writerow(['id', 'price'])
for i, p in enumerate(prediction[:3].flat):
    writer.writerow([i, '%.2f' % p])
out.close()
print open('predictions.csv').readlines()[0].strip(), os.path.getsize('predictions.csv')
