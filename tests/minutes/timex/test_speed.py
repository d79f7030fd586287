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
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            find(text)
            best = min(best, time.perf_counter() - start)
        return best

    small = seconds(5_000)
    assert seconds(50_000) < 40 * max(small, 0.0005)
