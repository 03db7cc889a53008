"""Causes that lie in the secret, or in what was mixed up: explanations and fixes."""

from inspector.doctor.known import Known

MIXUPS = (
    Known(
        "mixup-other-capture",
        "The signature belongs to the body of {how}, not to this one.",
        "Keep signature and body of one request together; a queue or a shared variable swaps them.",
    ),
    Known(
        "mixup-shared-header",
        "The {header} header is not {owner}'s but {how}'s, which uses the same name, and it is right there.",
        "Give each of the two an endpoint of its own, or choose {how} for this one.",
    ),
    Known(
        "mixup-other-provider",
        "The request comes from {how}: it carries that provider's signature, and it is right.",
        "Send {how} to its own endpoint, or choose {how} for this one.",
    ),
    Known(
        "mixup-other-scheme",
        "The {header} header was made as the scheme {how} makes its signatures.",
        "Sign as {owner} documents it, or choose {how} for this endpoint.",
    ),
    Known(
        "mixup-proxy-changed-body",
        "Somebody between the sender and here changed the body: {how}.",
        "Have the proxy or gateway pass the body through untouched.",
    ),
)

SECRETS = (
    Known(
        "secret-retired",
        "The signature was made with {how}.",
        "Have the sender use the current {word}; make this one current again if it was retired too early.",
    ),
    Known(
        "secret-other-endpoint",
        "The signature was made with {how}.",
        "Store this {word} for this endpoint, or send the webhook to the other one.",
    ),
    Known(
        "secret-other-environment",
        "The signature was made with {how}.",
        "Use the {word} of the environment that the body names; check which one the sender runs in.",
    ),
    Known(
        "secret-other-provider",
        "The signature was made with {how}.",
        "Enter {owner}'s own {word}; two of them were probably swapped.",
    ),
    Known(
        "secret-other-user",
        "The signature was made with {how}.",
        "Use the {word} that belongs to the user this body is about.",
    ),
    Known(
        "secret-not-decoded",
        "The signature was made with the {word} as text; its base64 was not decoded first.",
        "Decode the {word} from base64 and use the bytes as the key: base64.b64decode(secret), Buffer.from(secret, 'base64').",
    ),
    Known(
        "secret-decoded",
        "The signature was made with the {word} decoded from base64; {owner} uses its text as it is.",
        "Use the {word} as UTF-8 text, without decoding it.",
    ),
    Known(
        "secret-decoded-twice",
        "The signature was made with the {word} decoded twice.",
        "Decode the {word} once at most; a configuration store may decode it for you already.",
    ),
    Known(
        "secret-hex-decoded",
        "The signature was made with the {word} decoded from hexadecimal digits.",
        "Do not decode the {word} from hex, even where it looks like it.",
    ),
    Known(
        "secret-url-decoded",
        "The signature was made with the {word} after its percent encoding was undone.",
        "Pass the {word} on without URL decoding.",
    ),
    Known(
        "secret-other-base64",
        "The signature is right once the {word} is read as base64 without padding or of the URL form: {how}.",
        "Enter the {word} in standard base64 with its = at the end.",
    ),
    Known(
        "secret-prefix-kept",
        "The signature was made with {how} still before the {word}.",
        "Cut {how} off, then decode the rest from base64.",
    ),
    Known(
        "secret-prefix-cut",
        "The signature was made with {how} cut off the {word}; {owner} signs with the whole text.",
        "Use the {word} with {how} at its start.",
    ),
    Known(
        "secret-with-newline",
        "There is a line feed too much: {how}.",
        "Strip the {word} when it is read: `printf %s` and `tr -d '\\n'` in a shell, .strip() in Python.",
    ),
    Known(
        "secret-with-space",
        "There is a blank too much: {how}.",
        "Strip the {word} when it is read.",
    ),
    Known(
        "secret-quoted",
        "There are quotes too many: {how}.",
        "Leave the quotes out; some .env readers keep them as part of the value.",
    ),
    Known(
        "secret-is-file-name",
        "The signature was made with the file name “{how}” as the key, not with what the file holds.",
        "Give openssl the key itself: `-macopt hexkey:$(base64 -d secret.key | xxd -p -c 256)`; `key:` takes text and opens no file.",
    ),
    Known(
        "secret-empty",
        "The signature was made with an empty key.",
        "Check where the signing code gets the {word} from: the variable or file is empty.",
    ),
    Known(
        "secret-unset",
        "The signature was made with the word “{how}” as the key: the variable was never set.",
        "Set the {word} where the signing code runs, and stop when it is missing.",
    ),
    Known(
        "secret-encoded",
        "The signature was made with another writing of the {word} as the key: {how}.",
        "Use the {word} itself; do not encode it first.",
    ),
    Known(
        "secret-other-case",
        "The signature was made with the {word} in other letters: all small or all capital.",
        "Keep capital and small letters of the {word} as they are.",
    ),
    Known(
        "secret-hashed",
        "The signature was made with the SHA-256 of the {word} as the key.",
        "Use the {word} itself; HMAC shortens long keys on its own.",
    ),
    Known(
        "secret-transcoded",
        "The signature was made with the {word} in UTF-16.",
        "Turn the {word} into bytes as UTF-8: Encoding.UTF8 in .NET, StandardCharsets.UTF_8 in Java.",
    ),
    Known(
        "secret-other-kid",
        "The token is signed with the stored {word}, but names another key: {how}.",
        "Enter the key again with the kid that belongs to it; fetch keys by the kid of each token.",
    ),
    Known(
        "secret-with-scheme-word",
        "The stored {word} begins with the word Bearer or Basic, which belongs to the header.",
        "Enter the {word} alone.",
    ),
)
