"""Attention to a token and its contribution when it is turned up or down."""

import numpy as np
from matplotlib import pyplot as plt

query = np.array([1.0, 0.0])
keys = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]])
scores = keys @ query  # 1, -1 and 0
factors = np.arange(201) / 100


def weight(token):
    """Return the token's weight at each factor on its score: (factors,)."""
    changed = np.tile(scores, (len(factors), 1))
    changed[:, token] *= factors
    powers = np.exp(changed)
    return powers[:, token] / powers.sum(axis=1)


weights = np.array([weight(token) for token in range(3)])
contributions = factors * weights

figure, panels = plt.subplots(2, 1, figsize=(5.4, 5.6), sharex=True)
marked = [100, 140]  # factors 1 and 1.4
for panel, curves, title in [
    (panels[0], weights, "Weight of the token"),
    (panels[1], contributions, "Contribution: factor times weight"),
]:
    for token, line, marker in [
        (0, "-", "o"),
        (2, "-.", "s"),
        (1, "--", "^"),
    ]:
        (curve,) = panel.plot(
            factors, curves[token], line, marker=marker, markevery=marked
        )
        panel.annotate(
            f"score {scores[token]:.0f}".replace("-", "\N{MINUS SIGN}"),
            (2, curves[token, -1]), xytext=(5, 0), va="center",
            textcoords="offset points", color=curve.get_color(),
        )  # fmt: skip
    panel.axvline(1.4, color="C3", linewidth=1, linestyle=":")
    panel.set(title=title, xlim=(0, 2), ylim=(0, None))
panels[0].text(1.42, 0.93, "1.4", color="C3", va="center")
panels[0].set_ylim(0, 1)

# The lowest curve again, stretched: it rises a little and then falls.
inset = panels[1].inset_axes((0.11, 0.58, 0.38, 0.32))
inset.plot(factors, contributions[1], "C2--", marker="^", markevery=marked)
inset.axvline(1.4, color="C3", linewidth=1, linestyle=":")
inset.set(xlim=(0, 2), ylim=(0, 0.1), xticks=(0, 1, 2), yticks=(0, 0.1))
inset.set_title("score \N{MINUS SIGN}1, stretched", fontsize=10)
inset.tick_params(labelsize=9)
panels[1].set_xlabel("factor by which the token is multiplied")
