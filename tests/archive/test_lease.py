"""One engine an archive."""

import subprocess
import sys
from pathlib import Path

from inspector.archive.lease import Lease
from inspector.core.problem import Problem
from tests.archive.making import ROOT

HOLD = """
import sys
from pathlib import Path
from inspector.archive.lease import Lease
lease = Lease.take(Path(sys.argv[1]))
print(type(lease).__name__, flush=True)
sys.stdin.read()
"""


def test_a_second_lease_is_refused_until_the_first_is_released(path: Path) -> None:
    """Also within one process."""
    first = Lease.take(path)
    assert isinstance(first, Lease)

    second = Lease.take(path)
    assert isinstance(second, Problem)
    assert second.kind == "in-use"
    assert str(path) in second.sentence

    first.release()
    third = Lease.take(path)
    assert isinstance(third, Lease)
    third.release()


def test_a_lease_ends_with_its_process_however_that_ends(path: Path) -> None:
    """After kill -9 the archive is free at once."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"Lease\n"
        assert isinstance(Lease.take(path), Problem)
        holder.kill()
        holder.wait()

    lease = Lease.take(path)
    assert isinstance(lease, Lease)
    lease.release()


def test_a_place_where_no_file_can_be_made_is_a_problem(tmp_path: Path) -> None:
    """The lock file cannot be made inside a file."""
    (tmp_path / "file").write_bytes(b"")

    assert isinstance(Lease.take(tmp_path / "file" / "archive.db"), Problem)
