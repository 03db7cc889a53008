"""What each command of the protocol does with the engine."""

import os
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import inspector
from inspector import reports
from inspector.core.problem import Problem
from inspector.engine import (
    about,
    capture_commands,
    copying,
    delivery_protocol,
    demo,
    draft_protocol,
    drafting,
    protocol,
    secret_usage,
    simulating,
    sync_protocol,
    trying,
)
from inspector.engine.command import Command, OfCapture
from inspector.engine.delivering import DELIVERY_HANDLERS
from inspector.engine.diagnosis_commands import DIAGNOSIS_HANDLERS
from inspector.engine.engine import Engine
from inspector.engine.masked_capture import masker_of
from inspector.engine.masked_message import masked_message
from inspector.engine.moving import move_history
from inspector.engine.protocol import Message, endpoint_message, keeping_message, problem_message
from inspector.engine.scheme_commands import SCHEME_HANDLERS
from inspector.engine.sync_commands import SYNC_HANDLERS

Handler: TypeAlias = Callable[[Engine, Any], Awaitable[Message | Problem]]


async def run(engine: Engine, command: Command) -> Message | Problem:
    """Do a command; its reply's fields, or why it could not be done."""
    answer = await HANDLERS[type(command)](engine, command)
    if type(command) not in MASKED_AFTERWARDS or isinstance(answer, Problem):
        return answer
    masker = (
        masker_of(command.mask, engine.judge.rules, engine.syncing.credentials)
        if isinstance(command, OfCapture)
        else None
    )
    return answer if masker is None else masked_message(answer, masker)


async def hello(engine: Engine, _command: protocol.Hello) -> Message | Problem:
    """Say who we are and how things stand."""
    engine.window_came()
    return {
        "version": inspector.__version__,
        "protocol": protocol.PROTOCOL_VERSION,
        "archive": str(engine.archive.path),
        "address": engine.address or None,
        "problem": problem_message(engine.listening_problem),
        "port": engine.listening.port,
        "pid": os.getpid(),
        "started_at": engine.started_at,
        "keeping": keeping_message(engine.watch.keeping),
        "counts": engine.status.counts(),
        "rate": engine.status.rate(),
        "backlog": engine.status.backlog(),
        "endpoints": _endpoints(engine)["endpoints"],
        "story": engine.story.state() if engine.story is not None else None,
        "rejudging": _rejudging(engine),
    }


async def set_secrets(engine: Engine, command: protocol.Secrets) -> Message | Problem:
    """Use these secrets."""
    tail = reports.tail_of_process()
    if tail is not None:
        tail.hide("secrets", [secret.value for secret in command.secrets])
    engine.changes.set_secrets(command.secrets)
    return {}


async def try_secret(engine: Engine, command: protocol.TrySecret) -> Message | Problem:
    """Say what a secret would verify."""
    found = await trying.try_secret(
        engine.archive.path, engine.history, engine.judge, command.secret
    )
    return found if isinstance(found, Problem) else {"matches": found[0], "of": found[1]}


async def tell_usage(engine: Engine, _command: protocol.SecretUsage) -> Message | Problem:
    """Say how many captures each secret verified."""
    return await secret_usage.secret_usage(engine.archive, engine.judge.rules.secrets)


async def set_tolerances(engine: Engine, command: protocol.Settings) -> Message | Problem:
    """Use these tolerances, and these addresses to sync with."""
    engine.changes.set_tolerances(command.tolerances)
    engine.syncing.use_addresses(command.sync_addresses)
    return {}


async def save_endpoint(engine: Engine, command: protocol.EndpointSave) -> Message | Problem:
    """Create or change an endpoint."""
    reply = command.reply.reply() if command.reply is not None else None
    problem = engine.changes.save_endpoint(
        command.path, command.provider, reply, command.was, auto_sync=command.auto_sync
    )
    return problem or _endpoints(engine)


async def delete_endpoint(engine: Engine, command: protocol.EndpointDelete) -> Message | Problem:
    """Forget an endpoint."""
    return engine.changes.delete_endpoint(command.path) or _endpoints(engine)


async def treat_as(engine: Engine, command: protocol.TreatAs) -> Message | Problem:
    """Judge a path's requests as a provider's."""
    problem = engine.changes.treat_as(command.path, command.provider)
    if problem is not None:
        return problem
    moved = await move_history(engine.archive, command.path, engine.status.changed)
    if isinstance(moved, Problem):
        return moved
    if moved:
        engine.filters.search_again()  # by any endpoint: theirs of before and this one
    return _endpoints(engine)


async def clear_archive(engine: Engine, command: protocol.ClearArchive) -> Message | Problem:
    """Delete every capture, when the user could name the archive."""
    name = engine.archive.path.name
    if command.name != name:
        return Problem(f"The archive is called {name}; nothing was deleted.", kind="wrong-name")
    return engine.clear() or {}


async def tell_about(engine: Engine, _command: protocol.About) -> Message | Problem:
    """Say what a support ticket needs to know."""
    return await about.about(engine)


async def save_copy(engine: Engine, _command: protocol.SaveCopy) -> Message | Problem:
    """Save everything as a new archive."""
    return await copying.save_copy(engine.archive)


async def start_filter(engine: Engine, command: protocol.Filter) -> Message | Problem:
    """Follow a filter."""
    return engine.filters.start(command.text)


async def drop_filter(engine: Engine, command: protocol.FilterDrop) -> Message | Problem:
    """Follow a filter no longer."""
    engine.filters.drop(command.token)
    return {}


async def rejudge_first(engine: Engine, command: protocol.RejudgeFirst) -> Message | Problem:
    """Judge what is on screen before the rest."""
    engine.rejudging.first(command.ids)
    return {}


async def rejudge_stop(engine: Engine, _command: protocol.RejudgeStop) -> Message | Problem:
    """Leave the rest of the history as it is."""
    engine.rejudging.cancel()
    return {}


async def rejudge_go_on(engine: Engine, _command: protocol.RejudgeGoOn) -> Message | Problem:
    """Judge the rest of the history."""
    engine.rejudging.go_on()
    return {}


def _rejudging(engine: Engine) -> Message | None:
    progress = engine.rejudging.progress
    if progress is None:
        return None
    return {"done": progress[0], "total": progress[1], "stopped": engine.rejudging.stopped}


async def simulate(engine: Engine, command: protocol.Simulate) -> Message | Problem:
    """Send a simulated delivery."""
    to = command.to or engine.address
    if not to:
        sentence = "Nothing listens, so a delivery would go nowhere."
        return Problem(sentence, "Start listening first.", "not-listening")
    secrets = engine.judge.rules.secrets
    return await engine.simulating.send(command.provider, command.event, command.fault, to, secrets)


async def simulations(_engine: Engine, _command: protocol.Simulations) -> Message | Problem:
    """Say what can be simulated."""
    return {"simulations": simulating.simulations()}


async def listen(engine: Engine, command: protocol.Listen) -> Message | Problem:
    """Listen at another port."""
    address = await engine.listening.listen(command.port)
    return address if isinstance(address, Problem) else {"address": address}


async def stop_listening(engine: Engine, _command: protocol.StopListening) -> Message | Problem:
    """Accept nothing more."""
    await engine.stop_listening()
    return {"address": None}


async def leave(_engine: Engine, _command: protocol.Quit) -> Message | Problem:
    """Agree to end; the door sees to it once the window is gone."""
    return {}


def _endpoints(engine: Engine) -> Message:
    return {"endpoints": [endpoint_message(each) for each in engine.endpoints.endpoints]}


HANDLERS: dict[type[Command], Handler] = {
    protocol.Hello: hello,
    protocol.Secrets: set_secrets,
    protocol.TrySecret: try_secret,
    protocol.SecretUsage: tell_usage,
    protocol.Settings: set_tolerances,
    protocol.EndpointSave: save_endpoint,
    protocol.EndpointDelete: delete_endpoint,
    protocol.TreatAs: treat_as,
    protocol.Star: capture_commands.star,
    protocol.NoteOf: capture_commands.note,
    protocol.ClearArchive: clear_archive,
    protocol.About: tell_about,
    protocol.SaveCopy: save_copy,
    protocol.Filter: start_filter,
    protocol.FilterDrop: drop_filter,
    protocol.Render: capture_commands.start_rendering,
    protocol.RenderDrop: capture_commands.drop_rendering,
    protocol.RejudgeFirst: rejudge_first,
    protocol.RejudgeStop: rejudge_stop,
    protocol.RejudgeGoOn: rejudge_go_on,
    protocol.Explain: capture_commands.explain,
    protocol.HeadersOf: capture_commands.headers,
    protocol.Curl: capture_commands.curl,
    protocol.BodyOf: capture_commands.body,
    protocol.ValueOf: capture_commands.value,
    protocol.Simulate: simulate,
    protocol.Simulations: simulations,
    draft_protocol.Draft: drafting.write_draft,
    draft_protocol.SignDraft: drafting.sign_draft,
    draft_protocol.SendDraft: drafting.send_draft,
    protocol.DirectStory: demo.direct,
    protocol.Listen: listen,
    protocol.StopListening: stop_listening,
    protocol.Quit: leave,
    **SYNC_HANDLERS,
    **SCHEME_HANDLERS,
    **DIAGNOSIS_HANDLERS,
    **DELIVERY_HANDLERS,
}

MASKED_AFTERWARDS: frozenset[type[Command]] = frozenset(
    (
        sync_protocol.SyncCheck,
        sync_protocol.Calls,
        sync_protocol.SyncStory,
        delivery_protocol.Delivery,
    )
)
"""Commands whose whole answer is masked here, when a window presents."""
