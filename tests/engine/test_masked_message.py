"""Facts about masked answers of the engine."""

from inspector.decode.masking import Masker
from inspector.engine.masked_message import masked_message


def test_what_was_received_or_sent_is_masked_in_an_answer() -> None:
    """By the names of fields, at any depth; our own words and numbers stay."""
    told = {
        "calls": [
            {
                "kind": "sync",
                "status": 200,
                "url": "https://api.example.com/v1/users/12345?email=jane@example.com",
                "headers": [["Authorization", "Bearer canary"], ["Host", "h"]],
                "answer": '{"email": "jane@example.com", "ok": true}',
                "explanation": "Sent for jane@example.com.",
            }
        ],
        "connection": "canaryid",
        "items": [{"words": "Fuse API key", "field": "secret:fuse"}],
        "facts": [{"name": "Removed", "items": ["canary-1"], "value": "1"}],
        "running": False,
    }
    masker = Masker(b"k")
    masked = masked_message(told, masker)
    assert "canary" not in str(masked)
    assert "jane" not in str(masked)
    assert "12345" not in str(masked)
    call = masked["calls"][0]
    assert call["url"].startswith("https://api.example.com/v1/users/id·")
    assert (call["kind"], call["status"], masked["running"]) == ("sync", 200, False)
    assert '"ok": true' in call["answer"]
    assert masked["items"] == told["items"]
    assert masked["connection"] == masker.value("canaryid")
