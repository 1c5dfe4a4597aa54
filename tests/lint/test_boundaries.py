"""Each rule at its boundary: what it must find, and what looks like it and is fine.

A case is a stem, its options (the key begins with ``*``) and whether the rule speaks. Markup is
``*emphasis*``, a code span between backticks, and a formula between dollars.
"""

import re

import pytest
from docutils import nodes

from sphinx_assess.lint.base import Course, GroupView, ObjectiveView, Question
from sphinx_assess.lint.rules import RULES
from sphinx_assess.model import Item, Key, Quiz
from sphinx_assess.nodes import OptionPart, Parts, assess_item

MARKUP = re.compile(r"(\*[^*]+\*|`[^`]+`|\$[^$]+\$)")
STYLES = {"*": nodes.strong, "`": nodes.literal, "$": nodes.math}


def prose(text):
    """Return one paragraph for each line."""
    found = []
    for line in filter(None, text.split("\n")):
        paragraph = nodes.paragraph(line)
        for piece in filter(None, MARKUP.split(line)):
            style = STYLES.get(piece[0]) if MARKUP.fullmatch(piece) else None
            paragraph += style(piece, piece[1:-1]) if style else nodes.Text(piece)
        found.append(paragraph)
    return found


def question(stem, options, *, feedback=(), hint="", explanation="", language="en", **settings):
    """Return a choice question."""
    idents = "abcdefgh"[: len(options)]
    texts = [option.removeprefix("*") for option in options]
    told = [*feedback, *[""] * (len(options) - len(feedback))]
    parts = Parts(
        prose(stem),
        [
            OptionPart(ident, prose(text), prose(why))
            for ident, text, why in zip(idents, texts, told, strict=True)
        ],
        [prose(hint)] if hint else [],
        prose(explanation),
    )
    right = tuple(
        ident for ident, option in zip(idents, options, strict=True) if option.startswith("*")
    )
    settings.setdefault("select", "one" if len(right) == 1 else "many")
    shuffles = settings.pop("shuffles", True)
    item = Item("x", "choice", Key(right), tuple(idents), **settings)
    return Question(
        assess_item("", item=item), item, parts, "page", language=language, shuffles=shuffles
    )


def speaks(code, *arguments, **keywords):
    return bool(list(RULES[code].check(question(*arguments, **keywords))))


def check(code, case):
    stem, options, expected = case
    assert speaks(code, stem, options.split(" | ")) is expected


KEY_LONGEST = [
    ("Q?", "To rest | *To let the yeast make gas, so that the dough rises | To cool", True),
    ("Q?", "It sinks | *It rises because it is lighter than air | It stays where it is", True),
    ("Q?", "A fish | A bird | *A mammal that lays eggs and feeds milk to its young", True),
    ("Q?", "Water boils at 100 degrees | *Water boils at 90 degrees | Water boils at 80", False),
    (
        "Q?",
        "*A prison for enemies of the king | A palace of the king | A church of the poor",
        False,
    ),
    ("Q?", "Osmosis | *Photosynthesis | Mitosis", False),
    ("Q?", "*`for n in range(10): print(n * n, n)` | `print(n)` | `n`", False),
    ("Q?", "Oxygen | *Carbon dioxide and water | Nitrogen", False),
    (
        "Q?",
        "A long distractor with many words that goes on, since it may | *A key of five words | Short",
        False,
    ),
    (
        "Q?",
        "Short | *A very long right answer with many details in it | *Another very long right answer with details | Tiny",
        True,
    ),
    (
        "Q?",
        "Short | *A very long right answer with many details in it | *Brief one with four | Tiny",
        False,
    ),
]

ABSOLUTE = [
    ("Q?", "They kill all germs | *They act on bacteria | They cure every cold", True),
    ("Q?", "It always rises | *It rises as a rule | It never rises", True),
    ("Q?", "It always rises | *It always falls | It stays", False),
    ("Q?", "All cells have walls | *Most cells divide | No cell has a nucleus", True),
    ("Q?", "It does not always help | *It helps some people | It harms", False),
    ("Q?", "Always | *Sometimes | Never", False),
    ("Q?", "*It is never safe | It is safe by day | It is safe at night", False),
    ("Q?", "Nearly all of it | *Half of it | A quarter", False),
    ("Q?", "The only capital | *A large town | A village", False),
    ("Q?", "It is completely harmless | *It can be harmful | It is a drug", True),
    ("Q?", "None of the above | *Some of it | A part of it", False),
    ("Q?", "`always` | *`if` | `never`", False),
    ("Q?", "It only affects children | *It can affect anyone | It only affects the old", True),
    ("Q?", "Everyone must leave | *Most people leave | Nobody may leave", True),
    ("Q?", "It is impossible to cure | *It can often be treated | It heals by itself", True),
    (
        "Q?",
        "The queries all come from tokens | *Queries come from places | They all come from places",
        False,
    ),
    ("Q?", "It prints nothing | *It prints 3 | It prints an error", False),
]

STEM_ECHO = [
    (
        "Which rows does a left join keep that an inner join drops?",
        "Rows with equal keys | *Rows of the left table without a partner | Rows of zeros",
        True,
    ),
    (
        "What does a thermometer in a greenhouse measure?",
        "Pressure | *The warmth of the greenhouse | Wind",
        True,
    ),
    (
        "Which law describes gravitational attraction?",
        "Ohm's law | *The law of gravitation | Hooke's law",
        True,
    ),
    ("Which port does DNS use?", "Port 80 | *Port 53 | Port 443", False),
    (
        "What does a database index speed up?",
        "Writing rows | *Finding rows | Deleting tables",
        False,
    ),
    (
        "What is the main function of a firewall?",
        "To cool | *To filter traffic | To store files",
        False,
    ),
    (
        "What is photosynthesis?",
        "The loss of water | *The synthesis of sugar by light | The growth of roots",
        False,
    ),
    (
        "Which organ filters blood in the urinary system?",
        "The liver | *The urinary bladder | The lung",
        True,
    ),
    (
        "The circulation is driven by",
        "the lung | *the circulatory pump, the heart | the liver",
        True,
    ),
    (
        "Which protects a computer network from intruders?",
        "A printer | *A network guard | A screen",
        True,
    ),
    ("Is the sky blue?", "*Yes | No", False),
    ("What collects the rain?", "A hygrometer | *A rain gauge | A barometer", True),
    ("Which stroke is swum on the back?", "Butterfly | *Backstroke | Crawl", True),
    ("Which port is used?", "A wall | *A portion of the wall | A floor", False),
]

GRAMMAR = [
    ("An animal that eats plants is called a", "omnivore | *herbivore | insectivore", True),
    ("An animal that eats plants is called a/an", "omnivore | *herbivore | insectivore", False),
    ("An animal that eats plants is called an", "*a herbivore | an omnivore", False),
    ("A person who studies stars is an", "*astronomer | author | artist", False),
    ("It takes an", "*hour | day | week", True),
    ("It is a", "*university | ocean | island", True),
    ("She used a ___ to cut it.", "*knife | axe | oven", True),
    ("She used a(n) ___ to cut it.", "*knife | axe | oven", False),
    ("The parts of a plant that take up water are the", "leaf | *roots | stem", True),
    ("The parts of a plant that take up water are the", "leaves | *roots | stems", False),
    ("Which two men wrote it?", "Marx | *Marx and Engels | Hegel", True),
    ("Which is a mammal?", "*The whale | The sharks | The frogs", True),
    ("Which of the following are planets?", "*Mars and Venus | The Moon | The Sun", True),
    ("Which of the following is a planet?", "*Mars | The Moon | The Sun", False),
    ("What are enzymes?", "A sugar | *Proteins | A fat", True),
    ("What is a CPU?", "*A processor | A memory | A disk", False),
    ("It is an", "*HTML page | SQL table | LED lamp", False),
]

OVERLAP = [
    ("How many?", "10\N{EN DASH}20 | *20\N{EN DASH}30 | 30\N{EN DASH}40", True),
    ("How many?", "10\N{EN DASH}19 | *20\N{EN DASH}29 | 30\N{EN DASH}39", False),
    ("How many?", "0 to 5 | *5 to 10 | 10 to 15", True),
    ("How many?", "fewer than 5 | *5 to 10 | more than 10", False),
    ("How many?", "less than 10 | *less than 20 | less than 30", True),
    ("How many?", "at least 5 | *at most 5", True),
    ("How old?", "Under 18 | *18 and older", False),
    ("How old?", "18 or younger | *18 or older", True),
    ("Which?", "The cell | *the cell. | The wall", True),
    ("Which?", "0.5 | *1/2 | 0.25", True),
    ("Which?", "1 km | *1000 m | 10 m", True),
    ("Which?", "`A` | *`a` | `b`", False),
    ("Which?", "-5 | *5 | 0", False),
    ("Which?", "$x^2$ | *$x^3$ | $2x$", False),
    ("Which?", "Salt and water | *Water and salt | Sugar", True),
    ("Which?", "Salt | Water | *Salt and water", True),
    ("Which?", "1914\N{EN DASH}1918 | *1939\N{EN DASH}1945 | 1914\N{EN DASH}1919", False),
    ("Which century?", "1500\N{EN DASH}1600 | *1600\N{EN DASH}1700 | 1700\N{EN DASH}1800", True),
    ("How much?", "$10 to $20 | *$20 to $30 | $30 to $40", True),
    ("How much?", "5% | *50% | 0.5%", False),
    ("Which?", "Mb | *MB | GB", False),
    ("Which?", "between 2 and 4 | *between 3 and 6 | 7", True),
    ("Which?", "x > 5 | *x > 6 | x < 2", False),
]

ALL_OR_NONE = [
    ("Which of these?", f"One thing | Two things | *{last}", True)
    for last in (
        "All of the above", "None of the above", "all of these", "None of these.", "Both A and B",
        "A and B", "All the above", "Neither of these", "Both of the above", "A and C only",
        "None of the above is correct", "All are correct", "None of the other options",
        "All of the listed options", "Neither A nor B", "Any of the above", "All of them",
        "Both", "A, B and C", "Only A and B", "Both a and b", "(a) and (b)", "Both (A) and (B)",
        "All three", "None of them", "All of the above are true", "Either A or B", "Options A and B",
        "Both 1 and 2 are correct", "1 and 3 only", "Both answers are correct", "None of these answers", "All of the other answers",
    )
] + [
    ("Which of these?", f"One thing | Two things | *{last}", False)
    for last in (
        "All cells", "None of the cells divides", "Both parents", "Salt and water", "None",
        "All of the blood goes to the lung", "Both lungs and the heart", "Neither sugar nor fat",
        "A and the rest", "Any even number", "Each", "Two of the parents", "Vitamin A and vitamin B",
        "One of the two", "1 and 2", "All mammals are vertebrates",
    )
] + [
    ("Points A and B lie on a circle. Which of the points is moved?", "A | B | *A and B", False),
]  # fmt: skip

UNORDERED = [
    ("How many?", "3 | *1 | 2", True),
    ("How many?", "1 | *2 | 3", False),
    ("How many?", "3 | *2 | 1", False),
    ("How many?", "10 cm | *5 cm | 1 m", True),
    ("How many?", "5 cm | *10 cm | 1 m", False),
    ("When?", "1789 | *1776 | 1804", True),
    ("How many?", "three | *one | two", True),
    ("How many?", "$10^3$ | *$10^{-2}$ | $10^5$", True),
    ("How many?", "1,000 | *10,000 | 100", True),
    ("How many?", "About 5 % | *About 50 % | About 20 %", True),
    ("How many?", "1 | *2 | 3 | It depends", False),
    ("How many?", "2 | *1 | 3 | It depends", True),
    ("How much?", "$5 | *$20 | $10", True),
    ("Which?", "1.5 million | *2 thousand | 3 billion", True),
    ("How many?", "1 | *2", False),
    ("How many?", "2 apples | *1 pear | 3 plums", False),
    ("How many?", "0\N{EN DASH}9 | *20\N{EN DASH}29 | 10\N{EN DASH}19", True),
    ("Which?", "`1` | *`0` | `-1`", False),
    ("Which?", "-1 | *1 | 0", True),
    ("Which?", "1/2 | *1/4 | 3/4", True),
    ("Which?", "3.10 | *3.9 | 3.11", True),
    ("Which?", "Python 3 | *Perl 5 | Ruby 2", False),
    ("Which version?", "3.8 | 3.9 | *3.10 | 3.11", False),
    ("Which release?", "3.9 | 3.8 | *3.10 | 3.11", True),
    ("How much?", "0.5 | *0.15 | 0.25", True),
    ("How likely?", "15 in 100 | *3 in 100 | 10 in 100", True),
    ("How likely?", "1 out of 10 | *3 out of 20 | 1 in 5", False),
    ("When?", "In 1990 | In 1961 | *In 1989", True),
    ("When?", "In 1961 | *In 1989 | In 1990", False),
    ("How fast?", "*343 m/s | 1.5 km/s | 30 m/s", True),
    ("How fast?", "30 m/s | *343 m/s | 1.5 km/s", False),
    ("How fast?", "36 km/h | *30 m/s | 90 m/min", True),
]

NEGATIVE = [
    ("Which of these claims does the study fail to support?", True),
    ("Which of these lamps lights when the pump does fail to start?", False),
    ("In which year did the Armada fail to land?", False),
    ("A twin which does not develop is called this.", False),
    ("Mark the animal which is not a fish.", True),
    ("Choose the gas that does not burn.", True),
    ("Which of these is not a fish?", True),
    ("Which of these is *not* a fish?", False),
    ("Which of these is NOT a fish?", False),
    ("Which of these isn't a fish?", True),
    ("All of these are fish except", True),
    ("All of these are fish EXCEPT:", False),
    ("Which of the following statements is false?", True),
    ("Which of the following statements is *false*?", False),
    ("Why does a stone not float?", False),
    ("What happens if the key does not exist?", False),
    ("What should you do when a patient is not breathing?", False),
    ("Which is least likely to help?", True),
    ("What is the least common multiple of 4 and 6?", False),
    ("How many throws are needed to get at least one six?", False),
    ("The patient does not respond. What do you do first?", False),
    ("Insects do not have", True),
    ("A spider is not", True),
    ("Which function never returns?", True),
    ("Which method finds values that are not unique?", False),
    ("Which word is spelt incorrectly?", False),
    ("Which statement about cells is incorrect?", True),
    ("Which of these would you not do?", True),
    ("What is wrong with this code?", False),
    ("How can a caller know that a file does not exist?", False),
    ("Which of these cannot be changed?", True),
    ("Which of the following does a router not do?", True),
    ("If it does not rain, which plant dies first?", False),
    ("Which operator means 'not equal'?", False),
    ("Which type of error is a false positive?", False),
    ("What does `not x` return?", False),
    ("Select the word that does not belong.", True),
    ("Which one is an incorrect use of the comma?", True),
    ("Which country was never part of the empire?", True),
    ("Whether or not it rains, which is true?", False),
    ("Which of these is an exception handler?", False),
    ("Identify the false statement.", True),
    ("What will not change?", True),
    ("Which of the following is untrue about heat?", True),
    ("Which of these is a non-metal?", False),
    ("Which status code tells the client that a page was not found?", False),
    ("Which sign means that you must not turn left?", False),
    ("Which of these statements about planets that have rings is not true?", True),
    ("Which word best replaces the one that the author should not have used?", False),
    ("Each of the following is a vitamin except which one?", True),
    ("Which of these is NOT true? Look closely, it is not easy.", False),
    ("Under which condition will the loop not end?", True),
    ("A router does not", True),
    ("What can you do so that the dough does not stick?", False),
    ("What is meant by 'do not resuscitate'?", False),
]

STEM = [
    ("Which port does DNS use?", "53 | *80", False),
    ("DNS", "It uses port 53 | *It uses port 80", True),
    ("DNS.", "It uses port 53 | *It uses port 80", True),
    ("Photosynthesis:", "It makes sugar | *It makes fat", True),
    ("The capital of France is", "Lyon | *Paris", False),
    ("The capital of France is:", "Lyon | *Paris", False),
    ("The capital of France is ...", "Lyon | *Paris", False),
    ("The capital of France is ____.", "Lyon | *Paris", False),
    ("Choose the right spelling.", "zebbra | *zebra", False),
    ("Please select one.", "zebbra | *zebra", False),
    ("In Python, choose the loop that ends.", "`a` | *`b`", False),
    ("Which of the following is true?", "Ice sinks | *Ice floats", True),
    ("Which of these statements is correct?", "Ice sinks | *Ice floats", True),
    ("Which of these statements about ice is correct?", "It sinks | *It floats", False),
    ("Ice floats on water.", "*True | False", False),
    ("Ice floats on water.", "*Because it is light | Because it is cold", True),
    ("The French Revolution began in 1789.", "It was | *It is", True),
    ("Consider the following code.", "It prints 1 | *It prints 2", True),
    ("The French Revolution began in", "1756 | *1789", False),
    ("Regarding enzymes:", "They are fats | *They are proteins", True),
    ("Enzymes", "They are fats | *They are proteins", True),
    ("About whales", "They lay eggs | *They bear young", True),
    ("When a metal is heated, it", "*grows | shrinks", False),
    ("At a solar eclipse", "*the moon covers the sun | the earth covers the moon", False),
    ("A compiler translates", "*source code into machine code | words into pictures", False),
    ("A train leaves at nine and arrives at noon. How long does it take?", "2 h | *3 h", False),
    ("Calculate $2 + 2$.", "*4 | 5", False),
    ("$2 + 2 =$", "*4 | 5", False),
    ("Which is correct?\n`x = 1`", "It binds | *It compares", False),
    ("What is correct about `x = 1`?", "It binds | *It compares", False),
    ("Facts about Rome", "It lies in Italy | *It lies in Spain", True),
    ("You see smoke. You should", "*leave | stay", False),
    ("Fill in the missing word: She ___ home.", "*went | goed", False),
    ("The correct answer:", "is a | *is b", True),
    ("Mark the statements that apply to iron.", "*It rusts | It floats", False),
    ("The largest planet in the solar system", "*Jupiter | Mars", True),
    ("Tides are caused mainly by", "*the moon | the wind", False),
    ("Identify which planet is largest", "*Jupiter | Mars", False),
]

CASES = [
    *(("key-longest", case) for case in KEY_LONGEST),
    *(("absolute-words", case) for case in ABSOLUTE),
    *(("stem-echo", case) for case in STEM_ECHO),
    *(("grammar-cue", case) for case in GRAMMAR),
    *(("options-overlap", case) for case in OVERLAP),
    *(("all-or-none", case) for case in ALL_OR_NONE),
    *(("options-unordered", case) for case in UNORDERED),
    *(("negative-stem", (stem, "one | *two | three", found)) for stem, found in NEGATIVE),
    *(("stem-no-question", case) for case in STEM),
]


@pytest.mark.parametrize(
    ("code", "case"), CASES, ids=[f"{code}: {case[0]} {case[1]}" for code, case in CASES]
)
def test_option_and_stem_rules(code, case):
    check(code, case)


FEEDBACK = [
    ("feedback-missing", ["Too small.", "", "Yes, of course it fits."], True),
    ("feedback-missing", ["Too small.", "It fits.", "Too large."], False),
    ("feedback-missing", ["Wrong.", "It fits.", "Too large."], True),
    ("feedback-missing", ["...", "It fits.", "Too large."], True),
    ("feedback-missing", ["TODO", "It fits.", "Too large."], True),
    ("feedback-missing", ["`f(1)` gives 2.", "`2`", "`3`"], False),
    ("feedback-missing", ["", "", ""], True),
    ("feedback-missing", ["Wrong.", "Correct!", "Wrong."], False),
    ("feedback-missing", ["No, 3 is too small.", "Yes: 4.", "No, 5."], False),
    ("feedback-same", ["Wrong.", "Correct!", "Wrong."], True),
    ("feedback-same", ["No.", "Yes.", "No!"], True),
    ("feedback-same", ["See chapter 3.", "See chapter 3.", "See chapter 3."], True),
    ("feedback-same", ["Read again.", "Well remembered, as page 3 says.", "Read again."], True),
    ("feedback-same", ["Too small.", "Correct.", "Too large."], False),
    ("feedback-same", ["", "", ""], False),
    ("feedback-same", ["It is 0 and 1.", "Here they meet.", "It is 0 and -1."], False),
    ("feedback-same", ["Sorry, that's not quite right.", "Great job!", "Sorry, try again."], True),
]


@pytest.mark.parametrize(("code", "feedback", "expected"), FEEDBACK)
def test_feedback_rules(code, feedback, expected):
    assert speaks(code, "How long?", ["Three", "*Four", "Five"], feedback=feedback) is expected


def test_an_explanation_stands_in_for_the_key_and_for_two_options():
    options, why = ["Three", "*Four", "Five"], "Four fits, since the row has four places."
    some = ["Too small.", "", "Too large."]
    assert speaks("feedback-missing", "Q?", options, feedback=some)
    assert not speaks("feedback-missing", "Q?", options, feedback=some, explanation=why)
    assert speaks("feedback-missing", "Q?", options, explanation=why)
    assert not speaks("feedback-missing", "Q?", ["*True", "False"], explanation=why)
    assert speaks("feedback-missing", "Q?", ["*True", "False"], explanation="Correct.")


POSITION = [
    ("Option B is closer.", True),
    ("See answer (c).", True),
    ("Unlike A, this one is cold.", True),
    ("B is wrong because it is cold.", True),
    ("A and C are both too small.", True),
    ("The first option is closer.", True),
    ("The last answer is better.", True),
    ("As stated above, this is cold.", True),
    ("See above.", True),
    ("The explanation above says why.", True),
    ("The correct answer is B.", True),
    ("Choice 2 is better.", True),
    ("(b) is the right one.", True),
    ("Only D fits.", False),
    ("Only B fits.", True),
    ("That is above 100 degrees.", False),
    ("Above 100 degrees it boils.", False),
    ("It lies below the surface.", False),
    ("Vitamin C is found in lemons.", False),
    ("A cell is smaller.", False),
    ("A is the area of the circle.", True),
    ("The first step is to wash.", False),
    ("The answer 42 is from a novel.", False),
    ("One option is to wait.", False),
    ("The other options are smaller.", False),
    ("It is the last letter.", False),
    ("I am sure.", False),
    ("Temperatures of 0 and below are frost.", False),
    ("f(a) is larger.", False),
    ("Plan B is for emergencies.", False),
    ("The previous answer has the right unit.", True),
    ("Option A's unit is wrong.", True),
    ("This is the opposite of option (a).", True),
    ("Answers A and B forget the sign.", True),
    ("The answer above is larger.", True),
    ("The value is well above average.", False),
    ("In C, arrays start at 0.", False),
    ("Hepatitis B is a virus.", False),
    ("The second answer choice forgets the sign.", True),
]


@pytest.mark.parametrize(("text", "expected"), POSITION)
def test_feedback_that_names_places(text, expected):
    options, feedback = ["hot", "*warm", "cold"], ["It burns.", "It does not burn.", text]
    assert speaks("feedback-position", "Q?", options, feedback=feedback) is expected
    assert not speaks("feedback-position", "Q?", options, feedback=feedback, shuffles=False)
    assert speaks("feedback-position", "Q?", options, explanation=text) is expected


def test_letters_that_the_question_uses_are_names():
    feedback = ["B is farther away.", "It is near.", ""]
    assert not speaks(
        "feedback-position",
        "Which of the towns A, B and C is near?",
        ["*B", "A", "C"],
        feedback=feedback,
    )


HINT = [
    ("It is 53.", ["80", "*53", "443"], True),
    ("It is below 100.", ["80", "*53", "443"], False),
    ("Not 80.", ["80", "*53", "443"], False),
    ("The capital is Paris.", ["Lyon", "*Paris", "Nice"], True),
    ("Think of the tower.", ["Lyon", "*Paris", "Nice"], False),
    ("It begins with P.", ["Lyon", "*Paris", "Nice"], True),
    ("It begins with P.", ["Pau", "*Paris", "Nice"], False),
    ("It starts with the letter P.", ["Lyon", "*Paris", "Nice"], True),
    ("The answer is B.", ["Lyon", "*Paris", "Nice"], True),
    ("Lyon, Paris and Nice are towns; which has the tower?", ["Lyon", "*Paris", "Nice"], False),
    ("Sugar is made with light.", ["By burning", "*It makes sugar with light", "By rot"], True),
    ("Divide the sum by the number of values.", ["4", "*5", "7"], False),
    ("Use the third option.", ["Lyon", "Nice", "*Paris"], True),
]


@pytest.mark.parametrize(("hint", "options", "expected"), HINT)
def test_hints(hint, options, expected):
    assert speaks("hint-gives-key", "Which?", options, hint=hint) is expected


TWINS = [
    ("Which port does DNS use?", "80 | *53 | 443", "DNS uses which port?", "*53 | 80 | 25", True),
    ("Which port does DNS use?", "80 | *53 | 443", "Which port does HTTP use?", "*80 | 53", False),
    ("What is $3 + 4$?", "6 | *7 | 8", "What is $3 + 5$?", "7 | *8 | 9", False),
    ("What does `f(1)` return?", "1 | *2", "What does `f(2)` return?", "1 | *2", False),
    ("What does `f(1)` return?", "1 | *2", "What is returned by `f(1)`?", "*2 | 1", True),
    ("What is the capital of France?", "*Paris | Lyon | Nice", "Which city is the capital of France?", "Nice | *Paris | Lille", True),
    ("What is the capital of France?", "*Paris | Lyon", "What is the capital of Spain?", "*Madrid | Rome", False),
    ("Which gas do plants take in?", "*Carbon dioxide | Oxygen", "Which gas do plants give off?", "Carbon dioxide | *Oxygen", False),
    ("Which structure is last in, first out?", "*A stack | A queue | A tree", "Which structure does recursion need?", "*A stack | A queue | A list", False),
    ("What is this?\n`x = 1`", "*A binding | A test", "What is this?\n`x == 1`", "A binding | *A test", False),
]  # fmt: skip


@pytest.mark.parametrize("case", TWINS, ids=lambda case: f"{case[0]} {case[2]}")
def test_near_duplicates(case):
    one, options, other, more, expected = case
    pair = (question(one, options.split(" | ")), question(other, more.split(" | ")))
    assert bool(list(RULES["near-duplicate"].check(Course(pair)))) is expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("bbbb", True),
        ("bbb", False),
        ("bbbbc", True),
        ("abbbc", False),
        ("abcabcabcabc", False),
        ("bbbbbbbbabca", True),
        ("abca", False),
    ],
)
def test_key_position(keys, expected):
    questions = tuple(
        question("Q?", [f"{'*' * (letter == key)}{letter}" for letter in "abcd"]) for key in keys
    )
    group = GroupView(assess_item(""), Quiz("q"), "page", questions)
    assert bool(list(RULES["key-position"].check(group))) is expected


def test_objectives():
    def asks(*names):
        return question("Q?", ["*a", "b"], objectives=names)

    def course(questions, *idents, page="page"):
        views = tuple(ObjectiveView(assess_item(""), ident, page) for ident in idents)
        return Course(tuple(questions), (), views)

    def found(code, *arguments, **settings):
        return len(list(RULES[code].check(course(*arguments, **settings))))

    assert found("question-no-objective", [asks()]) == 0
    assert found("question-no-objective", [asks()], "L1") == 1
    assert found("question-no-objective", [asks("L1")], "L1") == 0
    assert found("question-no-objective", [asks()], "L1", page="other") == 0
    assert found("objective-no-question", [asks("L1")], "L1") == 0
    assert found("objective-no-question", [asks("L1.2")], "L1") == 0
    assert found("objective-no-question", [asks("L10")], "L1") == 1
