def flatten(sequences):
    return reduce(lambda a, b: a + b, sequences, [])
