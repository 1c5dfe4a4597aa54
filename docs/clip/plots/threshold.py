"""What a filter keeps, and how much of that is right, by threshold."""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.ticker import PercentFormatter
from miniclip import load_digits, train

digits = load_digits()
pictures, labels = digits.train_pictures, digits.train_labels
words = np.eye(10)  # each digit is a text of one word
rng = np.random.default_rng(0)

judge = train(pictures[:200], words[labels[:200]], steps=150, batch=100)

pool, true_labels = pictures[200:], labels[200:]
wrong = rng.permutation(1000) < 500
other_labels = (true_labels + rng.integers(1, 10, 1000)) % 10
given_labels = np.where(wrong, other_labels, true_labels)
texts = judge.texts(words[given_labels])
scores = (judge.pictures(pool) * texts).sum(axis=1)

thresholds = np.arange(-50, 81) / 100
kept = scores > thresholds[:, None]  # (thresholds, 1000)
share_kept = kept.mean(axis=1)
share_right = (kept & ~wrong).sum(axis=1) / kept.sum(axis=1)
right_lost = (~kept & ~wrong).sum(axis=1) / 500

figure, panel = plt.subplots(figsize=(5.4, 3.9))
rows = np.flatnonzero(np.isin(thresholds, (0.0, 0.3, 0.5, 0.7)))
for values, line, marker, name, place in [
    (share_right, "-", "o", "right among the kept", (0.315, 0.905)),
    (share_kept, "--", "s", "share kept", (0.33, 0.55)),
    (right_lost, "-.", "^", "right pairs lost", (-0.14, 0.035)),
]:
    (curve,) = panel.plot(
        thresholds, values, line, marker=marker, markevery=list(rows)
    )
    panel.text(*place, name, color=curve.get_color())

panel.axvline(0.3, color="C3", linewidth=1, linestyle=":")
panel.text(
    0.285, 0.24, "threshold of the\ndemonstration", color="C3", ha="right"
)
panel.set(xlabel="threshold: pairs with a higher cosine are kept")
panel.set(xlim=(-0.5, 0.8), ylim=(0, 1.02))
panel.yaxis.set_major_formatter(PercentFormatter(1))
