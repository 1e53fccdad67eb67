# SPDX-License-Identifier: MIT
"""Whatever a task does to its worker, the caller gets an answer or a sentence."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox import Json, Limits, Sandbox, process
from tests import patience

HERE = Path(__file__).parent
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits or named pipes")
TIGHT = Limits(seconds=patience.SECONDS, cpu_seconds=60, memory=400 << 20, output=1 << 20)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(HERE)
        patch.setattr(process, "_LAST_SECONDS", patience.SECONDS)
        with Sandbox(1, limits=TIGHT, homes=("rogue_tasks",)) as made:
            yield made


def ask(sandbox: Sandbox, task: str, limits: Limits = TIGHT, **options: Json) -> Json:
    return sandbox.run(f"rogue_tasks:{task}", b"payload", options=options, limits=limits).values


def refusal(sandbox: Sandbox, task: str, limits: Limits = TIGHT, **options: Json) -> Refused:
    with pytest.raises(Refused) as caught:
        ask(sandbox, task, limits, **options)
    assert isinstance(ask(sandbox, "who"), int), "the next file is read as if nothing had been"
    assert caught.value.remedy is not None
    return caught.value


def test_bytes_and_values_go_there_and_back(sandbox: Sandbox) -> None:
    payload = bytes(range(256)) * 1000
    answer = sandbox.run("rogue_tasks:echo", payload, options={"größe": [1, None, "字"]})
    assert answer.data == payload
    assert answer.values == {"size": 256_000, "options": {"größe": [1, None, "字"]}}


def test_the_same_bytes_asked_about_again_are_the_same_bytes(sandbox: Sandbox) -> None:
    first, second = b"1" * 100_000, b"2" * 100_000
    for payload in (first, first, bytes(bytearray(first)), second, first, b"", b"", second):
        assert sandbox.run("rogue_tasks:echo", payload).data == payload


def test_a_new_worker_is_given_the_bytes_of_the_old(sandbox: Sandbox) -> None:
    for task in ("echo", "refuse", "echo", "leave", "echo"):
        try:
            assert sandbox.run(f"rogue_tasks:{task}", b"abc").data == b"abc"
        except Refused:
            assert task in {"refuse", "leave"}


def test_a_healthy_worker_is_used_again(sandbox: Sandbox) -> None:
    assert ask(sandbox, "who") == ask(sandbox, "who")


def test_the_memory_of_the_program_does_not_tire_its_workers(sandbox: Sandbox) -> None:
    held = b"x" * (600 << 20)
    assert ask(sandbox, "who") == ask(sandbox, "who")
    assert held


def test_a_refusal_crosses_with_its_values_and_keeps_the_worker(sandbox: Sandbox) -> None:
    before = ask(sandbox, "who")
    error = refusal(sandbox, "refuse")
    assert error.what == msg(
        "Page {page} of {kind} is dated {day}.", page=3, kind=msg("this"), day=date(2025, 1, 2)
    )
    assert error.where == "scan.pdf"
    assert ask(sandbox, "who") == before


def test_resting_ends_the_idle_workers(sandbox: Sandbox) -> None:
    before = ask(sandbox, "who")
    sandbox.rest()
    assert ask(sandbox, "who") != before


@pytest.mark.parametrize("task", ["sleep", "spin"])
def test_a_task_without_end_is_ended(sandbox: Sandbox, task: str) -> None:
    error = refusal(sandbox, task, Limits(seconds=0.5))
    assert "within {seconds} seconds" in error.what.text
    assert error.what.values["seconds"] == "0.5"


@posix
def test_processor_time_is_limited_by_itself(sandbox: Sandbox) -> None:
    error = refusal(sandbox, "spin", Limits(seconds=60, cpu_seconds=1))
    assert "within {seconds} seconds" in error.what.text


def test_memory_is_limited(sandbox: Sandbox) -> None:
    assert ask(sandbox, "swallow", megabytes=50) == 50
    error = refusal(sandbox, "swallow", megabytes=2000)
    assert error.what.values["megabytes"] == 400


def test_the_answer_is_limited(sandbox: Sandbox) -> None:
    assert ask(sandbox, "flood", size=1 << 20) is None
    error = refusal(sandbox, "flood", size=(1 << 20) + 1)
    assert error.what.values["megabytes"] == 1


@pytest.mark.parametrize("task", ["die", "leave", "unforeseen", "forge"])
def test_a_crash_is_a_sentence(sandbox: Sandbox, task: str) -> None:
    assert "file" in refusal(sandbox, task).what.text


def test_an_unforeseen_failure_is_logged_without_what_it_quotes(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        refusal(sandbox, "unforeseen")
    assert "KeyError" in caplog.text
    assert "payload" not in caplog.text


def test_what_libraries_print_does_not_disturb(sandbox: Sandbox) -> None:
    assert ask(sandbox, "chatter") == "said"


@posix
def test_a_worker_leaves_no_file_and_no_core(sandbox: Sandbox, tmp_path: Path) -> None:
    if sys.platform == "linux":
        assert ask(sandbox, "core_size") == [0, 0, 0]
    assert ask(sandbox, "write_file", path=str(tmp_path / "left")) == "OSError"
    assert not (tmp_path / "left").stat().st_size


def test_a_worker_sees_no_secret(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.rest()
    monkeypatch.setenv("KVISA_PASSWORD", "open sesame")
    names = ask(sandbox, "environment")
    assert isinstance(names, list)
    assert "KVISA_PASSWORD" not in names
    assert "HOME" not in names


def test_a_worker_loads_nothing_it_was_not_asked_for(sandbox: Sandbox) -> None:
    names = ask(sandbox, "modules")
    assert isinstance(names, list)
    assert not {"PySide6", "sqlalchemy", "sqlcipher3", "pikepdf"} & {str(name) for name in names}


@pytest.mark.parametrize(
    "task", ["os:system", "rogue_tasks", "rogue_tasks:a.b", "rogue_tasks2:who", "x.rogue_tasks:who"]
)
def test_only_tasks_of_the_named_packages_run(sandbox: Sandbox, task: str) -> None:
    with pytest.raises(ValueError, match=task.replace(".", r"\.")):
        sandbox.run(task, b"")


def test_by_default_only_readers_and_writers_of_papers_run() -> None:
    with Sandbox() as sandbox, pytest.raises(ValueError, match="os:getcwd"):
        sandbox.run("os:getcwd", b"")


def test_a_task_is_cancelled_while_it_runs(sandbox: Sandbox) -> None:
    questions = iter([False, False])
    with pytest.raises(Cancelled):
        sandbox.run("rogue_tasks:sleep", b"", cancelled=lambda: next(questions, True))
    assert isinstance(ask(sandbox, "who"), int)


@posix
def test_a_task_is_cancelled_while_it_waits_for_its_turn(sandbox: Sandbox, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    stop = threading.Event()
    first: list[BaseException] = []

    def occupy() -> None:
        try:
            sandbox.run(
                "rogue_tasks:sleep_aloud",
                b"",
                options={"fifo": str(fifo)},
                cancelled=stop.is_set,
            )
        except Cancelled as error:
            first.append(error)

    occupant = threading.Thread(target=occupy)
    occupant.start()
    fifo.read_text(encoding="utf-8")
    with pytest.raises(Cancelled):
        sandbox.run("rogue_tasks:who", b"", cancelled=lambda: True)
    stop.set()
    occupant.join()
    assert len(first) == 1


def test_many_threads_share_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)
    found: list[Json] = []
    with Sandbox(2, homes=("rogue_tasks",)) as shared:

        def work() -> None:
            found.extend(shared.run("rogue_tasks:who", b"").values for _ in range(10))

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(found) == 60
    assert len(set(map(str, found))) <= 2


@posix
def test_closing_cancels_what_runs_and_what_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(HERE)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    shared = Sandbox(1, homes=("rogue_tasks",))
    ends: list[BaseException] = []

    def work() -> None:
        try:
            shared.run("rogue_tasks:sleep_aloud", b"", options={"fifo": str(fifo)})
        except Cancelled as error:
            ends.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    fifo.read_text(encoding="utf-8")
    shared.close()
    thread.join()
    assert len(ends) == 1
    with pytest.raises(Cancelled):
        shared.run("rogue_tasks:who", b"")


def test_a_worker_that_died_while_idle_is_replaced(sandbox: Sandbox) -> None:
    before = ask(sandbox, "who")
    assert isinstance(before, int)
    os.kill(before, signal.SIGKILL)
    while _state(before) not in {"Z", ""}:
        continue
    assert ask(sandbox, "who") != before


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("task", ["sleep_aloud", "idle"])
def test_a_worker_ends_with_the_program(tmp_path: Path, task: str) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    command = [sys.executable, str(HERE / "program.py"), task, str(fifo)]
    with subprocess.Popen(command, cwd=HERE.parents[1]) as program:
        worker = int(fifo.read_text(encoding="utf-8"))
        program.kill()
    while _state(worker) not in {"Z", ""}:
        continue


def _state(process: int) -> str:
    """Return the state letter of a process, or nothing when it has gone."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        )
    except (FileNotFoundError, ProcessLookupError):
        return ""
