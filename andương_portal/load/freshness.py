"""Whether anyone ever reads what is no longer so."""

from __future__ import annotations

import time
from dataclasses import dataclass

from .client import Load, Sample, text_of
from .server import Editor

#: The article that comes and goes, and the pages that show it or are it.
NUMBER = 0
TITLE = ">Bài 0<"
PATHS = ("/", "/tin-tuc/", "/tin-tuc/tai/", "/tin-tuc/tai/bai-0/", "/rss/")


@dataclass(frozen=True)
class Seen:
    """What readers saw around the changes."""

    answers: int
    errors: int
    stale: list[str]


@dataclass(frozen=True)
class Span:
    """From the answer to one change to the beginning of the next, what every page must show."""

    start: float
    end: float
    public: bool


def stale_pages(port: int, editor: Editor, changes: int, answers: int = 0) -> Seen:
    """Withdraw and publish an article under load, and look at every page that was read.

    The changes are spread over at least so many answers.
    """
    load = Load(port, PATHS, clients=4, keep=True)
    load.start()
    spans, since = [], time.monotonic()
    public = True
    for number in range(1, changes + 1):
        _wait_for(load, answers * number // (changes + 1))
        spans.append(Span(since, time.monotonic(), public))
        public = not public
        editor.do("publish" if public else "withdraw", NUMBER)
        since = time.monotonic()
    _wait_for(load, answers)
    spans.append(Span(since, time.monotonic(), public))
    speed = load.stop()
    stale = [wrong for sample in speed.samples if (wrong := _wrong(sample, spans))]
    return Seen(speed.answers, speed.errors, stale)


def _wait_for(load: Load, answers: int) -> None:
    """Until readers had some answers more, and so many in all; no longer than a minute."""
    enough, deadline = max(answers, load.answered() + 20), time.monotonic() + 60
    while load.answered() < enough and time.monotonic() < deadline:
        time.sleep(0.01)


def _wrong(sample: Sample, spans: list[Span]) -> str:
    """What is wrong with a page that was asked for and had within one span."""
    span = next((s for s in spans if s.start <= sample.asked and sample.had <= s.end), None)
    if span is None or sample.status == 0:
        return ""
    if sample.path.endswith("bai-0/"):
        shows = sample.status == 200
    else:
        shows = TITLE in text_of(sample.body)
    if shows is span.public:
        return ""
    return f"{sample.path} shows {shows} {sample.asked - span.start:.3f} s after the change"
