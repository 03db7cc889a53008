"""Commands about schemes of the user's own."""

from inspector.core.problem import Problem
from inspector.engine import protocol
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message, problem_message
from inspector.providers.hmac_scheme import HmacScheme


async def set_schemes(engine: Engine, command: protocol.Schemes) -> Message | Problem:
    """Use these schemes, and say what each of them is."""
    return {"schemes": [_message(each) for each in engine.changes.set_schemes(command.schemes)]}


def _message(found: HmacScheme | Problem) -> Message:
    if isinstance(found, Problem):
        return {"problem": problem_message(found)}
    return {"id": found.id, "name": found.owner, "secret_name": found.secret_name}
