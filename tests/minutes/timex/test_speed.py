"""Reading costs time in proportion to the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from workflow.minutes.timex import find

MINUTES = (
    "Sekretariatet sender utkastet på høring innen fredag 12. mai kl. 12.00. Neste møte er 8. juni "
    "kl. 09.00–11.00, og rapporten legges fram til høsten. Frist for innspill: uke 12.\n"
)


@pytest.mark.parametrize(
    "pattern",
    [
        MINUTES, "1.", "12 ", "8.6, ", "1-", "uke 1, ", " ", "\n", "neste ", "i løpet av ",
        "1. og ", "9", "a", "(", "mai ",
    ],
)  # fmt: skip
def test_ten_times_the_text_takes_no_more_than_some_ten_times_as_long(pattern: str) -> None:
    def seconds(length: int) -> float:
        text = pattern * (length // len(pattern))
        start = time.process_time()
        find(text)
        return time.process_time() - start

    seconds(5_000)  # words are looked up once
    runs = [(seconds(5_000), seconds(50_000)) for _ in range(3)]
    small, large = (min(times) for times in zip(*runs, strict=True))
    assert large < 30 * max(small, 0.0005)
