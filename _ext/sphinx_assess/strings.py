"""The sentences the scripts show in the page, in the language of the page."""

from collections.abc import Callable


def browser_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return every sentence the scripts use, by the name they call it.

    ``{name}`` is a place the script fills; a translation keeps it.

    :param _: the translation function of the page's language.
    """
    return {
        # The state of a question, as the first words of what is said about it.
        "correct": _("Right."),
        "partial": _("Partly right."),
        "wrong": _("Not right."),
        # One question.
        "tryLeft": _("1 try left."),
        "triesLeft": _("{n} tries left."),
        "answerBelow": _("The answer is shown below."),
        "answerOpened": _("The answer is open. To answer the question yourself, start it again."),
        "chooseFirst": _("Choose an option first."),
        "answerFirst": _("Answer the question first."),
        "tryAgain": _("Try again"),
        "startAgain": _("Start this question again"),
        "changed": _(
            "This question has changed since your last visit, so your choice was not kept."
        ),
        "scoreHere": _("Score of this question: {percent}."),
        # One option, once the answer is shown.
        "chosenRight": _("Your choice: right"),
        "chosenWrong": _("Your choice: not right"),
        "missed": _("Right, not chosen"),
        "fieldRight": _("Right"),
        "notRight": _("Not right"),
        # A quiz.
        "progress": _("{n} of {total} questions answered right."),
        # A test before it is submitted.
        "unansweredOne": _("Question {list} has no answer."),
        "unanswered": _("Questions {list} have no answer."),
        "submitAsk": _("Submit anyway?"),
        "submitAnyway": _("Submit anyway"),
        "cannotMark": _(
            "This page cannot mark the test, because the right answers are not in it. "
            "Your answers stay in this browser."
        ),
        # Its result.
        "result": _("Your result"),
        "passed": _("Passed."),
        "notPassed": _("Not passed."),
        "score": _("{n} of {total} points, {percent}."),
        "passMark": _("The test is passed with {n} of {total} points ({percent})."),
        "leftOpen": _("Questions without an answer: {n}."),
        "lookAgain": _(
            "Each question above now shows what is right, and why. To look at again: {list}."
        ),
        "allRight": _("Each question above now shows why its options are right or not."),
        "pointsOf": _("{n} of {total} points."),
        "noResponse": _("No answer."),
        "given": _("Answered."),
        "notCounted": _("Not counted."),
        "notCountedList": _("Not counted, since no script can mark them: {list}."),
        "byObjective": _("Result by lesson and objective"),
        "rightOf": _("{n} of {total} right"),
        "readAgain": _("Read again:"),
        "earlier": _("Earlier attempts"),
        "retake": _("Take the test again"),
        # The form of a test that draws.
        "form": _("Form {n}"),
        "formRange": _("Write the number of a form, 1 to {n}."),
        "formAsk": _("Form {n} clears what you have answered. Press again to take it."),
        # The clock of a test with a time limit.
        "minuteLeft": _("1 minute left."),
        "minutesLeft": _("{n} minutes left."),
        "timeOver": _("The time was over, so the test was submitted as it stood."),
        # How sure a reader was.
        "judged": _("How well you judged your answers"),
        "sureWrong": _("Of those you were sure of, these are not right: {list}."),
        "print": _("Print the result"),
        # A report of a question.
        "reportForm": _("Form: {n}"),
        "copied": _("Copied."),
        "selected": _("The text is selected. Copy it with your keyboard or by a long press."),
        # The whole page.
        "noMemory": _(
            "Your browser keeps no data for this page, so your answers are lost when you leave it."
        ),
    }
