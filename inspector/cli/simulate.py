"""`simulate`: act as a provider and send deliveries to an address."""

import argparse
import asyncio
import textwrap
import time
from collections.abc import Mapping

from inspector import providers
from inspector.cli import terminal
from inspector.cli.scheme_option import (
    add_scheme_file_option,
    chosen,
    known_schemes,
    read_custom,
)
from inspector.cli.secret_option import add_secret_option, read_secrets
from inspector.cli.terminal import Exit
from inspector.core.problem import Problem
from inspector.core.scheme import Scheme
from inspector.providers.custom import PREFIX
from inspector.simulator.building import BODIES, FAULTS, draft, events_of, finish, target_for
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from inspector.simulator.sending import Sender, address_problem

FAULT_LIST = "\n".join(f"  {name:<14}{meaning}" for name, meaning in FAULTS.items())
EVENT_LIST = "\n".join(
    textwrap.fill(
        ", ".join(events_of(name)), 96, initial_indent=f"  {name}: ", subsequent_indent="    "
    )
    for name in BODIES
)
EXAMPLES = f"""examples:
  webhook-inspector simulate fuse --to http://127.0.0.1:8787 --secret fuse=env:FUSE_API_KEY
  webhook-inspector simulate powens CONNECTION_SYNCED --to http://127.0.0.1:8787 --fault gzip
  webhook-inspector simulate fiskil --to http://127.0.0.1:8787 --count 50 --rate 5 --fault tampered

The provider's usual path is added to an address without one. Without EVENT every event type comes
in turn. Without --secret the sample secrets sign; they are printed.

faults:
{FAULT_LIST}

events:
{EVENT_LIST}

exit codes: 0 every delivery was answered 2xx · 1 one was not · 2 unusable input"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "simulate",
        help="act as a provider: send signed deliveries to an address",
        description="Send correctly, or deliberately wrongly, signed deliveries of a provider.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "provider",
        type=provider_id,
        metavar="PROVIDER",
        help=f"{', '.join(BODIES)}, or custom:NAME with your own scheme",
    )
    parser.add_argument(
        "event",
        nargs="?",
        metavar="EVENT",
        help="an event type of that provider, in full or as the window shows it",
    )
    parser.add_argument(
        "--to", required=True, metavar="URL", help="where to send, http://127.0.0.1:8787"
    )
    add_secret_option(parser)
    add_scheme_file_option(parser)
    parser.add_argument("--count", type=int, default=1, metavar="N", help="how many; default: 1")
    parser.add_argument("--rate", type=float, metavar="R", help="at most so many a second")
    parser.add_argument(
        "--fault", action="append", default=[], choices=list(FAULTS), metavar="NAME", help="see below; repeat it"
    )  # fmt: skip
    parser.add_argument(
        "--seed", default="0", metavar="N", help="the same seed gives the same data"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the arguments, then send."""
    values: dict[str, str] = {}
    own = terminal.needed(read_custom(options.scheme_file))
    known = known_schemes(own)
    if options.provider not in BODIES:
        terminal.needed(chosen(options.provider, known))
    options.custom = own[options.provider].scheme if options.provider in own else None
    for secret in terminal.needed(read_secrets(options.secret, known)):
        values.setdefault(secret.scheme, secret.value)
    if options.count < 1 or (options.rate is not None and not options.rate > 0):
        return terminal.complain(Problem("--count and --rate must be positive."))
    events = terminal.needed(chosen_events(options.provider, options.event))
    terminal.needed(address_problem(options.to))
    if (values or options.custom) and not any(
        known[scheme].provider == options.provider for scheme in values
    ):
        return terminal.complain(
            Problem(
                f"No --secret is of a scheme of {options.provider}.",
                schemes_of(options.provider, known),
            )
        )
    if not values and "unsigned" not in options.fault:
        samples = [f"{k}={v}" for k, v in SAMPLE_SECRETS.items() if k.startswith(options.provider)]
        terminal.say(f"No --secret given, so a sample secret signs: {' '.join(samples)}")
    return asyncio.run(send_all(options, events, values))


def provider_id(text: str) -> str:
    """Read a provider's id, or that of a scheme of the user's own."""
    if text in BODIES or (text.startswith(PREFIX) and "=" not in text):
        return text
    raise argparse.ArgumentTypeError(f"there is no such provider; known: {', '.join(BODIES)}")


def schemes_of(provider: str, known: Mapping[str, Scheme]) -> str:
    """Which schemes a provider's `--secret` may name."""
    mine = [scheme.id for scheme in known.values() if scheme.provider == provider]
    return f"Use {' or '.join(mine)}."


def chosen_events(provider: str, event: str | None) -> list[str] | Problem:
    """The event types to send in turn: the one named, in full or as the window shows it, or all."""
    if provider not in BODIES:
        return [event or "test.sent"]
    known = events_of(provider)
    if event is None:
        return known
    wanted = event.lower().replace("-", "_")
    named = providers.provider_named(provider)
    types = named.event_types if named else ()
    chosen = [kind.name for kind in types if wanted in (kind.name.lower(), kind.label.lower())]
    # The word is not repeated: it may be a secret whose --secret was forgotten.
    return chosen or Problem(f"{provider} has no such event.", f"Known: {', '.join(known)}.")


async def send_all(
    options: argparse.Namespace, events: list[str], secrets: Mapping[str, str]
) -> int:
    """Send the deliveries one after the other and report each answer."""
    sender = Sender()
    cast = Cast(Invention(f"{options.provider} {options.seed}", time.time()))
    taken = 0
    began = time.monotonic()
    try:
        for index in range(options.count):
            if options.rate is not None:
                await asyncio.sleep(max(0.0, began + index / options.rate - time.monotonic()))
            event = events[index % len(events)]
            taken += await send_one(options, event, index, secrets, sender, cast)
    finally:
        await sender.close()
    return Exit.FINE if taken == options.count else Exit.FAILED


async def send_one(
    options: argparse.Namespace,
    event: str,
    index: int,
    secrets: Mapping[str, str],
    sender: Sender,
    cast: Cast,
) -> bool:
    """Send one delivery, report it, and say whether it was answered 2xx."""
    url = target_for(options.provider, event, options.to)
    seed = options.seed if index == 0 else f"{options.seed}.{index}"
    now = time.time()
    drafted = terminal.needed(draft(options.provider, event, url, now, seed=seed, cast=cast))
    request = terminal.needed(finish(
        drafted, options.provider, event, now,
        secrets=secrets, faults=frozenset(options.fault), custom=options.custom,
    ))  # fmt: skip
    answer = await sender.send(url, request)
    if isinstance(answer, Problem):
        if not answer.kind:
            raise terminal.Unusable(answer)
        terminal.emit(f"---  {event}  {answer}")
        return False
    size, took = len(request.body), answer.seconds * 1000
    terminal.emit(f"{answer.status}  {event}  {size} B  {took:.1f} ms")
    return 200 <= answer.status < 300
