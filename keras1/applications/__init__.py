"""Networks that won competitions, ready to be used; came with 1.1.0."""
from keras1.applications.inception_v3 import InceptionV3
from keras1.applications.resnet50 import ResNet50
from keras1.applications.vgg16 import VGG16
from keras1.applications.vgg19 import VGG19
from keras1.applications.xception import Xception
from keras1.history import came

__all__ = ["InceptionV3", "ResNet50", "VGG16", "VGG19", "Xception"]

for _name, _first in (("VGG16", "1.1.0"), ("VGG19", "1.1.0"), ("ResNet50", "1.1.0"), ("InceptionV3", "1.1.0"),
                      ("Xception", "1.2.0")):
    came("applications", _name, _first, "a network that won a competition")
came("applications.music_tagger_crnn", "MusicTaggerCRNN", "1.2.0", "a network that hears what music it is")
