"""A language model as another tutor of labs: what a site may set, and the sentences around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Hosts whose traffic stays on the reader's machine, so that it needs no encryption."""

PATH = "/chat/completions"
"""What ends the address of every endpoint of this protocol."""

NAMES = {"endpoint", "model", "name"}
NEEDED = {"endpoint", "model"}


def is_tutor(value: Any) -> bool:
    """Tell whether a value of ``assess_tutor`` is empty or names one endpoint and its model.

    A key is refused like any other unknown name: it would stand in every page.
    """
    if not isinstance(value, dict):
        return False
    if not value:
        return True
    is_text = all(isinstance(one, str) and one.strip() for one in value.values())
    return (
        is_text
        and value.keys() >= NEEDED
        and value.keys() <= NAMES
        and is_endpoint(value["endpoint"])
    )


def is_endpoint(address: str) -> bool:
    """Tell whether an address may be asked: ``https``, or ``http`` on the reader's own machine."""
    try:
        parts = urlsplit(address)
        host, secret = parts.hostname, parts.username or parts.password
    except ValueError:
        return False
    is_private = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    is_bare = not (secret or parts.query or parts.fragment)
    return bool(host) and is_private and is_bare and parts.path.endswith(PATH)


def tutor_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return every sentence about a model, by name."""
    return {**choice_strings(_), **failure_strings(_)}


def choice_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return what the form says in which a reader chooses who answers."""
    return {
        "chatOpen": _("Talk with a language model instead"),
        "chatWho": _("Who answers?"),
        "chatGuide": _("The guide of this page"),
        "chatSite": _("{name}, offered by this site"),
        "chatBrowser": _("The language model of your browser"),
        "chatOwn": _("A language model of your own"),
        "chatAddress": _("Address of its chat endpoint"),
        "chatModel": _("Name of the model"),
        "chatKey": _("Key, if it needs one"),
        "chatKeyNote": _(
            "The key stays in the memory of this tab. It goes to this address only, and is "
            "forgotten when you leave or reload the page."
        ),
        "chatUse": _("Let it answer"),
        "chatAsk": _(
            "From your next message on, your part of the conversation, the tutor's replies, the "
            "points of this lab and passages of the lesson go to {endpoint}. Whoever runs it can "
            "read and keep them. Do you want that?"
        ),
        "chatYes": _("Yes, send them there"),
        "chatNo": _("No, stay with the guide"),
        "chatNow": _(
            "A language model writes the answers: {name}. What you write goes to {endpoint}. It "
            "can be wrong, so compare with the lesson. What counts is still decided by the guide."
        ),
        "chatNowBrowser": _(
            "The language model of your browser writes the answers, on your device. It can be "
            "wrong, so compare with the lesson. What counts is still decided by the guide."
        ),
        "chatBack": _("Back to the guide"),
        "chatBadAddress": _(
            "Write an address that begins with https, or with http on your own machine."
        ),
        "chatNoModel": _("Write the name of the model."),
        "chatNotLoaded": _("This part of the page could not be loaded. Reload the page."),
    }


def failure_strings(_: Callable[[str], str]) -> dict[str, str]:
    """Return why a model's answer is missing or shorter, each in one sentence."""
    return {
        "chatHeld": _("(A sentence is left out here: it says what is yours to find.)"),
        "chatLong": _("The model's answer was too long and ends here."),
        "chatStopped": _("You stopped this answer."),
        "chatStoppedEarly": _(
            "You stopped the model before it wrote anything, so the guide answers."
        ),
        "chatSlow": _("The model did not answer in time, so the guide answers."),
        "chatCut": _("The model's answer broke off, so the guide answers."),
        "chatMalformed": _("The model's answer could not be read, so the guide answers."),
        "chatEmpty": _("The model answered nothing, so the guide answers."),
        "chatGaveAway": _("The model told what is yours to find, so the guide answers."),
        "chatRefused": _("The model's server did not accept the key, so the guide answers."),
        "chatUnknown": _(
            "The model's server does not know this address or model, so the guide answers."
        ),
        "chatRejected": _(
            "The model's server does not accept the request; the key or the name of the model may "
            "be wrong. The guide answers."
        ),
        "chatRate": _(
            "The model's server takes no more messages for {n} seconds, so the guide answers."
        ),
        "chatRateSoon": _("The model's server takes no more messages now, so the guide answers."),
        "chatServer": _("The model's server has a fault, so the guide answers."),
        "chatOffline": _("You are offline, so the guide answers."),
        "chatUnreachable": _(
            "The model's server cannot be reached, or does not accept messages from this site, so "
            "the guide answers."
        ),
        "chatFailed": _("The model could not answer, so the guide answers."),
    }
