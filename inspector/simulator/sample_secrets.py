"""Secrets that sign where the user has none: made up, and the same for everybody."""

_PLAID = (
    '{"kty":"EC","crv":"P-256","kid":"sample-key",'
    '"x":"euG4q7zCAHLpFkkqTqC7RGIUdY12bJ0Z9VP57pPVKxg",'
    '"y":"4WSAXMWIY1cFzpDzdbFIF33Yb4f7DaX8r2J-hipYJFs",'
    '"d":"S-wggBFiWm2-ZDzTaBd6Vl_Huv8YUG9xtiXEx1qPspc"}'
)
_OTHER_PLAID = (
    '{"kty":"EC","crv":"P-256","kid":"sample-key",'
    '"x":"yrLU55kV38s83SCgkdCcpyhfeRawDsZPrv0TBJxXokg",'
    '"y":"CyUrervR0KaqQHuxyX-5B2FmYTPt1fKQLzbMYpC__Ao",'
    '"d":"lkWTo0pFZLLnDbDjxnDyCk7X6vPcGLCxaYM3fV6oyAY"}'
)
SAMPLE_SECRETS = {
    "fuse": "sample-fuse-api-key",
    "fynapse": "sample-fynapse-signing-secret",
    "powens-hmac": "sample-powens-secret-key",
    "fiskil": "c2FtcGxlIGZpc2tpbCBzaWduaW5nIHNlY3JldA==",
    "plaid": _PLAID,
    "teller": "sample-teller-signing-secret",
    "mx-basic": "sample-mx-user:sample-mx-password",
    "stripe": "whsec_sample_stripe_signing_secret",
    "github": "sample-github-webhook-secret",
    "slack": "sample-slack-signing-secret",
    "shopify": "sample-shopify-client-secret",
    "standard-webhooks": "whsec_c2FtcGxlIHN0YW5kYXJkIHdlYmhvb2tzIHNlY3JldA==",
}
WRONG_SECRET = "bm90IHRoZSBzZWNyZXQgYW55Ym9keSBlbnRlcmVk"  # noqa: S105 - base64, which Fiskil needs
_WRONG = {"plaid": _OTHER_PLAID, "mx-basic": "nobody:not-the-password"}


def wrong_secret(scheme: str) -> str:
    """A secret that this scheme can sign with and nobody entered."""
    return _WRONG.get(scheme, WRONG_SECRET)
