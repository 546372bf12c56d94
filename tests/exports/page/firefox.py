"""Firefox without a driver: its own remote protocol, Marionette, which is lines of JSON over a socket.

Problem: Playwright drives a Firefox of its own, not the one that people have.  Method: the browser is started with
Marionette listening at a free port, which it writes into its profile; a message is ``length:[0, number, command,
parameters]``, its answer ``length:[1, number, error, result]``.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOUND = shutil.which("firefox-esr") or shutil.which("firefox")
"""The browser, if there is one."""
PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}
"""A free port for us, and no way out for the browser."""
WAIT = 30.0
ERRORS = """
return Services.console.getMessageArray().map((one) => String(one.message))
  .filter((text) => text.startsWith('[JavaScript Error') && text.includes(arguments[0]));
"""


class Firefox:
    """A window of the browser."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._read()  # its greeting
        self.send("WebDriver:NewSession", capabilities={})

    def send(self, command: str, **parameters: Any) -> Any:
        """Give a command and wait for its result; AssertionError with what the browser says where it fails."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns, in the page."""
        return self.send("WebDriver:ExecuteScript", script=script, args=list(arguments))["value"]

    def until(self, script: str) -> Any:
        """The first true value of a script that is asked again and again."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            found = self.run(f"return {script}")
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {script}")

    def errors(self, file: Path) -> list[str]:
        """What the browser's console complains about a file, warnings apart."""
        self.send("Marionette:SetContext", value="chrome")
        found: list[str] = self.run(ERRORS, file.as_uri())
        self.send("Marionette:SetContext", value="content")
        return found

    def close(self) -> None:
        """End the session."""
        self.send("Marionette:Quit", flags=["eForceQuit"])
        self._socket.close()

    def _read(self) -> Any:
        digits = b""
        while (one := self._stream.read(1)) not in (b":", b""):
            digits += one
        return json.loads(self._stream.read(int(digits)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """The browser without a screen, with a new profile in this folder."""
    assert FOUND is not None
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [FOUND, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile"]
    process = subprocess.Popen([*command, str(profile)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        browser = Firefox(_port(profile / "MarionetteActivePort"))
        yield browser
        browser.close()
        process.wait(WAIT)
    finally:
        process.kill()
        process.wait()


def _port(file: Path) -> int:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if file.exists() and (text := file.read_text("ascii").strip()):
            return int(text)
        time.sleep(0.05)
    raise AssertionError("Firefox does not listen")
