"""The thread beside the requests runs once a process."""

from __future__ import annotations

import os
import threading

from core.background import Background


def test_it_is_started_once() -> None:
    began: list[str] = []
    done = threading.Event()

    def run() -> None:
        began.append(threading.current_thread().name)
        done.set()

    thread = Background("beside", run)
    assert not thread.is_started
    assert [thread.ensure() for _ in range(3)] == [True, False, False]
    assert done.wait(10)
    assert began == ["beside"]
    assert thread.is_started


def test_many_that_need_it_at_once_start_one() -> None:
    began: list[int] = []
    thread, gate = Background("beside", lambda: began.append(1)), threading.Barrier(8)
    started: list[bool] = []

    def needs() -> None:
        gate.wait(10)
        started.append(thread.ensure())

    needing = [threading.Thread(target=needs) for _ in range(8)]
    for each in needing:
        each.start()
    for each in needing:
        each.join()
    assert sorted(started) == [False] * 7 + [True]
    assert began == [1]


def test_a_child_process_starts_its_own() -> None:
    thread = Background("beside", lambda: None)
    thread.ensure()
    child = os.fork()
    if child == 0:
        os._exit(0 if not thread.is_started and thread.ensure() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
