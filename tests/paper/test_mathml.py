"""Formulas as MathML: well-formed, aligned as in LaTeX, and a warning where TeX is not known."""

import pytest
from lxml import etree

import mathml

NS = {"m": "http" + "://www.w3.org/1998/Math/MathML"}


def tree(tex, *, display=True):
    return etree.fromstring(mathml.convert(mathml.join_lines(tex), display=display))


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{1}{N}\sum_{i=1}^{N} \log \frac{\exp(s_{ii}/\tau)}{\sum_j \exp(s_{ij}/\tau)}",
        r"\operatorname{softmax}(x)_i",
        r"\operatorname*{arg\,max}_j s_{ij}",
        r"\lVert \mathbf{x} \rVert = 1, \quad \boldsymbol{\theta} \in \mathbb{R}^{N \times d}",
        r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}",
        r"\begin{cases} 1 & \text{if } i = j \\ 0 & \text{otherwise} \end{cases}",
        r"a < b \,\%\, c > d",
    ],
)
def test_common_formulas_are_well_formed_xml(tex):
    root = tree(tex)
    assert root.tag == f"{{{NS['m']}}}math"
    assert root.get("display") == "block"
    assert not root.xpath("//m:merror", namespaces=NS)


def test_the_parts_of_a_fraction_are_in_their_places():
    (fraction,) = tree(r"\frac{a}{b}", display=False).xpath("//m:mfrac", namespaces=NS)
    assert [part.text for part in fraction] == ["a", "b"]


@pytest.mark.parametrize(
    "tex",
    [
        r"a &= b \\ &= c",
        r"\begin{aligned} a &= b \\ &= c \end{aligned}",
        r"\begin{split} a &= b \\ &= c \end{split}",
    ],
)
def test_lines_are_rows_aligned_at_the_sign(tex):
    rows = tree(tex).xpath("//m:mtr", namespaces=NS)
    assert [len(row) for row in rows] == [2, 2]


def test_blank_lines_separate_formulas():
    assert len(tree("a = 1\n\nb = 2").xpath("//m:mtr", namespaces=NS)) == 2


def test_a_matrix_alone_is_not_wrapped():
    matrix = r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}"
    assert mathml.join_lines(matrix) == matrix


def test_epub_formulas_keep_to_mathml_3_and_say_their_source():
    tex = r"\tfrac{1}{2} \begin{aligned} a &= \dfrac{b}{c} \end{aligned}"
    core = mathml.convert(tex, display=True)
    root = etree.fromstring(mathml.as_mathml3(core, tex))
    assert root.get("alttext") == tex
    styled = root.xpath("//*[@displaystyle or @scriptlevel]")
    assert {etree.QName(node).localname for node in styled} == {"mstyle"}
    assert len(root.xpath("//m:mfrac", namespaces=NS)) == 2


def test_unknown_tex_is_an_error_not_a_guess():
    with pytest.raises(mathml.LatexError):
        mathml.convert(r"\nosuchcommand{x}", display=False)
