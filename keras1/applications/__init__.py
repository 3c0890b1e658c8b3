"""Networks that won competitions, ready to be used; came with 1.1.0."""
from keras1.applications.densenet import DenseNet121, DenseNet169, DenseNet201
from keras1.applications.inception_resnet_v2 import InceptionResNetV2
from keras1.applications.inception_v3 import InceptionV3
from keras1.applications.mobilenet import MobileNet
from keras1.applications.mobilenet_v2 import MobileNetV2
from keras1.applications.nasnet import NASNetLarge, NASNetMobile
from keras1.applications.resnet import ResNet101, ResNet152
from keras1.applications.resnet50 import ResNet50
from keras1.applications.resnet_v2 import ResNet50V2, ResNet101V2, ResNet152V2
from keras1.applications.vgg16 import VGG16
from keras1.applications.vgg19 import VGG19
from keras1.applications.xception import Xception
from keras1.history import came

__all__ = [
    "DenseNet121", "DenseNet169", "DenseNet201", "InceptionResNetV2", "InceptionV3", "MobileNet", "MobileNetV2",
    "NASNetLarge", "NASNetMobile", "ResNet101", "ResNet101V2", "ResNet152", "ResNet152V2", "ResNet50", "ResNet50V2",
    "VGG16", "VGG19", "Xception",
]

_FIRST = {
    "1.1.0": ("VGG16", "VGG19", "ResNet50", "InceptionV3"), "1.2.0": ("Xception",),
    "2.0.9": ("InceptionResNetV2", "MobileNet"),
    "2.1.6": ("DenseNet121", "DenseNet169", "DenseNet201", "NASNetLarge", "NASNetMobile"), "2.2.0": ("MobileNetV2",),
    "2.3.0": ("ResNet101", "ResNet101V2", "ResNet152", "ResNet152V2", "ResNet50V2"),
}
for _release, _names in _FIRST.items():
    for _name in _names:
        came("applications", _name, _release, "a network that won a competition")
came("applications.music_tagger_crnn", "MusicTaggerCRNN", "1.2.0", "a network that hears what music it is")
