"""What counts as secret or personal, as data: names of fields, and how such values look.

Rule: a value is masked by the name of its field, or by its looks wherever it stands. Providers'
names are those of their documentation (Fuse and MX `member_guid`, Powens `id_user`, `wording`,
`webid`, Fiskil `end_user_id`, Teller `enrollment_id`); the others are what finance calls such
things. Amounts and dates stay: without a name or an account they tell of nobody.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final


class Rule(IntEnum):
    """What the name of a field says about its value."""

    OPEN = 0  # masked only where it looks like something personal
    PLAIN = 1  # an id of a delivery or an institution: of no person, so also not masked by looks
    VALUE = 2  # this value, or every element of this list
    DEEP = 3  # everything inside, too


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SECRETS: Final = _names(
    "password passwd passphrase pwd secret secrets token tokens apikey credential credentials"
    " authorization cookie setcookie pin otp cvv cvc jwt session sessionid privatekey secretkey"
    " signingkey accesskey consumerkey appkey publickey clientid appid partnerid login username"
    " customerid proxyauthorization auth code mfa"
)
PERSONS: Final = _names(
    "name names firstname lastname fullname givenname familyname surname middlename maidenname"
    " displayname nickname holder holders owner owners ownership ownerships person persons"
    " individual customer beneficiary recipient recipients payee payees payer debtor creditor"
    " counterparty legalname companyname email emails mail mobile phone phones telephone tel fax"
    " address addresses street streetaddress addressline postalcode postcode zip zipcode city"
    " town birthdate birthday dateofbirth dob birthplace ssn nino taxid nationalid passport siren"
    " siret vat vatnumber identity contact contacts signatory"
)
ACCOUNTS: Final = _names(
    "iban bban rib number accountnumber accountno accountnum webid routingnumber routing sortcode"
    " bsb mask last4 lastfour cardnumber card pan maskedpan wirerouting wording originalwording"
    " simplifiedwording description originaldescription memo remittance remittanceinformation"
    " communication reference label merchantname originalname fields account user member"
    " informations"
)
_DEEP: Final = SECRETS | PERSONS | ACCOUNTS - {"account", "user", "member", "card"}
OF_NO_PERSON: Final = _names(
    "eventid messageid idwebhookdata idwebhook webhookid requestid deliveryid institutionid"
    " idconnector connectoruuid idbank idcategory categoryid idcurrency currencyid idtype"
    " eventname institutionname connectorname filename typename hostname categoryname scheme tokentype idempotencykey"
    " deliveryattempt contenttype countrycode statuscode errorcode reasoncode"
    " signature responsecode currencycode"
)
_IDS: Final = ("id", "ids", "guid", "guids", "uuid", "uuids")
_ENDINGS: Final = tuple(
    _names(
        "name token secret password apikey key credential email phone iban address wording cookie"
        " holder"
        " firstname lastname fullname username accountname ownername accountnumber birthdate pin"
        " auth authorization session"
    )
)
# A header's value proves one message or describes the transport: of no use to anyone else.
OPEN_HEADERS: Final = _names(
    "fuseverification webhooksignature bisignature bisignaturedate xfiskilsignature"
    " plaidverification tellersignature webhookid webhooktimestamp svixid svixtimestamp"
    " svixsignature stripesignature xhubsignature xhubsignature256 xgithubdelivery xgithubevent"
    " xslacksignature xslackrequesttimestamp xshopifyhmacsha256 xshopifywebhookid"
    " xshopifyeventid xshopifytopic host useragent accept acceptencoding acceptlanguage"
    " contenttype contentlength contentencoding transferencoding connection date expect via"
    " idempotencykey xfiskilversion traceparent"
)
OPEN_PARAMETERS: Final = _names(
    "event type version v format page limit lang locale environment env source test"
)

_SEPARATORS: Final = re.compile(r"[^0-9A-Za-z]+")
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def plain_name(name: str) -> str:
    """A field's name without case and separators: `Account-Number` and `accountNumber` agree."""
    return _SEPARATORS.sub("", name).lower()


@lru_cache(maxsize=4096)
def rule_of(name: str) -> Rule:
    """What a field's name says about its value, in whatever style the name is written."""
    plain = plain_name(name)
    if plain in OF_NO_PERSON:
        return Rule.PLAIN
    if plain in _DEEP:
        return Rule.DEEP
    if plain in ACCOUNTS:
        return Rule.VALUE
    if plain.endswith(_ENDINGS) or "secret" in plain or "password" in plain:
        return Rule.DEEP
    words = [word.lower() for word in _WORDS.findall(name)]
    if words and (words[-1] in _IDS or words[0] in _IDS):
        return Rule.VALUE
    return Rule.OPEN


HINT: Final = re.compile(
    r"[@=+]|eyJ|bearer|basic|-----B|_[0-9a-z]{6}|[\w/-]{24}|[a-z][-_][\w-]{6}|\d{4}[ -]?[\dA-Z]",
    re.IGNORECASE,
)
"""What every text has that any of the shapes finds; quick to look for."""

_EMAIL: Final = r"[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_JWT: Final = r"\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?"
_NAMED: Final = r"\b(?:bearer|basic)\s{1,8}[\w.~+/=:·-]{6,}"
_PAIR: Final = (
    r"\b(?:[\w-]{0,40}(?:token|secret|password|api_?key|apikey|email|iban)|user|login|code|name|phone)"
    r"=[^&\s\"'<>]+"
)
_KEY: Final = r"\b(?:whsec|whsk|sk|rk|ghp|gho|ghs|github_pat|xox[abprs]|shpss|shpat)[_-]\w{6,}"
_PEM: Final = r"-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|\Z)"
_IBAN: Final = r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b"
_CARD: Final = r"\b[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b"
_PHONE: Final = r"(?<!\w)\+\d[\d ().-]{7,18}\d\b"
_UUID: Final = r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"
_LONG: Final = r"(?<![\w+/-])[\w+/-]{24,}={0,2}"
_PREFIXED: Final = r"\b[A-Za-z]{2,6}[-_](?=[A-Za-z-]*\d)[0-9A-Za-z-]{8,}\b"


def _alternatives(*named: tuple[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in named), re.IGNORECASE)


_SURE: Final = (
    ("pem", _PEM),
    ("email", _EMAIL),
    ("jwt", _JWT),
    ("named", _NAMED),
    ("pair", _PAIR),
    ("key", _KEY),
    ("iban", _IBAN),
    ("card", _CARD),
    ("phone", _PHONE),
)
SURE: Final = _alternatives(*_SURE)
"""What can be nothing else: looked for in every text."""

LIKELY: Final = _alternatives(*_SURE, ("uuid", _UUID), ("prefixed", _PREFIXED), ("long", _LONG))
"""Ids and long tokens as well: looked for in what was received, but not in signatures."""


def is_real(kind: str, found: str) -> bool:
    """Whether what a shape found is what it looks like: by check digits, or by its mixture."""
    if kind == "iban":
        return _is_iban(found)
    if kind == "card":
        return _is_card(found)
    if kind == "long":
        return bool(
            re.search(r"\d", found)
            and re.search(r"[A-Za-z]", found)
            and found.count("/") * 12 <= len(found)
        )
    return True


def _is_iban(found: str) -> bool:
    text = found.replace(" ", "").upper()
    if not 15 <= len(text) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def _is_card(found: str) -> bool:
    digits = [int(sign) for sign in found if sign.isdigit()]
    if not 13 <= len(digits) <= 19:
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
