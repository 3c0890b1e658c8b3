"""scikit-learn as it was up to 0.17: splitters that were given the data, modules that were merged."""
import types
from typing import Any, Iterator

from keras1.errors import DataError


def _module(name: str, **members: Any) -> types.ModuleType:
    made = types.ModuleType(name, "%s, as it was up to scikit-learn 0.17." % name)
    vars(made).update(members)
    return made


class _Splits:
    """A splitter of the time: made for its data, and iterated."""

    def __init__(self, splitter: Any, X: Any, y: Any = None, groups: Any = None):
        self._splitter, self._data = splitter, (X, y, groups)

    def __iter__(self) -> Iterator:
        return iter(self._splitter.split(*self._data))

    def __len__(self) -> int:
        return self._splitter.get_n_splits(*self._data)

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator:
        """As splitters of today, for what of scikit-learn takes one."""
        return iter(self)

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """How many splits there are."""
        return len(self)


def _range(n: Any) -> Any:
    import numpy as np
    return np.zeros(int(n))


def _stratified(y: Any, splitter: Any) -> Any:
    """The fold of each sample: each class is cut into folds by itself, in the order of its samples."""
    import numpy as np
    y = np.asarray(y)
    folds = np.zeros(len(y), dtype=int)
    for label in np.unique(y):
        places = np.flatnonzero(y == label)
        at_least = max(len(places), splitter.n_splits)
        for number, (_, test) in enumerate(splitter.split(_range(at_least))):
            folds[places[test[test < len(places)]]] = number
    return folds


def cross_validation(name: str) -> types.ModuleType:
    """The module ``sklearn.cross_validation``."""
    from sklearn import model_selection as now

    def seeded(shuffle, random_state):
        return random_state if shuffle else None

    def KFold(n, n_folds=3, shuffle=False, random_state=None):  # noqa: N802 (classes, to their users)
        return _Splits(now.KFold(n_folds, shuffle=shuffle, random_state=seeded(shuffle, random_state)), _range(n))

    def StratifiedKFold(y, n_folds=3, shuffle=False, random_state=None):  # noqa: N802
        folds = _stratified(y, now.KFold(n_folds, shuffle=shuffle, random_state=seeded(shuffle, random_state)))
        return _Splits(now.PredefinedSplit(folds), _range(len(y)))

    def LabelKFold(labels, n_folds=3):  # noqa: N802
        return _Splits(now.GroupKFold(n_folds), _range(len(labels)), None, labels)

    def LeaveOneOut(n):  # noqa: N802
        return _Splits(now.LeaveOneOut(), _range(n))

    def LeavePOut(n, p):  # noqa: N802
        return _Splits(now.LeavePOut(p), _range(n))

    def LeaveOneLabelOut(labels):  # noqa: N802
        return _Splits(now.LeaveOneGroupOut(), _range(len(labels)), None, labels)

    def ShuffleSplit(n, n_iter=10, test_size=0.1, train_size=None, random_state=None):  # noqa: N802
        return _Splits(now.ShuffleSplit(n_iter, test_size=test_size, train_size=train_size,
                                        random_state=random_state), _range(n))

    def StratifiedShuffleSplit(y, n_iter=10, test_size=0.1, train_size=None, random_state=None):  # noqa: N802
        return _Splits(now.StratifiedShuffleSplit(n_iter, test_size=test_size, train_size=train_size,
                                                  random_state=random_state), _range(len(y)), y)

    def cross_val_score(estimator, X, y=None, scoring=None, cv=3, n_jobs=1, verbose=0, fit_params=None, **others):
        return now.cross_val_score(estimator, X, y, scoring=scoring, cv=cv or 3, n_jobs=n_jobs, verbose=verbose)

    return _module(name, KFold=KFold, StratifiedKFold=StratifiedKFold, LabelKFold=LabelKFold, LeaveOneOut=LeaveOneOut,
                   LeavePOut=LeavePOut, LeaveOneLabelOut=LeaveOneLabelOut, ShuffleSplit=ShuffleSplit,
                   StratifiedShuffleSplit=StratifiedShuffleSplit, train_test_split=now.train_test_split,
                   cross_val_score=cross_val_score, cross_val_predict=now.cross_val_predict,
                   permutation_test_score=now.permutation_test_score, check_cv=now.check_cv)


def grid_search(name: str) -> types.ModuleType:
    """The module ``sklearn.grid_search``, whose searches have ``grid_scores_``."""
    from sklearn import model_selection as now

    class _Scored:
        @property
        def grid_scores_(self):
            """(parameters, mean, scores of the folds) of each candidate."""
            import collections
            Score = collections.namedtuple("_CVScoreTuple", "parameters mean_validation_score cv_validation_scores")
            found = self.cv_results_
            folds = [found["split%d_test_score" % i] for i in range(self.n_splits_)]
            return [Score(p, mean, [fold[i] for fold in folds])
                    for i, (p, mean) in enumerate(zip(found["params"], found["mean_test_score"]))]

    class Grid(_Scored, now.GridSearchCV):
        """Search of a grid, which scikit-learn has in ``model_selection`` now."""

    class Randomized(_Scored, now.RandomizedSearchCV):
        """Search at random."""

    def GridSearchCV(estimator, param_grid, scoring=None, fit_params=None, n_jobs=1, iid=True, refit=True,  # noqa: N802
                     cv=None, verbose=0, pre_dispatch="2*n_jobs", error_score="raise"):
        return Grid(estimator, param_grid, scoring=scoring, n_jobs=n_jobs, refit=refit, cv=cv or 3, verbose=verbose,
                    error_score=error_score)

    def RandomizedSearchCV(estimator, param_distributions, n_iter=10, scoring=None, fit_params=None,  # noqa: N802
                           n_jobs=1, iid=True, refit=True, cv=None, verbose=0, pre_dispatch="2*n_jobs",
                           random_state=None, error_score="raise"):
        return Randomized(estimator, param_distributions, n_iter=n_iter, scoring=scoring, n_jobs=n_jobs, refit=refit,
                          cv=cv or 3, verbose=verbose, random_state=random_state, error_score=error_score)

    return _module(name, GridSearchCV=GridSearchCV, RandomizedSearchCV=RandomizedSearchCV,
                   ParameterGrid=now.ParameterGrid, ParameterSampler=now.ParameterSampler)


def learning_curve(name: str) -> types.ModuleType:
    """The module ``sklearn.learning_curve``."""
    from sklearn import model_selection as now
    return _module(name, learning_curve=now.learning_curve, validation_curve=now.validation_curve)


def externals(name: str) -> types.ModuleType:
    """The package ``sklearn.externals``."""
    import joblib as joblib_
    import six as six_
    return _module(name, joblib=joblib_, six=six_)


def joblib(name: str) -> types.ModuleType:
    """``sklearn.externals.joblib``."""
    import joblib as real
    return _module(name, **{key: getattr(real, key) for key in dir(real) if not key.startswith("__")})


def six(name: str) -> types.ModuleType:
    """``sklearn.externals.six``."""
    import six as real
    return _module(name, **{key: getattr(real, key) for key in dir(real) if not key.startswith("__")})


def lda(name: str) -> types.ModuleType:
    """The module ``sklearn.lda``."""
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
    return _module(name, LDA=LinearDiscriminantAnalysis)


def qda(name: str) -> types.ModuleType:
    """The module ``sklearn.qda``."""
    from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
    return _module(name, QDA=QuadraticDiscriminantAnalysis)


def mend_preprocessing(preprocessing: Any, changes: Any) -> None:
    """Bring back ``Imputer``, made when it is asked for, and ``sparse=`` of ``OneHotEncoder``."""
    def __getattr__(name):
        if name == "Imputer":
            return _imputer()
        raise AttributeError("module 'sklearn.preprocessing' has no attribute %r" % name)

    class OneHotEncoder(preprocessing.OneHotEncoder):
        """As it is, ``sparse`` being ``sparse_output``."""

        def __init__(self, *, sparse=True, sparse_output=None, categories="auto", drop=None, dtype=float,
                     handle_unknown="error", **others):
            self.sparse = sparse
            super().__init__(categories=categories, drop=drop, dtype=dtype, handle_unknown=handle_unknown,
                             sparse_output=sparse if sparse_output is None else sparse_output)

    changes.add(preprocessing, __getattr__=__getattr__)
    changes.set(preprocessing, "OneHotEncoder", OneHotEncoder)


def _imputer() -> type:
    from sklearn.impute import SimpleImputer

    class Imputer(SimpleImputer):
        """Fills in what is missing, column by column."""

        def __init__(self, missing_values="NaN", strategy="mean", axis=0, verbose=0, copy=True):
            import numpy as np
            if axis != 0:
                raise DataError.like(ValueError)("Imputer(axis=1) is not there any more", "transpose the data")
            self.axis, self.verbose = axis, verbose
            super().__init__(missing_values=np.nan if missing_values == "NaN" else missing_values, strategy=strategy,
                             copy=copy)
    return Imputer


def mend_datasets(datasets: Any, changes: Any) -> None:
    """Say what became of data that is not to be had any more."""
    changes.add(datasets, fetch_mldata=_fetch_mldata)


def _fetch_mldata(dataname: str, *args: Any, **kwargs: Any) -> None:
    raise DataError.like(OSError)(
        "mldata.org, from which %r came, is gone" % dataname,
        "sklearn.datasets.fetch_openml has most of it ('mnist_784'); keras.datasets.mnist reads ~/.keras/datasets")


def mend_metrics(metrics: Any, changes: Any) -> None:
    """Bring back names of scores."""
    changes.add(metrics, jaccard_similarity_score=metrics.accuracy_score)
