"""Make fuse_corpus.jsonl.gz: 2,000 documents signed by node, for machines that have no node.

Run `python -m tests.vectors.make_fuse_corpus` at the top of the tree; node must be installed. One
JSON list a line: the body with each byte as one character, and its signature in base64 or `refused`.
"""

import gzip
import json

from tests.providers.fuse_documents import CORPUS, Documents, signed_by_node

COUNT = 2000
SEED = 20261120


def main() -> None:
    """Write the corpus; the same seed gives the same file."""
    bodies = Documents(SEED).take(COUNT)
    signatures = signed_by_node(bodies)
    lines = [
        json.dumps([body.decode("latin-1"), signature])
        for body, signature in zip(bodies, signatures, strict=True)
    ]
    text = "".join(f"{line}\n" for line in lines)
    CORPUS.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
