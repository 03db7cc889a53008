"""Causes that lie in the body: explanations and fixes."""

from inspector.doctor.known import Known

_RAW = "Hash the bytes as they came, before any parser: "
_NODE = f"{_RAW}express.raw(), or the verify option of express.json, and no JSON.stringify."
_PYTHON = (
    f"{_RAW}request.get_data() in Flask, await request.body() in FastAPI, request.body in Django."
)
_GO = f"{_RAW}io.ReadAll(r.Body), then json.Unmarshal what was read."
_JAVA = f"{_RAW}@RequestBody byte[] in Spring, and let the mapper read those."
_PHP = f"{_RAW}file_get_contents('php://input')."
_RUBY = f"{_RAW}request.raw_post in Rails, request.body.read in Rack."

BODIES = (
    Known(
        "body-keys-in-received-order",
        "The signature was made over the JSON with its keys as received; {owner} signs them sorted.",
        "Sort the names of every object before JSON.stringify: Object.keys(value).sort() in the replacer.",
    ),
    Known(
        "body-raw",
        "The signature was made over the body as it came; {owner} signs {content}.",
        "Parse the body and write it as {owner} documents it before hashing.",
    ),
    Known(
        "body-decompressed",
        "The signature was made over the decompressed body ({how}), not over the bytes as received.",
        "Hash what the sender signs: here that is the body before it is decompressed; take the bytes before the framework inflates them.",
    ),
    Known(
        "body-compressed",
        "The signature was made over the compressed body, {how}.",
        "Hash the body after its content coding is undone, or have the proxy leave it compressed.",
    ),
    Known(
        "body-reserialised-javascript",
        "The signature was made over the body read and written again by JavaScript: {how}.",
        _NODE,
    ),
    Known(
        "body-reserialised-python",
        "The signature was made over the body read and written again by Python: {how}.",
        _PYTHON,
    ),
    Known(
        "body-reserialised-go",
        "The signature was made over the body read and written again by Go: {how}.",
        _GO,
    ),
    Known(
        "body-reserialised-jackson",
        "The signature was made over the body read and written again by Jackson: {how}.",
        _JAVA,
    ),
    Known(
        "body-reserialised-gson",
        "The signature was made over the body read and written again by Gson: {how}.",
        _JAVA,
    ),
    Known(
        "body-reserialised-php",
        "The signature was made over the body read and written again by PHP: {how}.",
        _PHP,
    ),
    Known(
        "body-reserialised-ruby",
        "The signature was made over the body read and written again by Ruby: {how}.",
        _RUBY,
    ),
    Known(
        "body-keys-sorted",
        "The signature was made over the body read and written again {how}.",
        "Hash {content}; do not sort or rewrite anything.",
    ),
    Known(
        "body-newline-stripped",
        "The signature was made over the body {how}.",
        f"{_RAW}no trim, chomp or rstrip.",
    ),
    Known(
        "body-newline-added",
        "The signature was made over the body with {how} after it.",
        "Add nothing: `printf %s` in a shell where `echo` adds a line feed, `curl --data-binary` to send a file.",
    ),
    Known(
        "body-newlines-removed",
        "The signature was made over the body {how}.",
        "Leave `tr` out; line feeds and blanks are part of what is signed.",
    ),
    Known(
        "body-blanks-stripped",
        "The signature was made over the body without the blanks at its ends.",
        f"{_RAW}no trim or strip.",
    ),
    Known(
        "body-line-ends",
        "The signature was made over the body {how}.",
        "Read and write the body as bytes: text mode and some editors change line ends.",
    ),
    Known(
        "body-bom",
        "The signature was made over the body {how}.",
        "Keep the bytes as they are; read and write them as plain UTF-8, not as UTF-8 with a mark.",
    ),
    Known(
        "body-transcoded",
        "The signature was made over the body converted to another charset: {how}.",
        f"{_RAW}turning them into text and back changes them.",
    ),
    Known(
        "body-truncated",
        "The signature was made over {how} only.",
        "Raise the limit for bodies where they are read: limit in express, client_max_body_size in nginx.",
    ),
    Known(
        "body-empty",
        "The signature was made over an empty body.",
        "Read the body once and keep it: something read it before the code that hashes it.",
    ),
    Known(
        "body-unread",
        "The signature was made over “{how}”, which is what is left of a body that was parsed before.",
        "Hash the raw bytes; an object turned into text is not the body.",
    ),
    Known(
        "body-base64",
        "The signature was made over the base64 of the body.",
        "Decode the body first: AWS Lambda hands it over with isBase64Encoded set.",
    ),
    Known(
        "body-base64-decoded",
        "The signature was made over the body decoded from base64.",
        "Hash the body as it came, without decoding it.",
    ),
    Known(
        "body-hex",
        "The signature was made over the body as hexadecimal digits.",
        "Hash the bytes themselves.",
    ),
    Known(
        "body-hashed",
        "The signature was made over a hash of the body: {how}.",
        "Give HMAC the body itself; it hashes on its own.",
    ),
    Known(
        "body-quoted",
        "The signature was made over the body as a JSON string, in quotes and with escapes.",
        "Do not call JSON.stringify or json.dumps on text that is JSON already.",
    ),
    Known(
        "body-unquoted",
        "The signature was made over the text inside the JSON string that came.",
        "Have the sender send the JSON itself; it was written as JSON twice.",
    ),
    Known(
        "body-python-repr",
        "The signature was made over how Python shows the bytes: {how}.",
        "Hash the bytes; str() of bytes is not their text.",
    ),
    Known(
        "body-form-decoded",
        "The signature was made over the form in another writing: {how}.",
        f"{_RAW}take them before a form parser does.",
    ),
)
