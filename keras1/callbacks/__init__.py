"""Callbacks: what ``fit`` calls as training goes on, and the ready-made ones.

Examples
--------
>>> stopper = EarlyStopping(monitor="val_loss", patience=2)
>>> stopper.patience
2
"""
from keras1.callbacks.base import Callback, CallbackList
from keras1.callbacks.files import CSVLogger, LambdaCallback
from keras1.callbacks.monitors import EarlyStopping, ModelCheckpoint, TerminateOnNaN
from keras1.callbacks.records import BaseLogger, History, ProgbarLogger
from keras1.callbacks.remote import RemoteMonitor
from keras1.callbacks.schedules import LearningRateScheduler, ReduceLROnPlateau
from keras1.callbacks.tensorboard import TensorBoard
from keras1.utils.generic_utils import Progbar

__all__ = [
    "BaseLogger", "CSVLogger", "Callback", "CallbackList", "EarlyStopping", "History", "LambdaCallback",
    "LearningRateScheduler", "ModelCheckpoint", "Progbar", "ProgbarLogger", "ReduceLROnPlateau", "RemoteMonitor",
    "TensorBoard", "TerminateOnNaN",
]
