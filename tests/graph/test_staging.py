"""A build that is killed at any moment leaves the last complete state, and the next one ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Thread

import pytest

from graph import staging
from graph.build import Options, build
from graph.staging import Staging, recover
from graph.store import Store
from ontology.errors import GraphError
from tests.graph.examples import VOCABULARY
from tests.graph.test_histories import Words, article, run, state, write

TOP = Path(__file__).resolve().parents[2]
KILLS = 30
COUNT = 60


def collection(number: int) -> list[object]:
    """The articles of the ``number``-th state: most are those of the state before."""
    words = ["lab", "firm", "area", "set", "work", "alias", "plan"]
    chance = random.Random(7)
    texts = [[f"n{at}", *chance.sample(words, 3)] for at in range(COUNT + 3 * KILLS)]
    return [article(one) for one in texts[number : number + COUNT]]


def build_in_a_process(number: int, out: Path) -> subprocess.Popen[bytes]:
    code = (
        "import sys; from pathlib import Path; from tests.graph.test_staging import collection; "
        "from tests.graph.test_histories import run; "
        "sys.stdout.write('go\\n'); sys.stdout.flush(); run(collection(int(sys.argv[1])), Path(sys.argv[2]))"
    )
    path = os.pathsep.join([str(TOP), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", code, str(number), str(out)],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        cwd=TOP,
    )


def test_thirty_builds_killed_at_random_moments(tmp_path: Path) -> None:
    chance, out = random.Random(3), tmp_path / "out"
    run(collection(0), out)  # type: ignore[arg-type]
    last, killed = state(out), 0
    start = time.perf_counter()
    with build_in_a_process(0, tmp_path / "warm") as whole:
        assert whole.stdout is not None
        whole.stdout.readline()
        start = time.perf_counter()
        whole.wait()
    length = time.perf_counter() - start
    for number in range(1, KILLS + 1):
        with build_in_a_process(number, out) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * length)
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += process.returncode == -signal.SIGKILL
        assert len(Store.open(out)) > 100
        found = state(out)
        if _files(found) != _files(last):  # it came as far as putting its state in place
            run(collection(number), tmp_path / f"fresh-{number}")  # type: ignore[arg-type]
            last = state(tmp_path / f"fresh-{number}")
            assert _files(found) == _files(last)
        # a text goes by the hash of its content: one too many harms nobody, and the next build clears it away
        assert set(found["texts"]) >= set(last["texts"])
    assert killed >= KILLS // 2
    run(collection(KILLS), out)  # type: ignore[arg-type]
    run(collection(KILLS), tmp_path / "fresh")  # type: ignore[arg-type]
    assert state(out) == state(tmp_path / "fresh")
    assert not (out / staging.ASIDE).exists()


def _files(found: dict[str, bytes | list[object]]) -> dict[str, object]:
    return {name: one for name, one in found.items() if name != "texts"}


def test_another_build_at_work_is_told_and_loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with build([article(["lab"])], Words, VOCABULARY, Options(out)) as made:
        with pytest.raises(GraphError, match="another build is at work in this folder"):
            run([article(["firm"])], out)
        write(made)
        made.finish()
    run([article(["lab"])], tmp_path / "alone")
    assert state(out) == state(tmp_path / "alone")
    assert not (out / staging.ASIDE).exists()


def test_one_process_at_a_time_puts_a_state_in_place(tmp_path: Path) -> None:
    """A reader that opens the folder while a build swaps neither moves what was moved nor removes what is new."""
    aside = Staging(tmp_path).begin()
    for folder, text in ((tmp_path, "old"), (aside, "new")):
        (folder / "store").mkdir()
        (folder / "store" / "CURRENT").write_text(text)
        (folder / "a.ttl").write_text(text)
    (aside / "READY").write_text('["a.ttl", "store"]')
    with (aside / "READY").open() as held:
        flock(held, LOCK_EX)  # as a process has it that is moving
        others = [Thread(target=recover, args=(tmp_path,)) for _ in range(3)]
        for one in others:
            one.start()
            one.join(0.1)
        assert all(one.is_alive() for one in others)
        assert (tmp_path / "store" / "CURRENT").read_text() == "old"
    for one in others:
        one.join()
    found = {file.relative_to(tmp_path).as_posix(): file for file in tmp_path.rglob("*")}
    assert sorted(found) == ["a.ttl", "store", "store/CURRENT"]
    assert found["a.ttl"].read_text() == found["store/CURRENT"].read_text() == "new"


def test_a_state_that_cannot_be_put_in_place_is_told(tmp_path: Path) -> None:
    aside = Staging(tmp_path).begin()
    (aside / "store").mkdir()
    (tmp_path / "store").write_text("a file of somebody's")
    with pytest.raises(OSError, match="store"):
        Staging(tmp_path).finish(["store"])
    assert (tmp_path / "store").read_text() == "a file of somebody's"


def test_the_workers_of_a_killed_build_end(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from graph import workers; "
        "from graph.build import Options, build; "
        "from tests.graph.test_histories import VOCABULARY, Words, article; workers.CHUNK = 1; "
        "tell = lambda *_: (print('go', flush=True), time.sleep(60)); "
        "build([article([f'n{at}', 'lab']) for at in range(20)], Words, VOCABULARY, "
        "Options(Path(sys.argv[1]), workers=2, progress=tell))"
    )
    path = os.pathsep.join([str(TOP), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "out")],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=TOP,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        process.send_signal(signal.SIGKILL)
        assert process.communicate(timeout=30) == (b"", None)  # the workers had its standard output too


class Killed(BaseException):
    """Nothing of ours catches it, as nothing catches the end of a process."""


@pytest.mark.parametrize("moment", range(1, 12))
def test_killed_while_a_state_is_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    """At each move in turn: whoever opens the folder then finds all of the old state, or all of the new one."""
    out = tmp_path / "out"
    run([article(["lab"])], out)
    old = state(out)
    run([article(["firm", "2018"])], tmp_path / "new")
    new = state(tmp_path / "new")
    done = 0
    real = {name: getattr(Path, name) for name in ("rename", "replace")}

    def counted(name: str) -> object:
        def move(self: Path, target: Path) -> Path:
            nonlocal done
            if staging.ASIDE in (*self.parts, *Path(target).parts):
                done += 1
                if done == moment:
                    raise Killed
            found: Path = real[name](self, target)
            return found

        return move

    with monkeypatch.context() as patch:
        patch.setattr(Staging, "drop", lambda self: None)
        for name in real:
            patch.setattr(Path, name, counted(name))
        try:
            run([article(["firm", "2018"])], out)
        except Killed:
            pass
        else:
            assert done < moment
    Store.open(out)
    assert {name: state(out)[name] for name in ("graph.ttl", "graph.trig", "store", "rejected.csv")} in [
        {name: one[name] for name in ("graph.ttl", "graph.trig", "store", "rejected.csv")} for one in (old, new)
    ]
    run([article(["firm", "2018"])], out)
    assert state(out) == new


def test_the_moves_of_the_test_above_are_all(tmp_path: Path) -> None:
    aside = Staging(tmp_path).begin()
    for name in ("a.ttl", "b.ttl"):
        (aside / name).write_text(name)
    Staging(tmp_path).finish(["a.ttl", "b.ttl"])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.ttl", "b.ttl"]


def test_a_list_of_strangers_moves_nothing_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "out" / staging.ASIDE).mkdir(parents=True)
    (tmp_path / "out" / staging.ASIDE / "x").write_text("x")
    (tmp_path / "out" / staging.ASIDE / "READY").write_text('["../../elsewhere", "x"]')
    recover(tmp_path / "out")
    assert sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")) == ["out", "out/x"]
