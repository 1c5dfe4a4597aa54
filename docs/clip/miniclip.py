"""A toy CLIP in NumPy: two linear towers, trained on pictures and texts.

It shows how the training works. It is not evidence about CLIP itself.
Shapes: n examples, b pairs in a batch; p numbers per picture, v per text,
d per embedding.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Loss = Callable[[Array], tuple[float, Array]]


class Digits(NamedTuple):
    """Pictures (n, 64), values 0 to 1, and labels (n,), 0 to 9, of both splits."""

    train_pictures: Array
    train_labels: Labels
    test_pictures: Array
    test_labels: Labels


def load_digits() -> Digits:
    """Load 1,797 digits in a fixed random order: 1,200 to train, 597 to test."""
    with np.load(Path(__file__).parent / "data" / "digits.npz") as data:
        pictures = data["pictures"].astype(np.float64) / 16
        labels = data["labels"].astype(np.int64)
    order = np.random.default_rng(0).permutation(len(labels))
    train, test = order[:1200], order[1200:]
    return Digits(pictures[train], labels[train], pictures[test], labels[test])


def unit(vectors: Array) -> Array:
    """Scale each row of (n, d) to length 1."""
    lengths: Array = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths


def softmax_loss(logits: Array) -> tuple[float, Array]:
    """Return CLIP's loss for a grid of logits (b, b), and its gradient."""
    n = len(logits)
    rows = logits - logits.max(axis=1, keepdims=True)
    columns = logits - logits.max(axis=0, keepdims=True)
    rows = rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))
    columns = columns - np.log(np.exp(columns).sum(axis=0, keepdims=True))
    loss = -(np.trace(rows) + np.trace(columns)) / (2 * n)
    gradient = (np.exp(rows) + np.exp(columns) - 2 * np.eye(n)) / (2 * n)
    return float(loss), gradient


class Towers(NamedTuple):
    """The maps, (p, d) and (v, d), and the loss of each step (steps,)."""

    picture_map: Array
    text_map: Array
    losses: Array

    def pictures(self, inputs: Array) -> Array:
        """Embed pictures (n, p) as unit vectors (n, d)."""
        return unit(inputs @ self.picture_map)

    def texts(self, inputs: Array) -> Array:
        """Embed texts (n, v) as unit vectors (n, d)."""
        return unit(inputs @ self.text_map)


def train(
    pictures: Array,
    texts: Array,
    *,
    d: int = 16,
    batch: int = 128,
    steps: int = 200,
    step_size: float = 0.02,
    scale: float = 10.0,
    state: int = 0,
    loss: Loss = softmax_loss,
) -> Towers:
    """Train both maps on pictures (n, p) and texts (n, v), row by row."""
    rng = np.random.default_rng(state)
    inputs = (pictures, texts)
    widths = [part.shape[1] for part in inputs]
    maps = [rng.normal(size=(width, d)) / np.sqrt(width) for width in widths]
    means = [np.zeros_like(m) for m in maps]
    squares = [np.zeros_like(m) for m in maps]
    losses = np.zeros(steps)
    for step in range(1, steps + 1):
        chosen = rng.choice(len(pictures), batch, replace=False)
        x = [part[chosen] for part in inputs]
        raw = [x[k] @ maps[k] for k in (0, 1)]
        z = [unit(r) for r in raw]
        losses[step - 1], grid = loss(scale * z[0] @ z[1].T)
        upstream = scale * grid @ z[1], scale * grid.T @ z[0]
        for k in (0, 1):
            # Scaling to length 1 undoes any change along the vector.
            along = (upstream[k] * z[k]).sum(axis=1, keepdims=True)
            lengths = np.linalg.norm(raw[k], axis=1, keepdims=True)
            slope = x[k].T @ ((upstream[k] - along * z[k]) / lengths)
            # Adam: the mean slope over the root of the mean squared slope.
            means[k] = 0.9 * means[k] + 0.1 * slope
            squares[k] = 0.999 * squares[k] + 0.001 * slope**2
            mean = means[k] / (1 - 0.9**step)
            square = squares[k] / (1 - 0.999**step)
            maps[k] -= step_size * mean / (np.sqrt(square) + 1e-8)
    return Towers(maps[0], maps[1], losses)


def sigmoid_loss(logits: Array, bias: float = -10.0) -> tuple[float, Array]:
    """Return the sigmoid loss of a grid of logits (b, b), and its gradient."""
    n = len(logits)
    sign = 2 * np.eye(n) - 1
    margin = sign * (logits + bias)
    loss = np.logaddexp(0, -margin).sum() / n
    return float(loss), -sign * np.exp(-np.logaddexp(0, margin)) / n
