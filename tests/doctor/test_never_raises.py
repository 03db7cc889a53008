"""Whatever came and whatever is stored, an examination ends with a diagnosis."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import providers
from inspector.core.capture import Request
from inspector.core.event import Event
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.doctor.case import case_of
from inspector.doctor.comparing import compare
from inspector.doctor.examination import diagnose
from inspector.providers.hmac_rule import HmacRule

LATIN = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=40)
ODD = st.sampled_from(
    ["", "a.b.c", "t=1,v1=" + "0f" * 32, "v1," + "A" * 43 + "=", "Basic ====", "Bearer", "9" * 40,
     "sha256=" + "AF" * 32, '"' + "0f" * 32, "%zz%", "A" * 44, "2022-06-27T11:08:52.577831Z", "-1",
     "1e400", "e30.eyJpYXQiOjEsInJlcXVlc3RfYm9keV9zaGEyNTYiOiIifQ.AAAA"]
)  # fmt: skip
BODIES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([b'{"a":1e400}', b'{"0":{},"__proto__":null}', b'"\\ud800"', b"[" * 3000,
                     b'{"a":"\\ud800"}', b"\xef\xbb\xbf{}", b"a=%ff&b", b'{"a":"\xff"}']),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_odd_input_is_data(data: st.DataObject) -> None:
    """For every scheme, with odd headers, targets, bodies, secrets and clocks."""
    scheme = data.draw(st.sampled_from(list(providers.SCHEMES.values())))
    names = [scheme.header, "Host", "Date", "X-Original-URI", "Content-Encoding", "X-Other"]
    if isinstance(scheme, HmacRule):
        names += [name for each in scheme.form.names for name in each if name]
    headers = tuple((name, data.draw(st.one_of(LATIN, ODD))) for name in names)
    target = data.draw(st.one_of(LATIN, st.just("/a//b/../%41?x=%2F")))
    request = Request(b"", data.draw(BODIES), data.draw(LATIN), target, "1.1", headers)
    value = data.draw(st.one_of(st.text(max_size=30), ODD))
    secrets = [Secret("a", scheme.id, value), Secret("b", "fuse", value)]
    now = data.draw(st.floats(-1e18, 1e18))
    opened = open_request(request)
    case = case_of(scheme, opened, Event(), secrets, now, {}, data.draw(LATIN))

    assert diagnose(case).scheme == scheme.id
    compare(data.draw(BODIES), case)
