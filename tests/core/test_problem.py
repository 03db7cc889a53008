"""An expected failure is a value with two sentences."""

from inspector.core.problem import Problem


def test_a_problem_reads_as_both_sentences() -> None:
    """What happened and what to do stand on one line; a missing remedy leaves no blank."""
    assert str(Problem("Port 8787 is taken.", "Use 8788.")) == "Port 8787 is taken. Use 8788."
    assert str(Problem("Port 8787 is taken.")) == "Port 8787 is taken."
