"""The witness's own program: waits for the sender's end, and reads the answer it didn't come to.

Owns one reading of one answer, on what it is handed: file descriptors and octets. `witness` starts
it by its path, in a Python that has loaded nothing else, since it is started for every session.
"""

import os
import select
import sys
import time


def main(line: int, paper: int, asked: bytes, taken: bytes, patience: float) -> None:
    """Wait for the sender on standard input: a word means that it is done, an end without one that
    it died. Where `paper` then begins with `asked`, read the answer from `line`, for as many
    seconds as `patience`, and write `taken` over it if the mail was taken."""
    if os.read(0, 1) or os.pread(paper, len(asked), 0) != asked:
        return
    try:
        heard = _positive(line, time.monotonic() + patience)
    except OSError:  # the line broke
        return
    if heard:
        os.pwrite(paper, taken, 0)


def _positive(line: int, until: float) -> bool:
    """Whether an answer comes in time, whole, and is 2xx (RFC 5321, 4.2.1)."""
    said = b""
    while select.select([line], [], [], max(0, until - time.monotonic()))[0]:
        heard = os.read(line, 4096)
        said += heard
        # all but the last line of an answer have a hyphen behind the code
        last = [one for one in said.splitlines(keepends=True) if one[3:4] != b"-"]
        if last and last[0].endswith(b"\n"):
            return last[0][:1] == b"2" and last[0][:3].isdigit()
        if not heard:
            break
    return False


if __name__ == "__main__":
    line, paper, asked, taken, patience = sys.argv[1:]
    main(int(line), int(paper), asked.encode(), taken.encode(), float(patience))
