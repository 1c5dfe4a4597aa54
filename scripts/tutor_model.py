"""Start a language model on this machine, to try the model tutor by hand.

Needs llama.cpp's ``llama-server`` on PATH, or the Python package
``llama-cpp-python[server]``, and a chat model in a GGUF file named in MODEL.
"""

import importlib.util
import os
import shutil
import sys
from pathlib import Path


def command(model: str, port: str) -> list[str]:
    """Return what starts the server; empty when there is none."""
    place = ["--host", "127.0.0.1", "--port", port]
    if server := shutil.which("llama-server"):
        return [server, "-m", model, "-c", "8192", *place]
    if importlib.util.find_spec("llama_cpp"):
        return [
            sys.executable,
            "-m",
            "llama_cpp.server",
            "--model",
            model,
            "--n_ctx",
            "8192",
            *place,
        ]
    return []


def main() -> None:
    """Start the server, or end with one sentence on what is missing."""
    model, port = os.environ.get("MODEL", ""), os.environ.get("PORT", "8080")
    if not model:
        sys.exit("Name a chat model in a GGUF file: make tutor-model MODEL=path/to/model.gguf")
    if not Path(model).is_file():
        sys.exit(f"There is no file '{model}'; MODEL names a chat model in a GGUF file.")
    found = command(model, port)
    if not found:
        sys.exit(
            "No llama.cpp server is installed. Install llama-server, or run (it compiles for a "
            "quarter of an hour): .venv/bin/pip install 'llama-cpp-python[server]'"
        )
    print(
        f"In a lab, choose a model of your own: http://127.0.0.1:{port}/v1, name 'local', no key."
    )
    sys.stdout.flush()
    os.execv(found[0], found)


if __name__ == "__main__":
    main()
