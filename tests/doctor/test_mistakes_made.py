"""The committed requests are what the other languages make today."""

import gzip
import shutil
import subprocess

import pytest

from tests.doctor.mistaken import FOLDER

COMMANDS = {
    "node": ["node", "make_node.js"],
    "php": ["php", "make_php.php"],
    "ruby": ["ruby", "make_ruby.rb"],
    "openssl": ["sh", "make_openssl.sh"],
}
"""Go and Java take seconds to compile: the README says how to run theirs."""


@pytest.mark.parametrize("maker", COMMANDS)
def test_the_language_still_makes_these_mistakes(maker: str) -> None:
    """Run again, the program prints the same requests, names and causes.

    Signatures of ECDSA are random, and other versions of PHP and Ruby write some numbers and empty
    lists otherwise: what differs there is not compared.
    """
    command = COMMANDS[maker]
    if shutil.which(maker) is None or shutil.which(command[0]) is None:
        pytest.skip(f"{maker} is not installed")
    printed = subprocess.run(command, cwd=FOLDER, capture_output=True, check=True).stdout
    committed = gzip.decompress((FOLDER / f"{maker}.jsonl.gz").read_bytes())
    random = b'"plaid '

    made, kept = printed.splitlines(), committed.splitlines()
    assert len(made) == len(kept)
    if maker in ("node", "openssl"):
        pairs = zip(made, kept, strict=True)
        assert [ours for ours, theirs in pairs if ours != theirs and random not in ours] == []
