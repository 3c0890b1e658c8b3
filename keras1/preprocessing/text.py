"""Historical module ``keras.preprocessing.text``."""
from keras1.history import came, gone
from keras1.preprocessing.tokenizer import Tokenizer, tokenizer_from_json
from keras1.preprocessing.words import base_filter, hashing_trick, maketrans, one_hot, text_to_word_sequence

__all__ = [
    "Tokenizer", "base_filter", "hashing_trick", "maketrans", "one_hot", "text_to_word_sequence", "tokenizer_from_json",
]

came("preprocessing.text", "hashing_trick", "2.0.9", "hashes that are the same everywhere")
came("preprocessing.text", "tokenizer_from_json", "2.3.0", "a Tokenizer may be kept in a file")
gone("preprocessing.text", "base_filter", "1.2.2", "the characters stand as the default of filters")
