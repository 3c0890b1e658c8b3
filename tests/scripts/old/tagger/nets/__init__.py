import tagger     # beside this file, as Python 2 found it
__all__ = ['tagger']
