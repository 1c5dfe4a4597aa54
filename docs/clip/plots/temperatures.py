"""Cosines of pictures with right and wrong words, at two temperatures."""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.ticker import PercentFormatter
from miniclip import load_digits, train

digits = load_digits()
words = np.eye(10)  # each digit is a text of one word
pairs = digits.train_pictures, words[digits.train_labels]
own_word = digits.test_labels[:, None] == np.arange(10)  # (597, 10)


def cosines(scale):
    """Train at a scale; return cosines of test pictures and words."""
    towers = train(*pairs, scale=scale)
    return towers.pictures(digits.test_pictures) @ towers.texts(words).T


def draw(panel, cosines, bins):
    """Draw how the matching and the other cosines are distributed."""
    right, wrong = cosines[own_word], cosines[~own_word]
    for values, hatch, line in [(right, "", "-"), (wrong, "////", "--")]:
        weights = np.full(len(values), 1 / len(values))
        _, _, (outline,) = panel.hist(
            values, bins, weights=weights, histtype="stepfilled", alpha=0.35
        )
        outline.set_hatch(hatch)
        panel.hist(
            values, bins, weights=weights, histtype="step", linewidth=1.5,
            linestyle=line, color=outline.get_facecolor()[:3],
        )  # fmt: skip
    panel.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return right.mean(), wrong.mean()


figure, panels = plt.subplots(2, 1, figsize=(5.4, 5.2), sharex=True)
bins = np.arange(-0.86, 0.94, 0.02)
means = {}
for panel, scale in zip(panels, (10, 100), strict=True):
    means[scale] = draw(panel, cosines(scale), bins)
    panel.set(
        title=f"Scale {scale}, temperature {1 / scale:g}",
        ylabel="share of the cosines",
    )
panels[0].set_yticks((0, 0.04, 0.08, 0.12))
panels[1].set(xlabel="cosine of picture and word", xlim=(-0.86, 0.92))

# The lower panel again, stretched, where it is empty.
inset = panels[1].inset_axes((0.1, 0.3, 0.36, 0.5))
draw(inset, cosines(100), np.arange(-0.05, 0.205, 0.005))
inset.set_title("the same, stretched", fontsize=10)
inset.tick_params(labelsize=9)

for panel, scale, (at_right, at_wrong) in [
    (panels[0], 10, ((0.25, 0.1), (-0.62, 0.05))),
    (panels[1], 100, ((0.24, 0.5), (0.24, 0.13))),
]:
    right, wrong = means[scale]
    for place, whose, mean, color in [
        (at_right, "right word", right, "C0"),
        (at_wrong, "wrong words", wrong, "C1"),
    ]:
        mean = f"{mean:.3f}".replace("-", "\N{MINUS SIGN}")
        panel.text(*place, f"{whose},\nmean {mean}", color=color)
