"""Facts that circulate in a wrong form: the right form is on the site, the wrong one is not.

Each line of ``FACTS`` is one correction: the page that must hold the right form, patterns of it,
patterns of the wrong form, and a sentence as it circulates, which the patterns must catch. Facts
that nobody gets wrong are checked with their lesson, in test_content.py and test_lesson_*.py.

The wrong form may stand in two places: as an option that is not the key, and as a claim in
quotation marks on the page of claims. Everything around these is read.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.course.reading import collapsed

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CLAIMS = DOCS / "clip" / "claims.md"
LESSON_1, LESSON_2, LESSON_3, LESSON_4 = (
    sorted((DOCS / "clip").glob(f"{number}-*/lesson.md"))[0] for number in range(1, 5)
)
PAGES = (
    *sorted((DOCS / "clip").rglob("*.md")),
    *sorted((DOCS / "clip").rglob("*.svg")),
    *sorted((DOCS / "bank").glob("*.md")),
    DOCS / "glossary.md",
    DOCS / "index.md",
    ROOT / "README.md",
)

DISTRACTOR = re.compile(r"^- \[ \] .*$", re.M)
# In an idea of a lab, how learners put it and the words that tell it; in a misconception, the claim.
IDEA = re.compile(r"^:{5}\{(?:expectation|misconception)\}.*?^:{5}$", re.M | re.S)
LEARNER = re.compile(r"^(?:: |  )?- [^\n]*$|(?<=\{misconception\} ).*?(?=^- )", re.M | re.S)
CLAIM = re.compile(r'^\*\*(Not so|Too much|Not published):\*\* "(.+)"$', re.M)


class Fact(NamedTuple):
    page: Path
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    circulates: str = ""


def stated(text: str) -> str:
    """Return what a page says in its own name: no distractors, no claims, no learners' words."""
    text = IDEA.sub(lambda idea: LEARNER.sub("", idea[0]), text)
    return collapsed(CLAIM.sub("", DISTRACTOR.sub("", text)))


FACTS = {
    # -- Lesson 1 --
    "WIT, queries": Fact(
        LESSON_1,
        (
            r"every word that occurs at least 100 times in the English Wikipedia",
            r"pointwise mutual information\), the titles of .{0,90}WordNet",
        ),
        (r"(most )?frequent(ly used)? (Wikipedia )?bigrams",),
        "The queries were the most frequent bigrams of Wikipedia.",
    ),
    "WIT, match": Fact(
        LESSON_1,
        (r"qualified if its text contained one of the queries",),
        (r"HTML (text|around|beside|near)",),
        "They searched the HTML text around each picture.",
    ),
    "WIT, benchmarks": Fact(
        LESSON_1,
        (
            r"35 data sets\. In 9 .{0,50}median overlap was 2\.2% and the mean 3\.2%",
            r"0\.6 points at the most, on Birdsnap",
        ),
        (r"(deliberately|carefully) (avoided|excluded|kept|left)",),
        "The authors deliberately avoided all benchmark data.",
    ),
    "loss, origin": Fact(
        LESSON_1,
        (
            r"In 2016 the \{term\}`N-pair loss`",
            r"In 2018 Contrastive Predictive Coding .{0,80}`InfoNCE`",
            r"In 2020 ConVIRT",
            r"SimCLR .{0,60} is a cousin",
        ),
        (r"(borrowed|taken|took|comes|adapted|inherited)[^.]{0,20} from SimCLR",),
        "The loss was borrowed from SimCLR.",
    ),
    "joint width": Fact(
        LESSON_1,
        (
            r"512 for ViT-B/32, ViT-B/16 and RN101",
            r"640 for RN50x4",
            r"768 for ViT-L/14, ViT-L/14@336px and RN50x16",
            r"1024 for RN50 and RN50x64",
        ),
        (r"\b(one|the|a|single|common|shared) 512-(number|dimensional)", r"512 or 768"),
        "Both towers map into one 512-dimensional space.",
    ),
    "STL-10": Fact(
        LESSON_1,
        (r"Zero-shot CLIP did well .{0,120}STL-10, 99\.3%",),
        (r"STL-10[^.|]{0,60}linear probe", r"linear probe[^.|]{0,60}STL-10"),
        "On STL-10 the linear probe reached 99.3%.",
    ),
    "EuroSAT": Fact(
        LESSON_1,
        (r"On EuroSAT, .{0,80}fell behind .{0,50}\*one\* labelled example",),
        (r"competitive[^.]{0,40}EuroSAT|EuroSAT[^.]{0,40}competitive",),
        "It was competitive on satellite images such as EuroSAT.",
    ),
    "Birdsnap": Fact(
        LESSON_1,
        (r"birds of Birdsnap it came out about level",),
        (r"few-shot[^.]{0,40}Birdsnap",),
        "CLIP excels at few-shot tasks such as Birdsnap.",
    ),
    "weights, release": Fact(
        LESSON_1,
        (
            r"RN50 and ViT-B/32 with the announcement in January 2021, "
            r"RN101 and RN50x4 in March, "
            r"RN50x16 and ViT-B/16 in July, RN50x64 and ViT-L/14 in January 2022, "
            r"and ViT-L/14@336px in April 2022",
        ),
        (r"(all|several) (sizes|models|weights)[^.]{0,40}at (launch|once)",),
        "OpenAI released several models, ViT-L/14 among them, at launch.",
    ),
    # -- Lesson 2 --
    "joint widths, again": Fact(
        LESSON_2,
        (
            r"512 numbers wide in ViT-B/32, ViT-B/16 and RN101",
            r"640 in RN50x4",
            r"768 in ViT-L/14, ViT-L/14@336px and RN50x16",
            r"1024 in RN50 and RN50x64; OpenCLIP's ViT-H/14 has 1024",
            r"ViT-bigG/14 has 1280",
        ),
    ),
    "matching cosine": Fact(
        LESSON_2,
        (r"good matches lie at roughly 0\.2 to 0\.35 and poor ones at about 0\.1 to 0\.2",),
        (r"0\.88", r"cosines? (of|near|around|about|is) (about )?0\.[89]"),
        "A matching pair has a cosine of about 0.9.",
    ),
    "linear probe": Fact(
        LESSON_2,
        (
            r"ViT-L/14@336px reached 76\.2% top-1 zero-shot, and 85\.4% with a linear probe",
            r"For ViT-L/14, at 224 pixels, the probe gave 83\.9%",
        ),
        (
            r"ViT-L/14(?!@)[^.|;]{0,60}85\.4%",
            r"85\.4%[^.]{0,60} (of|for|by|is) (that of )?ViT-L/14(?!@)",
            r"85\.4%[^.]{0,80}joint (embedding|space)",
        ),
        "A linear probe on ViT-L/14 reaches 85.4% on ImageNet.",
    ),
    "prior, ablation": Fact(
        LESSON_2,
        (
            r"image vectors \| 16\.55 .{0,90}text vectors \| 9\.16 .{0,90}prior \| 7\.99",
            r"57\.0% ± 3\.1 of cases for realism and in 53\.1% ± 3\.1",
        ),
        (r"(substantially|clearly|far) (outperform|better than[^.]{0,30}prior)",),
        "The prior substantially outperformed direct conditioning.",
    ),
    "bag-of-words study, origin": Fact(
        LESSON_2,
        (r"Stanford .{0,200}October 2022 .{0,40}oral at ICLR 2023",),
        (r"Toronto|Vector Institute",),
        "Researchers at Toronto and the Vector Institute showed this in 2022.",
    ),
    "bag-of-words study, consequences": Fact(
        LESSON_2,
        (
            r"ten months before the study appeared, and Imagen chose T5 five months before",
            r"Neither can have been a reaction to it",
        ),
        (r"(study|finding|ARO|limitation)[^.?]{0,40}(motivated|inspired|prompted|is why)",),
        "The finding motivated T5 in Imagen and cross-attention in Stable Diffusion.",
    ),
    "Stable Diffusion, makers": Fact(
        LESSON_2,
        (
            r"CompVis group at LMU Munich and of Runway, "
            r"with computing time from Stability AI and data from LAION",
        ),
        (r"Stability AI's (researchers|team)", r"researchers (of|at|from) Stability AI"),
        "In spring 2022 Stability AI's researchers put Stable Diffusion together.",
    ),
    # -- Lesson 3 --
    "latent diffusion, text": Fact(
        LESSON_3,
        (
            r"32 layers of width 1280 over tokens from BERT's tokenizer\. "
            r"It was trained jointly with the denoiser on LAION-400M, and the whole model had "
            r"1\.45 billion",
            r"It contained no part of CLIP",
        ),
        (r"latent diffusion( paper)?[^.|]{0,60}CLIP('s)? (tokens?|text)\b",),
        "The latent diffusion paper gave CLIP's tokens to the U-Net.",
    ),
    "emphasis, mechanism": Fact(
        LESSON_3,
        (
            r"multiplies the rows at the marked positions by 1\.4",
            r"the mean over all its entries is again what it was",
            r"Queries come from the picture and are not touched",
            r"The weight grows with \$c\$ \*if the score is positive\*",
        ),
        (
            r"(scales|multiplies|influences|acts on) the quer(y|ies)",
            r"always (raises|increases) (the )?attention",
        ),
        "The scaled token influences the queries.",
    ),
    "Imagen, sizes": Fact(
        LESSON_3,
        (
            r"much more than enlarging the U-Net.{0,140}They were not arranged so that both parts "
            r"grew by equal factors or used equal computation",
        ),
        (r"same factor", r"(?<!not compare the two )(at|for) equal comput"),
        "Scaling the encoder by the same factor helped more than scaling the U-Net.",
    ),
    "SDXL, width": Fact(
        LESSON_3,
        (
            r"768 \+ 1280 = 2048 numbers",
            r"2560 belongs to SDXL's \*refiner\*.{0,90}1280 for the pooled text and 5 x 256",
        ),
        (r"\b2,?560(?! belongs)(?![^.]{0,40}refiner)",),
        "The two encoders give 2,560 numbers per token.",
    ),
    # -- Lesson 4 --
    "LAION-400M, date": Fact(
        LESSON_4,
        (r"LAION-400M`, came out on 20 August 2021 with 413 million pairs",),
        (r"late 2021",),
        "LAION began with LAION-400M in late 2021.",
    ),
    "scaling study, venue": Fact(
        LESSON_4,
        (r"appeared at CVPR 2023 \{cite:p\}`cherti2023scaling`",),
        (r"NeurIPS 2022",),
        "Cherti et al. (NeurIPS 2022) established scaling laws.",
    ),
    "filters, experiment": Fact(
        LESSON_4,
        (
            r"It belongs to another project, DataComp",
            r"the pool, unfiltered \| 72\.3%",
            r"chosen by LAION's rules \| 75\.5%",
            r"chosen by CLIP score \| 76\.4%",
            r"the best combination of filters, DataComp-1B \| 79\.2%",
        ),
        (r"(Cherti|scaling (study|paper|laws?))[^.]{0,60}(filtered data|shows? that filter)",),
        "The scaling study proved the worth of filtered data.",
    ),
    "84.5": Fact(
        LESSON_4,
        (
            r"\*\*84\.5\*\* is SigLiT with a ViT-g/14\. Its image tower was \*locked\*.{0,120}"
            r"four TPU-v4 chips in under two days",
            r"So400m/14 at 384 pixels has 83\.2% in the same paper, and 83\.1%",
        ),
        (r"So400m[^.|]{0,60}84\.5", r"84\.5(%|\*\*)?( is)? SigLIP", r"84\.5%"),
        "SigLIP with So400m scored 84.5% on ImageNet.",
    ),
    "EVA, title and target": Fact(
        LESSON_4,
        (
            r"Exploring the Limits of Masked Visual Representation Learning at Scale",
            r"EVA asks for features and for nothing else",
        ),
        (r"Masked Visual Pre-?training", r"EVA('s)? (is|uses|trains) a masked auto"),
        "EVA is a masked autoencoder.",
    ),
    "EVA-CLIP-18B, authors": Fact(
        LESSON_4,
        (r"Sun, Wang, Yu, Cui, Zhang, Zhang and Wang of BAAI and Tsinghua",),
        (r"Chen (and colleagues|et al)[^.]{0,60}EVA", r"EVA-CLIP-18B[^.|]{0,30}Chen"),
        "EVA-CLIP-18B by Chen and colleagues is the largest.",
    ),
    "80.7": Fact(
        LESSON_4,
        (
            r"80\.7%, and that is its mean accuracy over 27 benchmarks",
            r"Its ImageNet figure is 83\.8%",
        ),
        (r"80\.7%[^.]{0,40}ImageNet", r"ImageNet[^.|]{0,40}80\.7"),
        "It reaches 80.7% top-1 on ImageNet.",
    ),
    "FLUX.1, image tower": Fact(
        LESSON_3,
        (
            r"Of CLIP ViT-L/14 it uses only the pooled vector of 768 numbers",
            r"no image tower takes part",
        ),
        (r"FLUX\.1 (uses|loads|reads|takes)[^.]{0,40}(EVA|(?<!no )image tower)",),
        "FLUX.1 uses EVA-CLIP-8B as its vision side.",
    ),
    "Gemini": Fact(
        LESSON_4,
        (r"\*\*Gemini\.\*\* The report of Gemini 1\.0 names no encoder",),
        (r"Gemini[^.|]{0,40}SigLIP", r"SigLIP[^.|]{0,30}\bGemini"),
        "Gemini relies on SigLIP.",
    ),
    # -- Said without any support, and in no form on the site --
    "tower": Fact(
        LESSON_1,
        (r"says \*image tower\* and \*text tower\*",),
        (r"vision (encoder|tower)s?(?!\" for either)",),
        "The vision encoder reads the prompt.",
    ),
    "shared space in generators": Fact(
        LESSON_2,
        (r"last hidden states, 77 positions of 768 numbers each.{0,120}not in the joint space",),
        (
            r"Stable Diffusion (uses|reads|borrows)[^.]{0,30}(joint|shared) space",
            r"Midjourney (borrow|use|load|adopt|read)",
        ),
        "Midjourney borrowed the embedding space.",
    ),
    "stories": Fact(
        LESSON_1, (), (r"wonder|shaped every", r"red chair"), "It shaped every system."
    ),
}

# The rows of two tables. Lesson 3: text towers and what reaches the denoiser.
LOADS = {
    "CLIP-guided diffusion, 2021": r"one pooled vector .{0,30}gradient of a similarity .{0,10}yes",
    "Latent diffusion, text to image, December 2021": r"BERT tokens, 32 layers, width 1280, "
    r"trained with the denoiser .{0,4}77 x 1280 .{0,30}no",
    "GLIDE, December 2021": r"1\.2B .{0,40}final token as a global vector; all tokens .{0,40}no",
    "DALL-E 2, April 2022": r"CLIP's, in the prior.{0,90}predicted image vector, added to the "
    r"timestep and as 4 extra tokens .{0,10}no; used in training",
    "Imagen, May 2022": r"T5-XXL, 4\.6B parameters, frozen .{0,4}a pooled vector; the sequence .{0,40}no",
    "Stable Diffusion 1.x, August 2022": r"CLIP ViT-L/14, 123M parameters, frozen .{0,4}77 x 768 .{0,40}no",
    "Stable Diffusion 2.x, November 2022": r"ViT-H/14, last layer but one .{0,4}77 x 1024 .{0,40}no",
    "SDXL base, July 2023": r"ViT-bigG/14, about 817M parameters together .{0,4}77 x 2048 .{0,40}"
    r"vector of 2816 .{0,4}no",
    "Stable Diffusion 3, March 2024": r"CLIP ViT-L, OpenCLIP ViT-bigG/14 and T5-XXL .{0,30}"
    r"width 4096; a pooled vector of 2048 .{0,4}no",
    "FLUX.1, August 2024": r"CLIP ViT-L/14, pooled, and T5 v1\.1 XXL .{0,4}a vector of 768; "
    r"up to 512 x 4096 .{0,4}no, except in the Redux adapter",
}
# Lesson 4: who uses which encoder.
USES = {
    "LLaVA-1.5": r"CLIP ViT-L/14@336px \| image tower of a chat model",
    "BLIP-2": r"CLIP ViT-L/14 or EVA-CLIP ViT-g/14 \| frozen image tower",
    "Emu2": r"EVA-02-CLIP-E-plus \| image tower",
    "PaLI-3": r"SigLIP, scaled to 2 billion \| image tower",
    "PaliGemma": r"SigLIP So400m \| image tower",
    "Gemma 3 (4B to 27B)": r"SigLIP, 400M class, at 896 px \| image tower",
    "FLUX.1 Redux": r"SigLIP So400m/14 at 384 px \| reads a reference picture",
    "IP-Adapter": r"OpenCLIP ViT-H/14 or ViT-bigG/14 \| reads a reference picture",
    "Stable Diffusion 1.x": r"CLIP ViT-L/14 \| text tower",
    "SDXL": r"CLIP ViT-L/14 with OpenCLIP ViT-bigG/14 \| text towers",
    "Stable Diffusion 3": r"the same two, with T5-XXL \| text towers",
    "FLUX.1": r"CLIP ViT-L/14 \(pooled vector\) with T5-XXL \| text towers",
}


@pytest.mark.parametrize("name", FACTS)
def test_right_form_is_on_its_page(name: str) -> None:
    text = collapsed(FACTS[name].page.read_text("utf-8"))
    for pattern in FACTS[name].right:
        assert re.search(pattern, text), pattern


@pytest.mark.parametrize("name", FACTS)
def test_wrong_form_is_on_no_page(name: str) -> None:
    for page in PAGES:
        text = stated(page.read_text("utf-8"))
        for pattern in FACTS[name].wrong:
            found = re.search(pattern, text, re.I)
            assert not found, f"{page.relative_to(ROOT)}: {found}"


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.wrong])
def test_wrong_form_would_be_found(name: str) -> None:
    fact = FACTS[name]
    page = f"A sentence before. {fact.circulates}\n\n- [ ] a distractor"
    assert any(re.search(pattern, stated(page), re.I) for pattern in fact.wrong)
    excused = f'- [ ] {fact.circulates}\n\n**Not so:** "{fact.circulates}"\n: So it is.'
    assert not any(re.search(pattern, stated(excused), re.I) for pattern in fact.wrong)


@pytest.mark.parametrize("system", LOADS)
def test_lesson_3_says_what_the_system_loads(system: str) -> None:
    source = LESSON_3.read_text("utf-8")
    table = source[source.index("l3-who-loads-what") : source.index('"ViT-L/14" in a list')]
    rows = [collapsed(row) for row in table.split("\n* - ")]
    (row,) = [row for row in rows if row.startswith(f"{system} {{cite:p}}`")]
    assert re.search(LOADS[system], row), row


@pytest.mark.parametrize("system", USES)
def test_lesson_4_says_what_the_system_uses(system: str) -> None:
    rows = LESSON_4.read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| {system} | ")]
    assert re.search(rf"\| {USES[system]}", row), row
    assert "{cite:p}`" in row


def test_closed_systems_are_not_disclosed_and_nothing_more() -> None:
    guess = r"(presumably|probably|likely|reportedly|rumou?r)"
    for page in PAGES:
        for sentence in re.split(r"(?<=[.?!])\s", stated(page.read_text("utf-8"))):
            if re.search(r"\b(Gemini|GPT-4V|Midjourney)\b", sentence):
                assert not re.search(guess, sentence, re.I), sentence


# -- The page of claims --------------------------------------------------------


def claims() -> list[tuple[str, str, str]]:
    """Verdict, claim and correction of each entry."""
    source = CLAIMS.read_text("utf-8")
    found = re.findall(rf"{CLAIM.pattern}\n: (.+)$", source, re.M)
    assert len(found) == source.count("\n: "), "an entry is not of the form claim, correction"
    return found


def test_every_claim_is_marked_sourced_and_leads_to_its_lesson() -> None:
    no_source = {
        "A negative cosine means that two things are opposites.",  # by definition
        "Midjourney borrowed CLIP's embedding space.",  # nothing is published
    }
    labels = set(
        re.findall(
            r"^\((l\d-[a-z-]+)\)=$",
            "\n".join(page.read_text("utf-8") for page in (LESSON_1, LESSON_2, LESSON_3, LESSON_4)),
            re.M,
        )
    )
    for _, claim, correction in claims():
        assert ("{cite:p}`" in correction) != (claim in no_source), claim
        targets = re.findall(r"See \{ref\}`(l\d-[a-z-]+)`\.$", correction)
        assert targets, claim
        assert set(targets) <= labels, claim


def test_claims_are_distinct_and_many() -> None:
    found = [claim for _, claim, _ in claims()]
    assert len(set(found)) == len(found) >= 65
    verdicts = {verdict for verdict, _, _ in claims()}
    assert verdicts == {"Not so", "Too much", "Not published"}


def test_claims_stand_with_their_lesson() -> None:
    parts = re.split(r"^\(claims-(\d)\)=$", CLAIMS.read_text("utf-8"), flags=re.M)[1:]
    assert parts[::2] == ["1", "2", "3", "4"]
    for part in parts[1::2]:
        assert len(CLAIM.findall(part)) >= 10
