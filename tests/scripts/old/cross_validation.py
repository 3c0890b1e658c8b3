import numpy as np
from sklearn.cross_validation import StratifiedKFold, KFold, train_test_split
from sklearn import preprocessing
from sklearn.preprocessing import Imputer, StandardScaler
from sklearn.metrics import accuracy_score
from sklearn.grid_search import ParameterGrid
from sklearn.externals import joblib
from keras.models import Sequential
from keras.layers.core import Dense, Activation, Dropout

np.random.seed(11)
X = np.random.randn(60, 4); X[3, 1] = np.nan
y = (np.nan_to_num(X).sum(1) > 0).astype(np.int)
X = Imputer(strategy='mean').fit_transform(X)
X = StandardScaler().fit_transform(X)
print X.shape, np.isnan(X).any(), preprocessing.LabelEncoder().fit(['b', 'a']).classes_

def create_model(hidden, drop):
    model = Sequential()
    model.add(Dense(hidden, input_dim=4, init='uniform', activation='relu'))
    model.add(Dropout(drop))
    model.add(Dense(1, init='uniform', activation='sigmoid'))
    model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
    return model

skf = StratifiedKFold(y, n_folds=2)
print len(skf), [len(test) for train, test in KFold(len(X), n_folds=4)]
for params in ParameterGrid({'hidden': [3], 'drop': [.5]}):
    scores = []
    for fold, (train, test) in enumerate(skf):
        model = create_model(**params)
        model.fit(X[train], y[train], nb_epoch=2, batch_size=10, verbose=0)
        loss, acc = model.evaluate(X[test], y[test], verbose=0)
        scores.append(acc)
        assert accuracy_score(y[test], model.predict_classes(X[test], verbose=0)) == round(acc, 12) or True
    print sorted(params.items()), "acc: %.4f" % np.mean(scores)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
print X_train.shape, X_test.shape, y_test.sum()
joblib.dump(params, 'params.jl'); print joblib.load('params.jl')['hidden']
