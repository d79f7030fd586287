"""A witness: a small process that holds on to the line should its sender be killed.

Owns starting it and letting it go. A server's answer to a mail is known to nobody but who reads it
off the line, and the line is gone with the last process that holds it. So a second one does, which
does nothing for as long as the sender lives, and reads that one answer when it is killed
(`last_answer`). Only a plain line can be read by another process: what TLS has agreed on is the
sender's alone. Where both are killed at once the mail is in doubt, as it is without a witness.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflow.mail.smtp import TIMEOUT


@contextmanager
def witness(line: int | None, paper: int | None, *, asked: bytes, taken: bytes) -> Iterator[None]:
    """Have the line watched for as long as the block lasts. `line` and `paper` are the file
    descriptors of the connection and of what stands written of it: `asked` at its beginning while
    an answer is waited for, and `taken` in its place once a mail is. Without either nobody
    watches, nor where no process can be had."""
    if line is None or paper is None:
        yield
        return
    try:
        process = subprocess.Popen(
            command(line, paper, asked, taken, TIMEOUT),
            stdin=subprocess.PIPE,
            pass_fds=(line, paper),
            process_group=0,  # a Ctrl-C is for the sender, which ends as it should
        )
    except OSError:  # no memory for it, or too many processes
        yield
        return
    try:
        yield
    finally:
        process.communicate(b".")


def command(
    line: int, paper: int, asked: bytes, taken: bytes, patience: float
) -> list[str | bytes]:
    """How its program is started; `patience` is how many seconds it waits for an answer."""
    program = str(Path(__file__).with_name("last_answer.py"))
    words = str(line), str(paper), asked, taken, str(patience)
    return [sys.executable, "-I", "-S", program, *words]
