"""Everything the window can be told to do, as a list: words, default keys, where each applies.

Menus, tooltips, the command palette, the settings and docs/tasks/keyboard.md take words and keys
from here: after a change run `packaging/keyboard_table.py`. What an action does is bound in `action_bindings.py`; a test holds the two together.
"""

from dataclasses import dataclass
from enum import StrEnum

from inspector.core.mark import Mark
from inspector.gui.models.guided import guided
from inspector.gui.models.names import provider_name


class Where(StrEnum):
    """What an action works on; its value heads the group in palette, settings and documentation."""

    CAPTURE = "This capture"
    BODY = "This body"
    LIST = "List"
    PLACE = "Go to"
    WINDOW = "Window"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the window does.

    Attributes:
        id: Stable word, kept in the settings: `copy-curl`.
        words: What it does, as menus and palette say it; a binding may say it more exactly.
        shortcut: Default keys as Qt writes them portably, such as `Ctrl+Shift+L`; empty for none.
        keywords: Other words a person may search it by.
        where: What it works on.
        icon: A Lucide icon, or none.
        hint: A few words about the effect.
    """

    id: str
    words: str
    shortcut: str = ""
    keywords: str = ""
    where: Where = Where.WINDOW
    icon: str = ""
    hint: str = ""


ACTIONS: tuple[ActionSpec, ...] = (
    # This capture
    ActionSpec("star", "Star", "S", "favourite mark unstar", Where.CAPTURE, "star"),
    ActionSpec(
        "own-window",
        "Open in its own window",
        "Ctrl+N",
        "side by side compare new",
        Where.CAPTURE,
        "external-link",
    ),
    ActionSpec("note", "Write a note", "N", "comment text", Where.CAPTURE, "message-square-text"),
    *(
        ActionSpec(f"mark-{mark.value}", f"Mark {mark.value}", "", "colour color flag tag", Where.CAPTURE)
        for mark in Mark
    ),
    ActionSpec("copy-curl", "Copy as cURL command", "Shift+C", "", Where.CAPTURE, "repeat"),
    ActionSpec("copy-url", "Copy URL", "", "address", Where.CAPTURE, "arrow-up-right"),
    ActionSpec("copy-body", "Copy body", "", "raw payload", Where.CAPTURE, "braces"),
    ActionSpec(
        "copy-opened", "Copy opened body", "", "decompressed gzip", Where.CAPTURE, "unfold-vertical"
    ),
    ActionSpec("copy-headers", "Copy headers", "", "", Where.CAPTURE, "file-text"),
    ActionSpec("tab-body", "Open the tab Body", "Ctrl+1", "json payload", Where.CAPTURE, "braces"),
    ActionSpec(
        "tab-signature", "Open the tab Signature", "Ctrl+2", "verdict", Where.CAPTURE, "key-round"
    ),
    ActionSpec(
        "why-failed",
        "Why did it fail?",
        "Ctrl+Shift+D",
        "diagnosis doctor cause fix signature wrong secret",
        Where.CAPTURE,
        "octagon-x",
    ),
    ActionSpec("tab-headers", "Open the tab Headers", "Ctrl+3", "", Where.CAPTURE, "file-text"),
    ActionSpec(
        "tab-delivery", "Open the tab Delivery", "Ctrl+4", "attempts retry try again", Where.CAPTURE, "timer"
    ),
    ActionSpec(
        "tab-calls", "Open the tab Calls", "Ctrl+5", "sync requests", Where.CAPTURE, "arrow-up-right"
    ),
    ActionSpec(
        "sync",
        "Sync with Fuse",
        "Ctrl+Y",
        "call api fetch financial connection",
        Where.CAPTURE,
        "refresh-cw",
        "Sends this body back to Fuse",
    ),
    # This body
    ActionSpec("find-in-body", "Find in body", "F3", "search text", Where.BODY, "search"),
    ActionSpec(
        "fold", "Fold or unfold all", "Ctrl+Shift+J", "collapse", Where.BODY, "fold-vertical"
    ),
    ActionSpec("wrap", "Wrap long lines", "Ctrl+Shift+W", "", Where.BODY, "wrap-text"),
    ActionSpec(
        "copy-path", "Copy path of the line", "Ctrl+Shift+P", "json place", Where.BODY, "corner-down-right"
    ),
    ActionSpec("copy-value", "Copy value of the line", "Ctrl+Shift+V", "", Where.BODY, "copy"),
    ActionSpec("copy-key", "Copy key of the line", "Ctrl+Shift+Y", "name", Where.BODY, "copy"),
    ActionSpec("copy-jq", "Copy path of the line for jq", "", "filter", Where.BODY, "copy"),
    ActionSpec("find-next", "Next place found in body", "Ctrl+G", "", Where.BODY, "chevron-down"),
    ActionSpec(
        "find-previous", "Place found before", "Ctrl+Shift+G", "", Where.BODY, "chevron-up"
    ),
    ActionSpec("view-pretty", "Show the body pretty", "", "json", Where.BODY, "braces"),
    ActionSpec("view-raw", "Show the body raw", "", "text", Where.BODY, "file-text"),
    ActionSpec("view-hex", "Show the body in hex", "", "bytes", Where.BODY, "columns-3"),
    # List
    ActionSpec("filter", "Filter the list", "Ctrl+F", "search find query", Where.LIST, "search"),
    ActionSpec("filter-clear", "Clear the filter", "", "reset everything", Where.LIST, "x"),
    ActionSpec(
        "filter-repeat", "Repeat the last filter", "Ctrl+Shift+F", "again", Where.LIST, "undo-2"
    ),
    ActionSpec("to-list", "Go to the list", "Ctrl+L", "captures focus", Where.LIST, "inbox"),
    ActionSpec("next-capture", "Next capture", "Alt+Down", "older below", Where.LIST),
    ActionSpec("previous-capture", "Previous capture", "Alt+Up", "newer above", Where.LIST),
    ActionSpec(
        "newest", "Show the newest", "Alt+Home", "follow top latest live", Where.LIST, "arrow-up"
    ),
    ActionSpec(
        "columns",
        "Choose columns",
        "Ctrl+Shift+O",
        "order move hide header size endpoint environment",
        Where.LIST,
        "columns-3",
    ),
    ActionSpec(
        "times", "Say how long ago", "Ctrl+Shift+E", "time relative clock age", Where.LIST, "clock"
    ),
    ActionSpec("pause", "Pause the list", "Ctrl+P", "resume freeze stop", Where.LIST, "pause"),
    ActionSpec(
        "clear",
        "Clear the list",
        "Ctrl+Shift+L",
        "hide",
        Where.LIST,
        "eye-off",
        "Hides what is there now; nothing is deleted",
    ),
    ActionSpec("show-cleared", "Show cleared captures", "", "undo", Where.LIST, "undo-2"),
    # Go to
    ActionSpec("show-all", "All captures", "Alt+1", "inbox everything", Where.PLACE, "inbox"),
    ActionSpec("show-failing", "Failing", "Alt+2", "failed errors", Where.PLACE, "octagon-x"),
    ActionSpec("show-starred", "Starred", "Alt+3", "favourites", Where.PLACE, "star"),
    ActionSpec(
        "show-secrets", "Secrets", "Ctrl+Shift+K", "keys vault tokens", Where.PLACE, "key-round"
    ),
    ActionSpec(
        "show-settings", "Settings", "Ctrl+,", "preferences options", Where.PLACE, "settings"
    ),
    ActionSpec(
        "show-machine",
        "About this machine",
        "",
        "support ticket diagnostics versions log report crash",
        Where.PLACE,
        "laptop",
    ),
    *(
        ActionSpec(
            f"guide-{provider}",
            f"Set up {provider_name(provider)}",
            "",
            "register url help nothing arrives curl webhook",
            Where.PLACE,
            "book-open",
        )
        for provider in guided()
    ),
    *(
        ActionSpec(f"place-{n}", f"Place {n} of the sidebar", f"Alt+{n}", "", Where.PLACE)
        for n in range(4, 10)
    ),
    # Window
    ActionSpec(
        "present",
        "Present",
        "F5",
        "mask hide secrets personal privacy projector screen share larger demo",
        Where.WINDOW,
        "presentation",
        "Masks secrets and personal data, enlarges type",
    ),
    ActionSpec("palette", "Command palette", "Ctrl+K", "search actions", Where.WINDOW, "search"),
    ActionSpec(
        "send-test", "Send test", "Ctrl+T", "simulate webhook event fault", Where.WINDOW, "send"
    ),
    ActionSpec(
        "send-test-each", "Send one test of each provider", "", "simulate", Where.WINDOW, "layers"
    ),
    ActionSpec(
        "send-test-edit",
        "Edit a test before sending",
        "Ctrl+Shift+S",
        "simulate body header handler fault draft",
        Where.WINDOW,
        "pencil",
    ),
    ActionSpec("story-pause", "Pause the story", "F8", "demo presenter resume", Where.WINDOW, "pause"),
    ActionSpec(
        "story-next", "Next step of the story", "F9", "demo presenter", Where.WINDOW, "chevron-right"
    ),
    ActionSpec(
        "story-reset",
        "Reset the demo",
        "",
        "story begin anew",
        Where.WINDOW,
        "rotate-ccw",
        "Empties the demo's archive",
    ),
    ActionSpec("copy-address", "Copy the address", "Ctrl+Shift+A", "url", Where.WINDOW, "copy"),
    ActionSpec(
        "add-endpoint", "Add endpoint", "Ctrl+E", "path new provider", Where.WINDOW, "plus"
    ),
    ActionSpec(
        "add-secret", "Add a secret", "Ctrl+Shift+N", "key token new", Where.WINDOW, "key-round"
    ),
    ActionSpec(
        "rejudge",
        "Stop judging again",
        "",
        "history go on cancel progress secrets",
        Where.WINDOW,
        "refresh-cw",
    ),
    ActionSpec(
        "schemes",
        "Schemes of your own",
        "",
        "custom signature hmac toml find import",
        Where.WINDOW,
        "key-round",
    ),
    ActionSpec("listening", "Listen or stop listening", "", "port", Where.WINDOW, "power"),
    ActionSpec("open-archive", "Open archive…", "Ctrl+O", "file", Where.WINDOW, "folder-open"),
    ActionSpec(
        "empty-archive", "Empty this archive…", "", "delete all", Where.WINDOW, "trash-2"
    ),
    ActionSpec(
        "theme", "Switch between light and dark", "Ctrl+Shift+T", "mode", Where.WINDOW, "moon"
    ),
    ActionSpec("theme-system", "Theme as the system", "", "auto", Where.WINDOW, "laptop"),
    ActionSpec("about", "About Webhook Inspector", "", "version", Where.WINDOW, "info"),
    ActionSpec("quit", "Quit", "Ctrl+Q", "close exit", Where.WINDOW, "x"),
)  # fmt: skip

SPECS: dict[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}
"""The same by id."""
