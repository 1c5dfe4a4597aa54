"""The sentences the scripts show in the page, in the language of the page.

``{name}`` is a place the script fills; a translation keeps it.
"""

from collections.abc import Callable


def memory_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return the sentences of every page that keeps something, and of the bar of the course.

    :param _: the translation function of the page's language.
    """
    return {
        # What is not kept.
        "noMemory": _(
            "Your browser keeps no data for this page, so your answers are lost when you leave it."
        ),
        "noRoom": _(
            "Your browser has no room left for this site, so what you do now is not saved. "
            "What was saved before is still there."
        ),
        "newer": _(
            "Something kept in this browser comes from a newer version of this site. "
            "It is left as it is, and what you do with it here is not saved."
        ),
        "otherTab": _(
            "This page was also used in another tab or window. Load it again to go on from "
            "there; until then, not all you do here may be saved. Attempts of both are kept."
        ),
        # How far a page of the course is.
        "notOpened": _("not opened"),
        "opened": _("opened"),
        "notBegun": _("not begun"),
        "begun": _("begun"),
        "rightOf": _("{n} of {total} right"),
        "exchangesOf": _("{n} of {total} exchanges"),
        "done": _("done"),
        "testPassed": _("passed"),
        "testFailed": _("not passed"),
        "testTaken": _("taken"),
    }


def record_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return the sentences of the page with the course record.

    :param _: the translation function of the page's language.
    """
    return {
        "score": _("{n} of {total} points, {percent}."),
        "recordResume": _("Go on where you left off:"),
        "recordBegin": _("Nothing is kept yet. Begin here:"),
        "recordBest": _("Best: {score}"),
        "recordLatest": _("Latest: {score}"),
        "recordAttempts": _("Attempts: {n}."),
        "recordReset": _("Delete"),
        "recordAsk": _("Delete what is kept of “{title}”? This cannot be undone."),
        "recordResetAll": _("Delete everything"),
        "recordAskAll": _(
            "Delete all that is kept of this course? This cannot be undone. "
            "You may want to export it first."
        ),
        "recordDelete": _("Yes, delete"),
        "recordKeepIt": _("No, keep it"),
        "recordDeleted": _("Deleted."),
        "recordBad": _("Kept, but not readable by this page, and left as it is: {list}."),
        "recordGone": _("Kept from parts that this course does not list: {list}."),
        "recordTools": _("Your data"),
        "recordExport": _("Export to a file"),
        "recordExported": _("Your record is in the file {name}."),
        "recordImport": _("Import a file:"),
        **_import_strings(_),
        **_statement_strings(_),
    }


def _import_strings(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "imported": _(
            "Imported. Entries in the file: {n}. Where this browser had newer ones, they stay."
        ),
        "importForeign": _("This file is no record that this page could read."),
        "importNewer": _("This file was written by a newer version of this site."),
        "importOther": _("This file is the record of another course."),
        "importBroken": _("This file holds something that no record holds."),
        "importNothing": _("Nothing was changed."),
    }


def _statement_strings(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "statement": _("Statement of completion"),
        "statementName": _("Name:"),
        "statementCourse": _("Course: {title}"),
        "statementVersion": _("Version: {version}"),
        "statementDate": _("Date: {date}"),
        "statementTests": _("Tests passed:"),
        "statementSelf": _(
            "This result is self-assessed. The test was marked in the reader's own browser, "
            "without supervision, and nobody has verified it."
        ),
        "statementPrint": _("Print the statement"),
        "statementLater": _(
            "A statement of completion to print appears here when every test is passed."
        ),
    }


def browser_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return the sentences of questions, quizzes and tests, by the name the scripts call them.

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
        "fieldPartly": _("Partly right"),
        "notRight": _("Not right"),
        # A quiz.
        "progress": _("Questions answered right: {n} of {total}."),
        # A practice set.
        "practised": _("Questions: {n}. Objectives: {list}."),
        "caseOne": _("For question {n}"),
        "practiseNone": _("Choose at least one objective first."),
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
        "pointsOf": _("Points: {n} of {total}."),
        "noResponse": _("No answer."),
        "given": _("Answered."),
        "notCounted": _("Not counted."),
        "notCountedList": _("Not counted, since no script can mark them: {list}."),
        "byObjective": _("Result by lesson and objective"),
        "readAgain": _("Read again:"),
        "earlier": _("Earlier attempts"),
        "practise": _("Practise what you missed"),
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
    }
