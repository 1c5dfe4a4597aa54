"""The checker of spellings: what it finds, what it leaves alone, and its list."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "check_terms.py"
CHECK = runpy.run_path(str(SCRIPT))
TERMS = CHECK["read_terms"](CHECK["TERMS"].read_text("utf-8"))


def found(source: str) -> list[tuple[int, str, str]]:
    return list(CHECK["misspelt"](source, TERMS))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ViT-BigG/14", "ViT-bigG/14"),
        ("ViT-bigG-14", "ViT-bigG/14"),
        ("ViT-G/14", "ViT-bigG/14"),
        ("ViT-L/14@336", "ViT-L/14@336px"),
        ("ViT-L/14-336px", "ViT-L/14@336px"),
        ("ViT-B-32", "ViT-B/32"),
        ("VIT", "ViT"),
        ("T5 XXL", "T5-XXL"),
        ("SigLip", "SigLIP"),
        ("SO400M", "So400m"),
        ("Open CLIP", "OpenCLIP"),
        ("OpenClip", "OpenCLIP"),
        ("LAION 5B", "LAION-5B"),
        ("LAION5B", "LAION-5B"),
        ("ReLAION-5B", "Re-LAION-5B"),
        ("DALL\N{MIDDLE DOT}E 2", "DALL-E 2"),
        ("DALL-E-2", "DALL-E 2"),
        ("EVA CLIP", "EVA-CLIP"),
        ("EVA-CLIP 18B", "EVA-CLIP-18B"),
        ("Flux.1", "FLUX.1"),
        ("FLUX", "FLUX.1"),
        ("SD 1.5", "Stable Diffusion"),
        ("stable diffusion", "Stable Diffusion"),
        ("cross attention", "cross-attention"),
        ("zero shot", "zero-shot"),
        ("Zero-Shot", "zero-shot"),
        ("finetuning", "fine-tuning"),
        ("dataset", "data set"),
    ],
)
def test_wrong_spelling_is_found(wrong: str, right: str) -> None:
    assert (1, wrong, right) in found(f"It is {wrong}, they say.")


def test_prose_of_a_lab_is_checked_and_the_words_of_learners_are_not() -> None:
    idea = ":::::{misconception} openclip\nA dataset.\n\n- A dataset.\n\nCorrection\n: A dataset.\n"
    assert [line for line, _, _ in found(f"{idea}:::::\n\n- A dataset.\n")] == [2, 7, 10]


def test_right_spelling_is_not_found() -> None:
    for term in TERMS:
        assert found(f"It is {term.right}, they say.") == []
        assert found(f"({term.right})") == []


@pytest.mark.parametrize(
    "source",
    [
        "Zero-shot at the start of a sentence; zero-shot within.",
        "`zero shot` and $zero shot$ and {ref}`l1-zero shot`",
        "```{testcode}\nclip = 'siglip'\n```",
        "```python\nopen_clip.load('vit-b-32')\n```",
        ":::{figure} siglip.svg\n:name: openclip\n:::",
        "(l1-openclip)=",
        "[words](zero-shot/t5xxl.html)",
        "A clip of a video, a witty remark, to align, to glide.",
        "::::{expectation} openclip\n- a dataset\n\nConcepts\n: - flux, dataset\n  - VIT\n::::",
    ],
)
def test_what_is_no_prose_is_left_alone(source: str) -> None:
    assert found(source) == []


def test_prose_in_directives_is_read_and_lines_are_counted() -> None:
    source = (
        "# Title\n\n```{testcode}\nT5xxl\n```\n\n:::{note}\n:class: tip\nT5 XXL\n:::\n:alt: SigLip"
    )
    assert found(source) == [(9, "T5 XXL", "T5-XXL"), (11, "SigLip", "SigLIP")]


def test_text_after_a_block_of_code_is_read() -> None:
    assert found("```{exercise} Title\nT5 XXL\n```\n\nSigLip\n") == [
        (2, "T5 XXL", "T5-XXL"),
        (5, "SigLip", "SigLIP"),
    ]


def test_no_term_is_listed_twice() -> None:
    names = [term.right for term in TERMS]
    assert len(set(names)) == len(names) > 60


def test_program_names_file_and_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\nA SigLip.\n", "utf-8")
    run = subprocess.run(
        [sys.executable, SCRIPT, page], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert re.search(r"page\.md:3: 'SigLip' is spelt 'SigLIP' here", run.stderr)


def test_pages_keep_to_the_list() -> None:
    run = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.returncode == 0
