"""A diagnosis as the archive keeps it, as the protocol tells it, and what it was computed from."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache

import inspector
from inspector.archive.values import StoredDiagnosis
from inspector.core.diagnosis import Act, Action, Cause, Diagnosis
from inspector.doctor.catalogue import CATALOGUE
from inspector.engine.protocol import Message
from inspector.engine.rules import Rules


def basis_of(rules: Rules) -> str:
    """What a diagnosis by these rules is computed from: it is stale when this is another.

    The rules by their digest, and the doctor by its version and everything it can say.
    """
    return hashlib.sha256(f"{rules.digest} {_doctor()}".encode()).hexdigest()[:32]


@cache
def _doctor() -> str:
    said = repr([tuple(known) for known in CATALOGUE.values()])
    return hashlib.sha256(f"{inspector.__version__} {said}".encode()).hexdigest()


def stored(diagnosis: Diagnosis, basis: str) -> StoredDiagnosis:
    """A diagnosis as its row."""
    causes = json.dumps([cause_message(cause) for cause in diagnosis.causes])
    return StoredDiagnosis(diagnosis.scheme, causes, _bits(diagnosis.tried), basis)


def read_back(kept: StoredDiagnosis) -> Diagnosis:
    """A diagnosis from a row whose basis is that of now."""
    causes = tuple(_cause(each) for each in json.loads(kept.causes))
    return Diagnosis(kept.scheme, causes, _from_bits(kept.tried))


def cause_message(cause: Cause) -> Message:
    """One cause's fields."""
    action = cause.action
    return {
        "id": cause.id,
        "explanation": cause.explanation,
        "fix": cause.fix,
        "action": action
        and {"kind": action.kind.value, "value": action.value, "label": action.label},
    }


def diagnosis_message(diagnosis: Diagnosis) -> Message:
    """A diagnosis as `diagnosis_protocol.Diagnose` promises it."""
    return {
        "scheme": diagnosis.scheme,
        "causes": [cause_message(cause) for cause in diagnosis.causes],
        "tried": list(diagnosis.tried),
    }


def _cause(fields: Message) -> Cause:
    action = fields["action"]
    done = action and Action(Act(action["kind"]), action["value"], action["label"])
    return Cause(fields["id"], fields["explanation"], fields["fix"], done)


def _bits(tried: Sequence[str]) -> str:
    """Which causes were tried, a bit each in the order of the catalogue.

    A hundred ids a row would be more than all else that is kept of a small capture.
    """
    were = frozenset(tried)
    return json.dumps(f"{sum(1 << at for at, known in enumerate(CATALOGUE) if known in were):x}")


def _from_bits(text: str) -> tuple[str, ...]:
    bits = int(json.loads(text), 16)
    return tuple(known for at, known in enumerate(CATALOGUE) if bits >> at & 1)
