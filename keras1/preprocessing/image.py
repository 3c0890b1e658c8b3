"""Historical module ``keras.preprocessing.image``.

From 2.0.0 on its classes are others: they take ``data_format`` in place of ``dim_ordering``, and batches by number.
"""
from keras1.history import ByRelease, came, gone
from keras1.preprocessing import directories, image_generator, iterators
from keras1.preprocessing.affine import apply_transform, flip_axis, transform_matrix_offset_center
from keras1.preprocessing.image_generator import GraphImageDataGenerator
from keras1.preprocessing.keras_2 import files, generator
from keras1.preprocessing.keras_2 import iterators as iterators_2
from keras1.preprocessing.keras_2.pictures import save_img
from keras1.preprocessing.keras_2.tables import DataFrameIterator
from keras1.preprocessing.keras_2.transforms import (
    apply_affine_transform,
    apply_brightness_shift,
    apply_channel_shift,
    random_brightness,
)
from keras1.preprocessing.pictures import array_to_img, img_to_array, list_pictures, load_img
from keras1.preprocessing.transforms import (
    horizontal_flip,
    random_barrel_transform,
    random_channel_shift,
    random_rotation,
    random_shear,
    random_shift,
    random_zoom,
    vertical_flip,
)

__all__ = [
    "DataFrameIterator", "DirectoryIterator", "GraphImageDataGenerator", "ImageDataGenerator", "Iterator",
    "NumpyArrayIterator", "apply_affine_transform", "apply_brightness_shift", "apply_channel_shift", "apply_transform",
    "array_to_img", "flip_axis", "horizontal_flip", "img_to_array", "list_pictures", "load_img",
    "random_barrel_transform", "random_brightness", "random_channel_shift", "random_rotation", "random_shear",
    "random_shift", "random_zoom", "save_img", "transform_matrix_offset_center", "vertical_flip",
]


def _by_release(name, before, after):
    return ByRelease("keras1.preprocessing.image." + name, {"0.1.0": before, "2.0.0": after},
                     "data_format; batches by number; angles in degrees; lines between pixels")


ImageDataGenerator = _by_release(
    "ImageDataGenerator", image_generator.ImageDataGenerator, generator.ImageDataGenerator)
Iterator = _by_release("Iterator", iterators.Iterator, iterators_2.Iterator)
NumpyArrayIterator = _by_release("NumpyArrayIterator", iterators.NumpyArrayIterator, iterators_2.NumpyArrayIterator)
DirectoryIterator = _by_release("DirectoryIterator", directories.DirectoryIterator, files.DirectoryIterator)

came("preprocessing.image", "GraphImageDataGenerator", "0.3.2", "batches for a Graph of one input and one output")
came("preprocessing.image", "flip_axis", "1.0.1", "flips along any axis")
came("preprocessing.image", "DirectoryIterator", "1.0.8", "batches of the pictures of a directory")
came("preprocessing.image", "Iterator", "1.0.8", "what iterators over batches have in common")
came("preprocessing.image", "NumpyArrayIterator", "1.0.8", "batches of an array")
came("preprocessing.image", "apply_transform", "1.0.8", "images are changed by maps")
came("preprocessing.image", "transform_matrix_offset_center", "1.0.8", "images are changed by maps")
came("preprocessing.image", "DataFrameIterator", "2.2.4", "batches of the pictures that a table names")
gone("preprocessing.image", "horizontal_flip", "1.0.1", "flips along any axis", now="flip_axis")
gone("preprocessing.image", "vertical_flip", "1.0.1", "flips along any axis", now="flip_axis")
gone("preprocessing.image", "GraphImageDataGenerator", "1.0.8", "there is no Graph any more")
gone("preprocessing.image", "random_barrel_transform", "1.2.2", "it had never done anything")
gone("preprocessing.image", "apply_transform", "2.2.0", "changes are drawn and made apart",
     now="apply_affine_transform")
