"""Error against compute: published points, two fits and a forecast."""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.ticker import (
    NullLocator,
    PercentFormatter,
    StrMethodFormatter,
)

laion_2b = np.array([  # compute, error; model, samples seen
    [18.94, 0.4264],  # B/32,  3 billion
    [52.66, 0.3818],  # B/16,  3
    [96.20, 0.3747],  # B/32, 13
    [224.6, 0.3107],  # L/14,  3
    [257.0, 0.3353],  # B/32, 34
    [268.1, 0.3187],  # B/16, 13
    [703.8, 0.2978],  # B/16, 34
    [1122.9, 0.2690],  # L/14, 13
    [2807.4, 0.2480],  # L/14, 34
    [3549.4, 0.2334],  # g/14, 13
    [6631.5, 0.2203],  # H/14, 34
])  # fmt: skip
wit = np.array([[94.72, 0.3667], [263.3, 0.3165], [1122.9, 0.2451]])
laion_80m = np.array([
    [18.94, 0.4806],  # B/32,  3 billion
    [94.72, 0.4354],  # B/32, 13
    [253.4, 0.4357],  # B/32, 34
    [1144.0, 0.3604],  # L/14, 13
    [3003.9, 0.3517],  # L/14, 34
])  # fmt: skip


def line(points, compute):
    """Return the error on the line of the points, at some compute."""
    exponent, intercept = np.polyfit(*np.log10(points).T, 1)
    return 10 ** (intercept + exponent * np.log10(compute))


figure, panel = plt.subplots(figsize=(5.4, 4.6))
forecasts = line(laion_2b[:9], laion_2b[9:, 0])
ends = laion_2b[[0, 8], 0], laion_2b[[8, 10], 0]  # of the nine, beyond
panel.loglog(ends[0], line(laion_2b[:9], ends[0]), "C0")
panel.loglog(ends[1], line(laion_2b[:9], ends[1]), "C0--")
panel.loglog(*laion_2b.T, "oC0")
panel.loglog(laion_2b[9:, 0], forecasts, "oC0", markerfacecolor="white")
panel.loglog(wit[[0, 2], 0], line(wit, wit[[0, 2], 0]), "C1-.")
panel.loglog(*wit.T, "sC1")
panel.loglog(*laion_80m.T, "^C2")
panel.loglog(*laion_80m[1:3].T, "C2:")

panel.text(19, 0.355, "LAION-2B", color="C0")
panel.text(560, 0.255, "WIT", color="C1", ha="right")
panel.text(300, 0.43, "80 million pairs", color="C2")
panel.text(
    7800,
    0.288,
    "hollow: forecast\nfrom the other nine",
    color="C0",
    ha="right",
)
panel.set(
    xlabel="compute in units of $10^{18}$ multiply-adds",
    ylabel="zero-shot error on ImageNet",
    yticks=(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5), ylim=(0.2, 0.5),
    xticks=(20, 50, 100, 200, 500, 1000, 2000, 5000), xlim=(14, 9000),
)  # fmt: skip
panel.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
panel.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
for axis in (panel.xaxis, panel.yaxis):
    axis.set_minor_locator(NullLocator())
