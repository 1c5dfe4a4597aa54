"""A chat endpoint of the OpenAI kind on loopback, which plays what its path asks for."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORDS = ["What do ", "you think? ", "See [1]."]


@dataclass
class Model:
    """What was asked, and what lets slow answers go on."""

    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)
    said: list[str] = field(default_factory=lambda: list(WORDS))
    """The pieces of the next answers."""

    def at(self, play: str) -> str:
        """Return the address, as a reader would type it, of one way to answer."""
        return f"{self.address}/{play}/v1"


class Handler(BaseHTTPRequestHandler):
    """Answer by the first part of the path."""

    protocol_version = "HTTP/1.1"
    model: Model

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the base)
        pass

    def head(self, status: int, kind: str = "text/event-stream", **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        if not self.path.startswith("/nocors/"):
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "content-type, authorization")
            self.send_header("Access-Control-Expose-Headers", "Retry-After")
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def do_OPTIONS(self) -> None:
        self.head(204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.model.asked.append(json.loads(body))
        self.model.heads.append(dict(self.headers))
        play = PLAYS[self.path.split("/")[1]]
        with suppress(BrokenPipeError, ConnectionResetError):  # the reader stopped
            play(self)
        self.close_connection = True

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def say(self, *pieces: str) -> None:
        for piece in pieces:
            self.event(json.dumps({"choices": [{"delta": {"content": piece}}]}))


def talk(to: Handler) -> None:
    to.head(200)
    to.wfile.write(b": keep-alive\n\n")
    to.say(*to.model.said)
    to.event("[DONE]")


def slow(to: Handler) -> None:
    to.model.go.wait(20)
    talk(to)


def half(to: Handler) -> None:
    to.head(200)
    to.say("First sentence. ", "Second")
    to.model.go.wait(20)


def cut(to: Handler) -> None:
    to.head(200)
    to.say("First sentence. ", "Second")


def malformed(to: Handler) -> None:
    to.head(200)
    to.say("Some words. ")
    to.event('{"choices": [{"delta"')


def huge(to: Handler) -> None:
    to.head(200)
    for _ in range(200_000):
        to.say("Another sentence of a model. " * 10)


def whole(to: Handler) -> None:
    to.head(200, "application/json; charset=utf-8")
    answer = {"choices": [{"message": {"content": "".join(to.model.said)}}]}
    to.wfile.write(json.dumps(answer).encode())


def fault(to: Handler) -> None:
    to.head(200)
    to.event('{"error": {"message": "<b>out of memory</b>"}}')


def moved(to: Handler) -> None:
    to.head(307, Location=f"{to.model.address}/talk/v1/chat/completions")


def renamed(to: Handler) -> None:
    """Refuse the older name of a limit, as newer models of OpenAI do."""
    if "max_tokens" in to.model.asked[-1]:
        to.head(400, "application/json")
        to.wfile.write(b'{"error": {"message": "Use \'max_completion_tokens\' instead."}}')
    else:
        talk(to)


def refuse(status: int, **more: str) -> Callable[[Handler], None]:
    return lambda to: to.head(status, "application/json", **more)


PLAYS: dict[str, Callable[[Handler], None]] = {
    "talk": talk,
    "nocors": talk,
    "slow": slow,
    "half": half,
    "cut": cut,
    "malformed": malformed,
    "huge": huge,
    "whole": whole,
    "fault": fault,
    "moved": moved,
    "renamed": renamed,
    "400": refuse(400),
    "401": refuse(401),
    "404": refuse(404),
    "429": refuse(429, Retry_After="17"),
    "429-bare": refuse(429),
    "503": refuse(503),
}


@contextmanager
def serving() -> Iterator[Model]:
    """Serve until the block ends."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    model = Model(f"http://127.0.0.1:{server.server_port}")
    handler.model = model  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield model
    finally:
        model.go.set()
        server.shutdown()
        server.server_close()
