"""The sentences the scripts of a lab show, in the language of the page."""

from collections.abc import Callable


def lab_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return every sentence of the lab's page and of its guide, by name."""
    return {**page_strings(_), **turn_strings(_)}


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
        "uncoveredHead": _("The pages this lab may quote do not answer that."),
        "pumpHead": _("Go on: what else belongs to it, and why?"),
        "refusedHead": _("I keep to my rules: first you say what you think, then I help."),
        "ignoredHead": _("This does not count as an exchange."),
        # Why a message does not count.
        "empty": _("There is nothing in this message, so it does not count as an exchange."),
        "repeated": _("You have written this before, so it does not count again."),
        "offtopic": _("This is not about the lesson, so it does not count as an exchange."),
        "short": _("This is too short to tell what you mean, so it does not count. Say more."),
        # The close.
        "closeHead": _("What this conversation covered"),
        "covered": _("Covered"),
        "notYet": _("Not yet covered"),
        "corrected": _("Looked at again"),
    }
