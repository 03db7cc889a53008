#!/bin/sh
# Makes signing mistakes with openssl in a shell, one JSON object a line:
# sh make_openssl.sh > openssl.jsonl
set -e
secret='jf+cnWPind3y0kYqJM4cPAC/8kNcwVXE8/fKs/Kz/SxXIkhVfvV8yh8dtEX9+K2P'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '{"publish_time": "2023-11-23T03:03:30.792Z",\n "message_id": "9790112556309026"}\n' > "$folder/body.json"
cd "$folder"
printf %s "$secret" > secret.key

emit() { # name, causes, signature
  printf '{"name": "openssl %s", "scheme": "fiskil", "method": "POST", "target": "/hook", "secrets": [{"scheme": "fiskil", "value": "%s"}], "headers": [["X-Fiskil-Signature", "%s"]], "body": "%s", "expect": [%s]}\n' \
    "$1" "$secret" "$3" "$(base64 -w0 body.json)" "$2"
}
hex() { openssl dgst -sha256 -mac HMAC -macopt "$1" | sed 's/^.*= //'; }
binary() { openssl dgst -sha256 -mac HMAC -macopt "$1" -binary | base64 -w0; }
key="hexkey:$(base64 -d secret.key | od -An -v -tx1 | tr -d ' \n')"

# Fiskil's published recipe, and the one in its newer page.
emit 'published recipe' '"secret-is-file-name", "body-newlines-removed", "digest-hex"' "$(tr -d '\n' < body.json | hex key:secret.key)"
emit 'newer recipe' '"secret-is-file-name", "body-newlines-removed", "digest-hex"' "$(tr -d '\n ' < body.json | hex key:secret.key)"
emit 'file name' '"secret-is-file-name"' "$(binary key:secret.key < body.json)"
emit 'text as key' '"secret-not-decoded", "digest-hex"' "$(hex "key:$secret" < body.json)"
emit 'hex' '"digest-hex"' "$(hex "$key" < body.json)"
emit 'echo adds a line feed' '"body-newline-added"' "$(echo "$(cat body.json; echo .)" | sed '$d' | { cat; echo; } | binary "$key")"
emit 'command substitution strips the line feed' '"body-newline-stripped"' "$(printf %s "$(cat body.json)" | binary "$key")"
emit 'truncated by head' '"body-empty"' "$(head -c 0 body.json | binary "$key")"
emit 'sha1' '"digest-sha1"' "$(openssl dgst -sha1 -mac HMAC -macopt "$key" -binary < body.json | base64 -w0)"
emit 'CR LF' '"body-line-ends"' "$(sed 's/$/\r/' body.json | binary "$key")"
