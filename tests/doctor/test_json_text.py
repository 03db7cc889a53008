"""A JSON body read and written again."""

import json
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.doctor.json_text import SORTED, JsonText, php_arrays, without_nulls
from inspector.doctor.number_layouts import PYTHON, RUBY

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=5)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=5))
def test_python_is_written_as_python_writes(document: dict[str, object]) -> None:
    """Whatever the document, the text is that of json.dumps, in both orders."""
    try:
        content = json.dumps(document, indent=1).encode()
        wanted = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    text = JsonText(content)

    assert text.written("python", PYTHON) == wanted
    ordered = json.dumps(document, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    assert text.written("python", PYTHON, SORTED) == ordered.encode()


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_javascript_is_written_as_node_writes() -> None:
    """Names that are numbers come first, numbers are doubles, lone surrogates become escapes."""
    content = (
        b'{"b": 1.0, "10": 1e21, "9": -0, "__proto__": {"2": 1, "1": 2}, "s": "\\ud800\\u0041",'
        b' "d": 9007199254740993, "e": [1E400, 1e-7, 0.000001], "b": 2}'
    )
    script = "process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(0))))"
    printed = subprocess.run(
        ["node", "-e", script], input=content, capture_output=True, check=True
    ).stdout

    assert JsonText(content).javascript() == printed


def test_blanks_are_laid_out_token_for_token() -> None:
    """Indenting touches no token; tabs count as levels."""
    text = JsonText(b'{"a":[1,{"b":"\\n x"}],"c":{}}')
    assert text.exact is not None

    assert text.laid_out(text.exact, 0) == b'{"a": [1, {"b": "\\n x"}], "c": {}}'
    assert text.laid_out(text.exact, -1) == (
        b'{\n\t"a": [\n\t\t1,\n\t\t{\n\t\t\t"b": "\\n x"\n\t\t}\n\t],\n\t"c": {}\n}'
    )


def test_what_is_no_json_is_not_written() -> None:
    """Broken JSON, scalars and trees too deep to read have no form."""
    for content in (b"", b"{,}", b"12", b'{"a":NaN}', b"[" * 100_000):
        text = JsonText(content)
        assert text.written("ruby", RUBY) is None
        assert text.javascript() is None
        assert text.javascript_sorted is None


def test_a_document_may_hold_the_mark_for_numbers() -> None:
    """Numbers pass the writer as marked strings; a body with that mark gets another one."""
    assert JsonText(b'{"@0@":"@1@","n":1e3}').written("ruby", RUBY) == b'{"@0@":"@1@","n":1000.0}'


def test_gson_and_php_change_the_tree() -> None:
    """Gson leaves members out that are null; PHP makes lists of objects that are numbered."""
    assert without_nulls({"a": None, "b": [{"c": None}, None]}) == {"b": [{}, None]}
    assert php_arrays({"0": {"x": {}}, "1": 2}) == [{"x": []}, 2]
