"""Historical module ``keras.preprocessing.image``."""
from keras1.history import came, gone
from keras1.preprocessing.affine import apply_transform, flip_axis, transform_matrix_offset_center
from keras1.preprocessing.directories import DirectoryIterator
from keras1.preprocessing.image_generator import GraphImageDataGenerator, ImageDataGenerator
from keras1.preprocessing.iterators import Iterator, NumpyArrayIterator
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
    "DirectoryIterator", "GraphImageDataGenerator", "ImageDataGenerator", "Iterator", "NumpyArrayIterator",
    "apply_transform", "array_to_img", "flip_axis", "horizontal_flip", "img_to_array", "list_pictures", "load_img",
    "random_barrel_transform", "random_channel_shift", "random_rotation", "random_shear", "random_shift", "random_zoom",
    "transform_matrix_offset_center", "vertical_flip",
]

came("preprocessing.image", "GraphImageDataGenerator", "0.3.2", "batches for a Graph of one input and one output")
came("preprocessing.image", "flip_axis", "1.0.1", "flips along any axis")
came("preprocessing.image", "DirectoryIterator", "1.0.8", "batches of the pictures of a directory")
came("preprocessing.image", "Iterator", "1.0.8", "what iterators over batches have in common")
came("preprocessing.image", "NumpyArrayIterator", "1.0.8", "batches of an array")
came("preprocessing.image", "apply_transform", "1.0.8", "images are changed by maps")
came("preprocessing.image", "transform_matrix_offset_center", "1.0.8", "images are changed by maps")
gone("preprocessing.image", "horizontal_flip", "1.0.1", "flips along any axis", now="flip_axis")
gone("preprocessing.image", "vertical_flip", "1.0.1", "flips along any axis", now="flip_axis")
gone("preprocessing.image", "GraphImageDataGenerator", "1.0.8", "there is no Graph any more")
gone("preprocessing.image", "random_barrel_transform", "1.2.2", "it had never done anything")
