#!/usr/bin/env python
"""Two inputs and two outputs, functional API."""
import argparse
import sys
import numpy as np
from keras.layers import Input, Dense, LSTM, Embedding, merge
from keras.models import Model


def parse_args():
    parser = argparse.ArgumentParser(description='train')
    parser.add_argument('--epochs', default=2, type=int, help='number of epochs')
    parser.add_argument('--hidden', '-H', default=4, type=int)
    parser.add_argument('--optimizer', choices=['rmsprop', 'adam'], default='rmsprop')
    return parser.parse_args()


if __name__ == '__main__':
    args = parse_args()
    print vars(args)['optimizer'], args.epochs
    rng = np.random.RandomState(0)
    np.random.seed(0)
    words = rng.randint(1, 20, (24, 5))
    numbers = rng.randn(24, 3)
    y = rng.randint(0, 2, (24, 1))

    main_input = Input(shape=(5,), dtype='int32', name='main_input')
    x = Embedding(output_dim=6, input_dim=20, input_length=5)(main_input)
    lstm_out = LSTM(args.hidden)(x)
    auxiliary_loss = Dense(1, activation='sigmoid', name='aux_output')(lstm_out)
    auxiliary_input = Input(shape=(3,), name='aux_input')
    x = merge([lstm_out, auxiliary_input], mode='concat')
    x = Dense(args.hidden * 3 / 2, activation='relu')(x)
    main_loss = Dense(1, activation='sigmoid', name='main_output')(x)
    model = Model(input=[main_input, auxiliary_input], output=[main_loss, auxiliary_loss])
    model.compile(optimizer=args.optimizer, loss={'main_output': 'binary_crossentropy', 'aux_output': 'mse'},
                  loss_weights={'main_output': 1., 'aux_output': 0.2})
    history = model.fit({'main_input': words, 'aux_input': numbers}, {'main_output': y, 'aux_output': y},
                        nb_epoch=args.epochs, batch_size=8, verbose=0)
    for key, values in sorted(history.history.items()):
        print key, ' '.join(['%.4f' % v for v in values])
    a, b = model.predict([words[:4], numbers[:4]])
    print a.shape, b.shape, '%.4f' % a.mean(), '%.4f' % b.mean(), model.get_layer('aux_output').output_shape
    if not (a > 0).all():
        sys.exit('negative')
    sys.exit(0)
