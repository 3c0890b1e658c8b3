import json
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense
from keras.optimizers import sgd


class Catch(object):
    def __init__(self, grid_size=6):
        self.grid_size = grid_size
        self.reset()

    def _update_state(self, action):
        state = self.state
        action = action - 1
        f0, f1, basket = state[0]
        new_basket = min(max(1, basket + action), self.grid_size-1)
        f0 += 1
        self.state = np.asarray([f0, f1, new_basket])[np.newaxis]

    def observe(self):
        canvas = np.zeros((self.grid_size,)*2)
        f0, f1, basket = self.state[0]
        canvas[f0, f1] = 1
        canvas[-1, basket-1:basket + 2] = 1
        return canvas.reshape((1, -1))

    def act(self, action):
        self._update_state(action)
        fruit_row, fruit_col, basket = self.state[0]
        over = fruit_row == self.grid_size-1
        reward = (1 if abs(fruit_col - basket) <= 1 else -1) if over else 0
        return self.observe(), reward, over

    def reset(self):
        n = np.random.randint(0, self.grid_size-1, size=1)
        m = np.random.randint(1, self.grid_size-2, size=1)
        self.state = np.asarray([0, n[0], m[0]])[np.newaxis]


class ExperienceReplay(object):
    def __init__(self, max_memory=100, discount=.9):
        self.max_memory = max_memory
        self.memory = list()
        self.discount = discount

    def remember(self, states, game_over):
        self.memory.append([states, game_over])
        if len(self.memory) > self.max_memory:
            del self.memory[0]

    def get_batch(self, model, batch_size=10):
        len_memory = len(self.memory)
        num_actions = model.output_shape[-1]
        env_dim = self.memory[0][0][0].shape[1]
        inputs = np.zeros((min(len_memory, batch_size), env_dim))
        targets = np.zeros((inputs.shape[0], num_actions))
        for i, idx in enumerate(np.random.randint(0, len_memory, size=inputs.shape[0])):
            state_t, action_t, reward_t, state_tp1 = self.memory[idx][0]
            inputs[i:i+1] = state_t
            targets[i] = model.predict(state_t)[0]
            Q_sa = np.max(model.predict(state_tp1)[0])
            targets[i, action_t] = reward_t if self.memory[idx][1] else reward_t + self.discount * Q_sa
        return inputs, targets


if __name__ == "__main__":
    np.random.seed(21)
    epsilon = .1
    model = Sequential()
    model.add(Dense(10, input_shape=(36,), activation='relu'))
    model.add(Dense(3))
    model.compile(sgd(lr=.2), "mse")
    env, exp_replay = Catch(6), ExperienceReplay(max_memory=50)
    win_cnt = 0
    for e in range(3):
        loss = 0.
        env.reset()
        game_over = False
        input_t = env.observe()
        while not game_over:
            input_tm1 = input_t
            if np.random.rand() <= epsilon:
                action = np.random.randint(0, 3, size=1)[0]
            else:
                action = np.argmax(model.predict(input_tm1)[0])
            input_t, reward, game_over = env.act(action)
            if reward == 1:
                win_cnt += 1
            exp_replay.remember([input_tm1, action, reward, input_t], game_over)
            loss += model.train_on_batch(*exp_replay.get_batch(model, batch_size=5))
        print("Epoch {:03d}/002 | Loss {:.4f} | Win count {}".format(e, loss, win_cnt))
    model.save_weights("model.h5", overwrite=True)
    with open("model.json", "w") as outfile:
        json.dump(model.to_json(), outfile)
    with open("model.json", "r") as jfile:
        print(sorted(map(str, json.loads(json.load(jfile))))[:2])
