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


def cross_validation(name: str) -> types.ModuleType:
    """The module ``sklearn.cross_validation``."""
    from sklearn import model_selection as now

    def seeded(shuffle, random_state):
        return random_state if shuffle else None

    def KFold(n, n_folds=3, shuffle=False, random_state=None):  # noqa: N802 (classes, to their users)
        return _Splits(now.KFold(n_folds, shuffle=shuffle, random_state=seeded(shuffle, random_state)), _range(n))

    def StratifiedKFold(y, n_folds=3, shuffle=False, random_state=None):  # noqa: N802
        splitter = now.StratifiedKFold(n_folds, shuffle=shuffle, random_state=seeded(shuffle, random_state))
        return _Splits(splitter, _range(len(y)), y)

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

    return _module(name, KFold=KFold, StratifiedKFold=StratifiedKFold, LabelKFold=LabelKFold, LeaveOneOut=LeaveOneOut,
                   LeavePOut=LeavePOut, LeaveOneLabelOut=LeaveOneLabelOut, ShuffleSplit=ShuffleSplit,
                   StratifiedShuffleSplit=StratifiedShuffleSplit, train_test_split=now.train_test_split,
                   cross_val_score=now.cross_val_score, cross_val_predict=now.cross_val_predict,
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

    class GridSearchCV(_Scored, now.GridSearchCV):
        """Search of a grid, which scikit-learn has in ``model_selection`` now."""

    class RandomizedSearchCV(_Scored, now.RandomizedSearchCV):
        """Search at random."""

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
    """Bring back ``Imputer``, and ``sparse=`` of ``OneHotEncoder``."""
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

    class OneHotEncoder(preprocessing.OneHotEncoder):
        """As it is, ``sparse`` being ``sparse_output``."""

        def __init__(self, *, sparse=True, sparse_output=None, categories="auto", drop=None, dtype=float,
                     handle_unknown="error", **others):
            self.sparse = sparse
            super().__init__(categories=categories, drop=drop, dtype=dtype, handle_unknown=handle_unknown,
                             sparse_output=sparse if sparse_output is None else sparse_output)

    changes.add(preprocessing, Imputer=Imputer)
    changes.set(preprocessing, "OneHotEncoder", OneHotEncoder)


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
