"""When the next attempt is due."""

from inspector.core.retrying import (
    Gap,
    Made,
    Outlook,
    Phase,
    RetryRule,
    Standing,
    Window,
    outlook,
    phase,
)

RULE = RetryRule(documented=True, attempts=6, gaps=(Gap(60, 600),))
"""Fiskil's: five retries, 1 to 10 minutes apart."""


def test_windows_add_up() -> None:
    """Each attempt is due between the sums of the earliest and of the latest gaps."""
    found = outlook(RULE, [Made(0, 503), Made(67, 503)])

    assert found.standing is Standing.DUE
    assert found.windows == (
        Window(3, 127, 667),
        Window(4, 187, 1267),
        Window(5, 247, 1867),
        Window(6, 307, 2467),
    )
    assert outlook(RULE, [Made(0, 503)], most=1).windows == (Window(2, 60, 600),)


def test_an_accepted_delivery_is_done() -> None:
    """Whatever is left of the rule; what counts as accepted is the provider's to say."""
    strict = RetryRule(documented=True, gaps=(Gap(30, 30),), accepted=(200, 200))

    assert outlook(RULE, [Made(0, 503), Made(67, 204)]) == Outlook(Standing.ACCEPTED)
    assert outlook(strict, [Made(0, 204)]).standing is Standing.DUE
    assert outlook(RetryRule(), [Made(0, 200)]).standing is Standing.ACCEPTED


def test_it_ends_with_the_last_attempt() -> None:
    """No more than the documented number; one is a sender that never tries again."""
    made = [Made(60.0 * n, 503) for n in range(6)]

    assert outlook(RULE, made) == Outlook(Standing.LAST)
    assert outlook(RULE, made[:5]).windows == (Window(6, 300, 840),)
    assert outlook(RetryRule(documented=True, attempts=1), made[:1]).standing is Standing.LAST


def test_a_final_answer_ends_it() -> None:
    """At Fynapse a 401 is never tried again, a 403 is."""
    rule = RetryRule(
        documented=True, attempts=20, gaps=(Gap(0.2, 36),), final=frozenset((400, 401))
    )

    assert outlook(rule, [Made(0, 401)]) == Outlook(Standing.FINAL)
    assert outlook(rule, [Made(0, 403)]).standing is Standing.DUE


def test_what_is_not_documented_is_not_foretold() -> None:
    """Neither whether it tries again, nor when."""
    assert outlook(RetryRule(), [Made(0, 503)]) == Outlook(Standing.UNKNOWN)
    assert outlook(RULE, []) == Outlook(Standing.UNKNOWN)
    untimed = RetryRule(documented=True)
    assert outlook(untimed, [Made(0, 503)]) == Outlook(Standing.UNTIMED)


def test_nothing_is_due_after_the_time_is_over() -> None:
    """A window is cut at the end of the time, and one that would begin after it is none."""
    rule = RetryRule(documented=True, gaps=(Gap(30, 60), Gap(120, 240)), within=200)

    assert outlook(rule, [Made(0, 500)]).windows == (Window(2, 30, 60), Window(3, 150, 200))
    assert outlook(rule, [Made(0, 500), Made(50, 500), Made(190, 500)]) == Outlook(Standing.LAST)


def test_our_own_retry_after_counts_where_it_is_heeded() -> None:
    """It takes the place of the next gap alone, with the lateness that is documented."""
    heeding = RetryRule(documented=True, gaps=(Gap(1, 10),), heeds_retry_after=0.5)
    made = [Made(0, 503, retry_after=100)]

    assert outlook(heeding, made, most=2).windows == (Window(2, 100, 150), Window(3, 101, 160))
    assert outlook(RULE, made, most=1).windows == (Window(2, 60, 600),)


def test_a_moment_is_before_within_or_after() -> None:
    """A sender's own slowness does not count as missing: ten seconds, or a tenth of the gap."""
    window, exact = Window(2, 60, 600), Window(2, 30, 30)

    assert phase(window, 0, 59.9) is Phase.BEFORE
    assert phase(window, 0, 60) is Phase.WITHIN
    assert phase(window, 0, 660) is Phase.WITHIN
    assert phase(window, 0, 660.1) is Phase.AFTER
    assert phase(exact, 0, 40) is Phase.WITHIN
    assert phase(exact, 0, 40.1) is Phase.AFTER
