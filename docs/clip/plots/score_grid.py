"""The grid of scores for 20 test pictures, before and after training."""

import numpy as np
from matplotlib import pyplot as plt
from miniclip import load_digits, softmax_loss, train

digits = load_digits()
names = "zero one two three four five six seven eight nine".split()
templates = [
    "a photo of the digit {}",
    "someone wrote {} by hand",
    "a scan of a {}",
]
vocabulary = sorted(set(" ".join(templates + names).split()) - {"{}"})


def caption(labels, rng):
    """Count the words of one random caption per label: (labels, words)."""
    texts = [templates[rng.integers(3)].format(names[k]) for k in labels]
    split = [text.split() for text in texts]
    return np.array([[t.count(w) for w in vocabulary] for t in split], float)


captions = caption(digits.train_labels, np.random.default_rng(0))
untrained = train(digits.train_pictures, captions, steps=0)
trained = train(digits.train_pictures, captions)

# Two test pictures of each digit, from 0 to 9, and captions for them.
chosen = [np.flatnonzero(digits.test_labels == k)[:2] for k in range(10)]
pictures = digits.test_pictures[np.concatenate(chosen)]
texts = caption(np.repeat(np.arange(10), 2), np.random.default_rng(1))

figure, panels = plt.subplots(
    1, 2, figsize=(5.4, 3.6), sharey=True, layout="compressed"
)
shades = plt.get_cmap("Blues", 20)  # one for each step of the score
grids = []
for panel, towers in zip(panels, (untrained, trained), strict=True):
    grid = 10 * towers.pictures(pictures) @ towers.texts(texts).T
    grids.append(grid)
    cells = panel.pcolormesh(
        grid,
        vmin=-10,
        vmax=10,
        cmap=shades,
        edgecolors="white",
        linewidth=0.4,
    )
    right = np.arange(20) + 0.5  # the middle of the right cells
    panel.plot(
        right, right, "o", color="white", markeredgecolor="black",
        markersize=2.6, markeredgewidth=0.6,
    )  # fmt: skip
    panel.set(xticks=range(1, 20, 2), xticklabels=range(10))
    panel.set(yticks=range(1, 20, 2), yticklabels=range(10))
    panel.set(aspect="equal", xlabel="digit named in the caption")
    panel.tick_params(length=0)
    panel.grid(False)

losses = [softmax_loss(grid)[0] for grid in grids]
for panel, when, loss in zip(
    panels, ("Before", "After"), losses, strict=True
):
    panel.set_title(f"{when} training: loss {loss:.2f}")
panels[0].set_ylabel("digit in the picture")
panels[0].invert_yaxis()
figure.colorbar(
    cells, ax=panels, location="bottom", shrink=0.6, aspect=30,
    label="score (10 times the cosine)",
)  # fmt: skip
