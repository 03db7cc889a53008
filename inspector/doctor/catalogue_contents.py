"""Causes that lie around the body, in the time or in the digest: explanations and fixes."""

from inspector.doctor.known import Known

ENDPOINTS = (
    Known(
        "endpoint-with-query",
        "The endpoint was signed with its query, as {how}; the path alone is due.",
        "Sign the path without what follows the question mark: new URL(url).pathname, request.url.path.",
    ),
    Known(
        "endpoint-without-query",
        "The endpoint was signed without its query, as {how}.",
        "Sign the target as it was sent, with what follows the question mark.",
    ),
    Known(
        "endpoint-trailing-slash",
        "The endpoint was signed {how}.",
        "Sign the path exactly as it was sent; a router or a redirect changes the slash at its end.",
    ),
    Known(
        "endpoint-without-slash",
        "The endpoint was signed without the slash at its start.",
        "Begin the endpoint with a slash.",
    ),
    Known(
        "endpoint-normalised",
        "The endpoint was signed with its path tidied up, as {how}.",
        "Sign the path exactly as it was sent, double slashes and dots included.",
    ),
    Known(
        "endpoint-prefix",
        "The endpoint was signed as {how}: a proxy adds or strips the start of the path.",
        "Sign the path that the sender called: take it from the proxy's header, or configure it.",
    ),
    Known(
        "endpoint-full-url",
        "The endpoint was signed as the full URL {how}.",
        "Sign the path alone, without protocol and host.",
    ),
    Known(
        "endpoint-host",
        "The endpoint was signed with the host, as {how}.",
        "Sign the path alone, without the host.",
    ),
    Known(
        "endpoint-percent-encoding",
        "The endpoint was signed with another percent encoding: {how}.",
        "Sign the path exactly as it was sent; frameworks decode it before your code sees it.",
    ),
    Known(
        "endpoint-lower-case",
        "The endpoint was signed in small letters.",
        "Sign the path exactly as it was sent.",
    ),
    Known(
        "endpoint-template",
        "The endpoint was signed as the route's pattern {how}, not as the path that was called.",
        "Sign the path of the request: request.path, not the route.",
    ),
    Known(
        "endpoint-empty",
        "The endpoint was signed as nothing or as the root, not as the path.",
        "Sign the whole path; a router that is mounted below a path hides it (req.originalUrl in express has it).",
    ),
    Known(
        "method-lower-case",
        "The method was signed in small letters.",
        "Sign the method in capital letters, as it was sent: POST.",
    ),
    Known(
        "method-upper-case",
        "The method was signed in capital letters; it came in others.",
        "Sign the method exactly as it was sent.",
    ),
    Known(
        "method-capitalised",
        "The method was signed with a capital first letter and small ones after it.",
        "Sign the method in capital letters, as it was sent: POST.",
    ),
    Known(
        "method-other",
        "The method was signed as {how}.",
        "Sign the method that was sent; a redirect may have changed it.",
    ),
)

TIMES = (
    Known(
        "date-rounded",
        "The date was signed {how}.",
        "Sign the text of the date header as it came; parsing and writing it again loses digits.",
    ),
    Known(
        "date-reformatted",
        "The date was signed in another notation: {how}.",
        "Sign the text of the date header as it came.",
    ),
    Known(
        "date-missing",
        "The date is missing from what was signed, or did not come.",
        "Send the date in its header and sign its text.",
    ),
    Known(
        "date-other-header",
        "The date of another header was signed: {how}.",
        "Sign the text of the header that {owner} documents.",
    ),
    Known(
        "time-stale",
        "The signature is right, but it was made {how}.",
        "Answer and verify at once, not after queueing; to look at old requests, allow more time here.",
    ),
    Known(
        "time-early",
        "The signature is right, but it was made {how}.",
        "Set the clocks of both machines by NTP, or allow more time here.",
    ),
    Known(
        "time-clock-slow",
        "The signature is right, and your clock is {how}.",
        "Set this machine's clock: switch on NTP.",
    ),
    Known(
        "time-clock-fast",
        "The signature is right, and your clock is {how}.",
        "Set this machine's clock: switch on NTP. If these requests were only late, allow more time.",
    ),
    Known(
        "time-milliseconds",
        "The time is in milliseconds where seconds are due: {how}.",
        "Divide by 1000 and drop the fraction: Math.floor(Date.now() / 1000).",
    ),
    Known(
        "time-seconds",
        "The time was signed in seconds where milliseconds are due.",
        "Sign the text of the time as it came.",
    ),
    Known(
        "time-rewritten",
        "The time was signed in another notation: {how}.",
        "Sign the text of the time as it came, without parsing it.",
    ),
    Known(
        "time-other-header",
        "The time of another header was signed: {how}.",
        "Sign the text of the time that {owner} sends beside the signature.",
    ),
)

CONTENTS = (
    Known(
        "content-without-timestamp",
        "The time was left out of what was signed; {owner} signs {content}.",
        "Put the time as it came before the body, with what stands between them.",
    ),
    Known(
        "content-without-id",
        "The message's id was left out of what was signed; {owner} signs {content}.",
        "Put the text of the id header first.",
    ),
    Known(
        "content-without-method",
        "The method was left out of what was signed; {owner} signs {content}.",
        "Put the method first.",
    ),
    Known(
        "content-without-endpoint",
        "The endpoint was left out of what was signed; {owner} signs {content}.",
        "Put the path after the method.",
    ),
    Known(
        "content-without-header",
        "A header was left out of what was signed; {owner} signs {content}.",
        "Put its value where it belongs.",
    ),
    Known(
        "content-only-body",
        "The body alone was signed; {owner} signs {content}.",
        "Put the other parts before the body.",
    ),
    Known(
        "content-only-timestamp",
        "The time alone was signed, without the body.",
        "Append the body; it was probably empty or read before.",
    ),
    Known(
        "content-separator",
        "The parts were joined with something else: {how}.",
        "Join them as {owner} documents it: {content}.",
    ),
    Known(
        "content-without-version",
        "“{how}” at the start of what is signed was left out.",
        "Begin the signed text with {how}.",
    ),
    Known(
        "content-order",
        "The parts were signed in another order: {how}.",
        "Sign them in {owner}'s order: {content}.",
    ),
    Known(
        "content-with-field-name",
        "The time was signed with its name before it: {how}.",
        "Sign what stands after {how} alone.",
    ),
    Known(
        "content-with-timestamp",
        "A time was signed before the body, that of the {how} header; {owner} signs {content}.",
        "Sign the body alone.",
    ),
)

DIGESTS = (
    Known("digest-hex", "The digest is written in hexadecimal digits where base64 is due.",
          "Write it as base64: .digest('base64'), base64.b64encode(mac.digest())."),
    Known("digest-base64", "The digest is written in base64 where another form is due.",
          "Write it as {encoding}: .digest('hex'), mac.hexdigest()."),
    Known("digest-base64url", "The digest is written in the URL form of base64.",
          "Write it as {encoding}; the URL form has - and _ and often no padding."),
    Known("digest-unpadded", "The digest lost the = at its end.",
          "Write base64 with its padding."),
    Known("digest-upper-case", "The digest is written in capital letters.",
          "Write hexadecimal digits in small letters."),
    Known("digest-prefix", "“{how}” stands before the digest and does not belong there.",
          "Send the digest without {how}."),
    Known("digest-without-prefix", "“{how}” is missing before the value.",
          "Send {how} before it."),
    Known("digest-sha1", "The digest is HMAC-SHA1.", "Use {hash}: createHmac('{hash}', key)."),
    Known("digest-sha256", "The digest is HMAC-SHA256.", "Use {hash}: createHmac('{hash}', key)."),
    Known("digest-sha384", "The digest is HMAC-SHA384.", "Use {hash}: createHmac('{hash}', key)."),
    Known("digest-sha512", "The digest is HMAC-SHA512.", "Use {hash}: createHmac('{hash}', key)."),
    Known("digest-other-header", "The right value stands in the {how} header; {owner} uses {header}.",
          "Send it as {header}; a proxy may have renamed it."),
    Known("digest-header-twice", "The {header} header came several times, and one of them is right.",
          "Send it once; a proxy or a middleware added another."),
    Known("digest-quoted", "The value stands in quotes or has blanks around it.",
          "Send it bare."),
    Known("digest-url-encoded", "The value is percent-encoded.", "Send it without URL encoding."),
    Known("digest-hex-of-base64", "The digest was encoded twice: base64, then hexadecimal digits.",
          "Encode the digest's bytes once, as {encoding}."),
    Known("digest-not-encoded", "Name and password came as they are, not as base64.",
          "Send Basic and the base64 of name:password."),
    Known("digest-encoded-twice", "Name and password are in base64 twice.",
          "Encode name:password once."),
    Known("digest-base64-of-hex", "The digest was encoded twice: hexadecimal digits, then base64.",
          "Encode the digest's bytes once, as {encoding}: use digest(), not hexdigest()."),
)  # fmt: skip
