"""The sentences the scripts of a lab show, in the language of the page."""

from collections.abc import Callable


def lab_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return every sentence of the lab's page and of its guide, by name."""
    return {**page_strings(_), **turn_strings(_), **guide_strings(_)}


def page_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return what the page around the conversation says."""
    return {
        "you": _("You"),
        "tutor": _("Tutor"),
        "exchanges": _("{n} of {total} exchanges."),
        "exchangesMore": _("{n} exchanges; {total} were needed."),
        "labDone": _("{n} of {total} exchanges. The lab is complete."),
        "writing": _("The tutor is writing an answer."),
        "guideFailed": _("The tutor could not answer. Send the message again."),
        "noGuide": _("The tutor could not be loaded. Reload the page, or read the model points."),
        "writeFirst": _("Write a message first."),
        "fileName": _("conversation"),
        "from": _("From: {page}, {title}"),
    }


def turn_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return what the tutor says around the author's words and the course's."""
    return {
        # What a message expressed.
        "foundOne": _("You have said a key point of this lab:"),
        "foundMore": _("You have said key points of this lab:"),
        # The moves of the ladder, before what the author wrote.
        "hintHead": _("A hint:"),
        "promptHead": _("Complete this sentence in your own words:"),
        "assertionHead": _("Here is the point in full:"),
        "correctionHead": _("Look at this again:"),
        "answerHead": _("The course says:"),
        # The close.
        "closeHead": _("What this conversation covered"),
        "covered": _("Covered"),
        "notYet": _("Not yet covered"),
        "corrected": _("Looked at again"),
    }


def guide_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return what the guide says by itself (``static/lab/guide.js``)."""
    return {
        # On the way.
        "pumpFirst": _("Say more: what makes you think so?"),
        "pumpMore": _("Go on: what else belongs to it, and why?"),
        "promptAgain": _("Try this sentence again before I say more:"),
        "allCovered": _("With that, every key point of this lab has been said."),
        # Why a message does not count.
        "empty": _("There is nothing to read in this message, so it does not count."),
        "repeated": _("You have written this before, so it does not count again."),
        "offtopic": _("This is not about the lesson, so it does not count as an exchange."),
        "short": _("This is too short to tell what you mean, so it does not count. Say more."),
        "uncovered": _("The pages of this lab do not answer that, so it does not count."),
        "gaming": _(
            "The points are yours to find, so I do not hand them out, and this does not count. "
            "Say what you think, or ask what the lesson says."
        ),
        "injection": _(
            "No message changes the rules of this lab, and this one does not count. "
            "Say what you think about the lesson, or ask about it."
        ),
        "closeEarly": _("It is too early to close: some exchanges are missing."),
    }
