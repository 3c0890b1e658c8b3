import random, os
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense, Activation, Flatten, Reshape
from keras.layers.normalization import BatchNormalization
from keras.optimizers import Adam, SGD
from PIL import Image
import math

np.random.seed(99)

def generator_model():
    model = Sequential()
    model.add(Dense(input_dim=4, output_dim=8))
    model.add(Activation('tanh'))
    model.add(Dense(16))
    model.add(Activation('tanh'))
    model.add(Reshape((1, 4, 4), input_shape=(16,)))
    return model

def discriminator_model():
    model = Sequential()
    model.add(Flatten(input_shape=(1, 4, 4)))
    model.add(Dense(8, activation='tanh'))
    model.add(Dense(1))
    model.add(Activation('sigmoid'))
    return model

def generator_containing_discriminator(generator, discriminator):
    model = Sequential()
    model.add(generator)
    discriminator.trainable = False
    model.add(discriminator)
    return model

def combine_images(generated_images):
    num = generated_images.shape[0]
    width = int(math.sqrt(num))
    height = int(math.ceil(float(num)/width))
    shape = generated_images.shape[2:]
    image = np.zeros((height*shape[0], width*shape[1]), dtype=generated_images.dtype)
    for index, img in enumerate(generated_images):
        i = int(index/width)
        j = index % width
        image[i*shape[0]:(i+1)*shape[0], j*shape[1]:(j+1)*shape[1]] = img[0, :, :]
    return image

BATCH_SIZE = 6
X_train = np.random.rand(18, 1, 4, 4).astype(np.float32) * 2 - 1
discriminator, generator = discriminator_model(), generator_model()
gan = generator_containing_discriminator(generator, discriminator)
g_optim = SGD(lr=0.05, momentum=0.9, nesterov=True)
d_optim = SGD(lr=0.05, momentum=0.9, nesterov=True)
generator.compile(loss='binary_crossentropy', optimizer="SGD")
gan.compile(loss='binary_crossentropy', optimizer=g_optim)
discriminator.trainable = True
discriminator.compile(loss='binary_crossentropy', optimizer=d_optim)
for epoch in range(1):
    print "Epoch is", epoch, "Number of batches", int(X_train.shape[0]/BATCH_SIZE)
    for index in range(int(X_train.shape[0]/BATCH_SIZE)):
        noise = np.random.uniform(-1, 1, (BATCH_SIZE, 4))
        image_batch = X_train[index*BATCH_SIZE:(index+1)*BATCH_SIZE]
        generated_images = generator.predict(noise, verbose=0)
        X = np.concatenate((image_batch, generated_images))
        y = [1] * BATCH_SIZE + [0] * BATCH_SIZE
        d_loss = discriminator.train_on_batch(X, y)
        discriminator.trainable = False
        g_loss = gan.train_on_batch(noise, [1] * BATCH_SIZE)
        discriminator.trainable = True
        print "batch %d d_loss : %.4f g_loss : %.4f" % (index, d_loss, g_loss)
image = combine_images(generated_images)
image = image*127.5+127.5
Image.fromarray(image.astype(np.uint8)).save(str(epoch)+"_.png")
print Image.open('0_.png').size, Image.open('0_.png').resize((4, 4), Image.ANTIALIAS).size
