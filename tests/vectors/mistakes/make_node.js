// Makes signing mistakes with Node's own crypto and JSON, one JSON object a line:
// node make_node.js > node.jsonl
"use strict";
const { createHmac, createHash } = require("crypto");
const zlib = require("zlib");

const FISKIL = "jf+cnWPind3y0kYqJM4cPAC/8kNcwVXE8/fKs/Kz/SxXIkhVfvV8yh8dtEX9+K2P";
const TEXT = "fynapse-test-secret";
const DOC = {
  publish_time: "2023-11-23T03:03:30.792Z", message_id: "9790112556309026",
  data: { url: "https://a.example/b?c=1&d=<2>", name: "Café Zürich € 😀", end: null, amounts: [1, 2.5, -3], empty: {}, none: [] },
  a_last: true,
};
const COMPACT = Buffer.from(JSON.stringify(DOC));
const PRETTY = Buffer.from(JSON.stringify(DOC, null, 3) + "\n");
const T = "1776160485";

function hmac(key, parts, algorithm = "sha256") {
  const mac = createHmac(algorithm, key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function emit(name, scheme, secrets, headers, body, expect, more = {}) {
  const line = { name, scheme, secrets, method: "POST", target: "/hook", headers, body: body.toString("base64"), expect, ...more };
  process.stdout.write(JSON.stringify(line) + "\n");
}

function fiskil(name, expect, { key = Buffer.from(FISKIL, "base64"), sent = COMPACT, signed = sent, algorithm, header = "X-Fiskil-Signature", stored = FISKIL, write = (d) => d.toString("base64"), headers = [], others = [] } = {}) {
  const secrets = [{ scheme: "fiskil", value: stored }, ...others];
  const value = write(hmac(key, [signed], algorithm));
  emit(`fiskil ${name}`, "fiskil", secrets, [...headers, [header, value]], sent, expect);
}

// secret
fiskil("key as text", ["secret-not-decoded"], { key: FISKIL });
fiskil("key as text, hex", ["secret-not-decoded", "digest-hex"], { key: FISKIL, write: (d) => d.toString("hex") });
fiskil("key as text with line feed", ["secret-not-decoded", "secret-with-newline"], { key: FISKIL + "\n" });
fiskil("decoded key with line feed", ["secret-with-newline"], { key: Buffer.concat([Buffer.from(FISKIL, "base64"), Buffer.from("\n")]) });
fiskil("decoded key with carriage return", ["secret-with-newline"], { key: Buffer.concat([Buffer.from(FISKIL, "base64"), Buffer.from("\r\n")]) });
fiskil("stored with line feed", ["secret-with-newline"], { stored: FISKIL + "\n" });
fiskil("stored with blank", ["secret-with-space"], { stored: " " + FISKIL });
fiskil("stored in quotes", ["secret-quoted"], { stored: `"${FISKIL}"` });
fiskil("stored in quotes with line feed", ["secret-with-newline", "secret-quoted"], { stored: `'${FISKIL}'\n` });
fiskil("stored without padding", ["secret-other-base64"], { stored: Buffer.from("0123456789abcdefg").toString("base64").replace(/=/g, ""), key: "0123456789abcdefg" });
fiskil("key in quotes, not decoded", ["secret-quoted"], { key: `"${FISKIL}"` });
fiskil("file name", ["secret-is-file-name"], { key: "secret.key" });
fiskil("file name, hex", ["secret-is-file-name", "digest-hex"], { key: "secret.key", write: (d) => d.toString("hex") });
fiskil("empty key", ["secret-empty"], { key: "" });
fiskil("unset key", ["secret-unset"], { key: String(undefined) });
fiskil("hex of the decoded key", ["secret-encoded"], { key: Buffer.from(FISKIL, "base64").toString("hex") });
fiskil("decoded twice", ["secret-decoded-twice"], { stored: Buffer.from("c2VjcmV0IGJ5dGVzIG9mIGEga2V5").toString("base64"), key: "secret bytes of a key" });
fiskil("url-decoded", ["secret-url-decoded"], { stored: encodeURIComponent(FISKIL), key: FISKIL });
fiskil("fuse's key", ["secret-other-provider"], { key: "fuse-api-key", others: [{ scheme: "fuse", value: "fuse-api-key" }] });
fiskil("retired", ["secret-retired"], { key: Buffer.from("b2xkIHNlY3JldA==", "base64"), others: [{ scheme: "fiskil", value: "b2xkIHNlY3JldA==", use: "retired" }] });
fiskil("other endpoint", ["secret-other-endpoint"], { key: Buffer.from("b2xkIHNlY3JldA==", "base64"), others: [{ scheme: "fiskil", value: "b2xkIHNlY3JldA==", endpoint: "/other" }] });

function fynapse(name, expect, { key = TEXT, sent = COMPACT, signed = [T, ".", sent], time = T, write = (d) => d.toString("hex"), header = (t, v) => `t=${t},v1=${v}`, stored = TEXT, now = 1776160490, algorithm, headers = [], others = [] } = {}) {
  const value = header(time, write(hmac(key, signed, algorithm)));
  emit(`fynapse ${name}`, "fynapse", [{ scheme: "fynapse", value: stored }, ...others], [...headers, ["Webhook-Signature", value]], sent, expect, { now });
}

const B64 = "c2VjcmV0IGJ5dGVzIG9mIGEga2V5";
fynapse("key decoded", ["secret-decoded"], { stored: B64, key: Buffer.from(B64, "base64") });
fynapse("key hex-decoded", ["secret-hex-decoded"], { stored: "00112233445566778899aabbccddeeff", key: Buffer.from("00112233445566778899aabbccddeeff", "hex") });
fynapse("key with line feed", ["secret-with-newline"], { key: TEXT + "\n" });
fynapse("key with blank before", ["secret-with-space"], { key: " " + TEXT });
fynapse("key with blank after", ["secret-with-space"], { key: TEXT + " " });
fynapse("key in quotes", ["secret-quoted"], { key: `'${TEXT}'` });
fynapse("key as base64", ["secret-encoded"], { key: Buffer.from(TEXT).toString("base64") });
fynapse("key as hex", ["secret-encoded"], { key: Buffer.from(TEXT).toString("hex") });
fynapse("key url-encoded", ["secret-encoded"], { stored: "a/b+c=", key: encodeURIComponent("a/b+c=") });
fynapse("key in capitals", ["secret-other-case"], { key: TEXT.toUpperCase() });
fynapse("key hashed", ["secret-hashed"], { key: createHash("sha256").update(TEXT).digest() });
fynapse("key hashed, hex", ["secret-hashed"], { key: createHash("sha256").update(TEXT).digest("hex") });
fynapse("key in UTF-16", ["secret-transcoded"], { key: Buffer.from(TEXT, "utf16le") });
fynapse("prefix cut", ["secret-prefix-cut"], { stored: "whsec_abcdef123456", key: "abcdef123456" });
fynapse("prefix cut and decoded", ["secret-prefix-cut", "secret-decoded"], { stored: "whsec_" + B64, key: Buffer.from(B64, "base64") });
for (const [name, signed, expect, more] of [
  ["body alone", [COMPACT], ["content-without-timestamp"]],
  ["time alone", [T], ["content-only-timestamp"]],
  ["time and dot alone", [T, "."], ["body-empty"]],
  ["no separator", [T, COMPACT], ["content-separator"]],
  ["colon", [T, ":", COMPACT], ["content-separator"]],
  ["line feed between", [T, "\n", COMPACT], ["content-separator"]],
  ["order", [COMPACT, ".", T], ["content-order"]],
  ["field name", ["t=" + T, ".", COMPACT], ["content-with-field-name"]],
  ["milliseconds signed", [T + "000", ".", COMPACT], ["time-milliseconds"]],
  ["float time", [T + ".0", ".", COMPACT], ["time-rewritten"]],
  ["date for number", [new Date(Number(T) * 1000).toISOString(), ".", COMPACT], ["time-rewritten"]],
  ["seconds signed, milliseconds sent", [T, ".", COMPACT], ["time-milliseconds"], { time: T + "123" }],
  ["milliseconds throughout", [T + "123", ".", COMPACT], ["time-milliseconds"], { time: T + "123" }],
  ["too old", [T, ".", COMPACT], ["time-stale"], { now: 1776161000 }],
  ["too early", [T, ".", COMPACT], ["time-early"], { now: 1776160000 }],
  ["wrong key form and too old", [T, ".", COMPACT], ["secret-with-newline", "time-stale"], { now: 1776161000, key: TEXT + "\n" }],
  ["other time header", ["Tue, 14 Apr 2026 09:54:45 GMT", ".", COMPACT], ["time-other-header"], { headers: [["Date", "Tue, 14 Apr 2026 09:54:45 GMT"]] }],
  ["body alone, no fields", [COMPACT], ["content-without-timestamp", "digest-without-prefix"], { header: (t, v) => v }],
  ["body alone, sha256=", [COMPACT], ["content-without-timestamp", "digest-prefix"], { header: (t, v) => `sha256=${v}` }],
]) fynapse(name, expect, { signed, ...more });

// digest
const digests = [
  ["hex", ["digest-hex"], (d) => d.toString("hex")],
  ["hex in capitals", ["digest-hex", "digest-upper-case"], (d) => d.toString("hex").toUpperCase()],
  ["base64url", ["digest-base64url"], (d) => d.toString("base64url")],
  ["unpadded", ["digest-unpadded"], (d) => d.toString("base64").replace(/=+$/, "")],
  ["prefix", ["digest-prefix"], (d) => "sha256=" + d.toString("base64")],
  ["quoted", ["digest-quoted"], (d) => `"${d.toString("base64")}"`],
  ["url-encoded", ["digest-url-encoded"], (d) => encodeURIComponent(d.toString("base64"))],
  ["hex, then base64", ["digest-base64-of-hex"], (d) => Buffer.from(d.toString("hex")).toString("base64")],
  ["base64, then hex", ["digest-hex-of-base64"], (d) => Buffer.from(d.toString("base64")).toString("hex")],
];
// This body's digest has + and / in base64, so that its URL form differs.
const SHOWS = [...Array(500).keys()].map((n) => Buffer.from(`{"n":${n}}`)).find((body) => {
  const text = hmac(Buffer.from(FISKIL, "base64"), [body]).toString("base64");
  return text.includes("+") && text.includes("/");
});
for (const [name, expect, write] of digests) fiskil(`digest ${name}`, expect, { write, sent: SHOWS });
for (const algorithm of ["sha1", "sha384", "sha512"]) fiskil(`digest ${algorithm}`, [`digest-${algorithm}`], { algorithm });
fiskil("digest in another header", ["digest-other-header"], { header: "X-Signature" });
fiskil("digest twice", ["digest-header-twice"], { headers: [["X-Fiskil-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]] });
fynapse("digest base64", ["digest-base64"], { write: (d) => d.toString("base64") });
fynapse("digest capitals", ["digest-upper-case"], { write: (d) => d.toString("hex").toUpperCase() });

// body
const crlf = Buffer.from(PRETTY.toString().replace(/\n/g, "\r\n"));
const latin = Buffer.from('{"name":"Caf\u00e9"}', "latin1");
const long = Buffer.from(JSON.stringify({ items: Array.from({ length: 30000 }, (_, n) => ({ n, text: "item " + n })) }));
const parsed = JSON.parse(PRETTY);
const sorted = (value) => Array.isArray(value) ? value.map(sorted) : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((k) => [k, sorted(value[k])])) : value;
const form = Buffer.from("token=a%20b+c&team=%C3%A9&a=1");
for (const [name, expect, sent, signed] of [
  ["JSON.stringify", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed)],
  ["JSON.stringify 2", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed, null, 2)],
  ["JSON.stringify 4", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed, null, 4)],
  ["JSON.stringify tab", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed, null, "\t")],
  ["JSON.stringify 2 line feed", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed, null, 2) + "\n"],
  ["JSON.stringify line feed", ["body-reserialised-javascript"], PRETTY, JSON.stringify(parsed) + "\n"],
  ["JSON.stringify indexes, numbers", ["body-reserialised-javascript"], Buffer.from('{"b": 1.0, "10": 1e21, "9": -0, "d": 9007199254740993, "b": 1E5}'), JSON.stringify(JSON.parse('{"b": 1.0, "10": 1e21, "9": -0, "d": 9007199254740993, "b": 1E5}'))],
  ["sorted", ["body-keys-sorted"], PRETTY, JSON.stringify(sorted(parsed))],
  ["sorted 2", ["body-keys-sorted"], PRETTY, JSON.stringify(sorted(parsed), null, 2)],
  ["line feed stripped", ["body-newline-stripped"], PRETTY, PRETTY.toString().trimEnd()],
  ["line feed added", ["body-newline-added"], COMPACT, COMPACT.toString() + "\n"],
  ["CR LF added", ["body-newline-added"], COMPACT, COMPACT.toString() + "\r\n"],
  ["CR LF to LF", ["body-line-ends"], crlf, PRETTY],
  ["LF to CR LF", ["body-line-ends"], PRETTY, crlf],
  ["line feeds removed", ["body-newlines-removed"], PRETTY, PRETTY.toString().replace(/\n/g, "")],
  ["line feeds and blanks removed", ["body-newlines-removed"], PRETTY, PRETTY.toString().replace(/[\n ]/g, "")],
  ["blanks stripped", ["body-blanks-stripped"], Buffer.concat([Buffer.from("\n "), PRETTY]), PRETTY.toString().trim()],
  ["BOM added", ["body-bom"], COMPACT, "\ufeff" + COMPACT.toString()],
  ["BOM removed", ["body-bom"], Buffer.from("\ufeff" + COMPACT.toString()), COMPACT],
  ["latin-1 to UTF-8", ["body-transcoded"], latin, latin.toString("latin1")],
  ["UTF-8 to latin-1", ["body-transcoded"], Buffer.from('{"name":"Café"}'), latin],
  ["invalid UTF-8 replaced", ["body-transcoded"], latin, latin.toString("utf8")],
  ["UTF-16", ["body-transcoded"], COMPACT, Buffer.from(COMPACT.toString(), "utf16le")],
  ["read as latin-1", ["body-transcoded"], COMPACT, Buffer.from(COMPACT.toString("latin1"))],
  ["express limit", ["body-truncated"], long, long.subarray(0, 102400)],
  ["nginx limit", ["body-truncated"], Buffer.concat([long, long]), Buffer.concat([long, long]).subarray(0, 1048576)],
  ["empty", ["body-empty"], COMPACT, ""],
  ["[object Object]", ["body-unread"], COMPACT, String(parsed)],
  ["{}", ["body-unread"], COMPACT, JSON.stringify({})],
  ["base64", ["body-base64"], COMPACT, COMPACT.toString("base64")],
  ["base64 decoded", ["body-base64-decoded"], Buffer.from(COMPACT.toString("base64")), COMPACT],
  ["hex", ["body-hex"], COMPACT, COMPACT.toString("hex")],
  ["hashed", ["body-hashed"], COMPACT, createHash("sha256").update(COMPACT).digest("hex")],
  ["hashed bytes", ["body-hashed"], COMPACT, createHash("sha256").update(COMPACT).digest()],
  ["stringified twice", ["body-quoted"], COMPACT, JSON.stringify(COMPACT.toString())],
  ["text in a JSON string", ["body-unquoted"], Buffer.from(JSON.stringify(COMPACT.toString())), COMPACT],
  ["form decoded", ["body-form-decoded"], form, decodeURIComponent(form.toString().replace(/\+/g, " "))],
  ["form with + kept", ["body-form-decoded"], form, decodeURIComponent(form.toString())],
  ["form written again", ["body-form-decoded"], form, new URLSearchParams(form.toString()).toString()],
  ["form as JSON", ["body-form-decoded"], form, JSON.stringify(Object.fromEntries(new URLSearchParams(form.toString())))],
]) fiskil(`body ${name}`, expect, { sent, signed });
fiskil("proxy indented", ["mixup-proxy-changed-body", "body-reserialised-javascript"], { sent: PRETTY, signed: JSON.stringify(parsed), headers: [["Content-Digest", `sha-256=:${createHash("sha256").update(JSON.stringify(parsed)).digest("base64")}:`]] });
fiskil("key as text, body written again", ["secret-not-decoded", "body-reserialised-javascript"], { key: FISKIL, sent: PRETTY, signed: JSON.stringify(parsed) });
fiskil("recipe: file name, line feeds removed, hex", ["secret-is-file-name", "body-newlines-removed", "digest-hex"], { key: "secret.key", sent: PRETTY, signed: PRETTY.toString().replace(/\n/g, ""), write: (d) => d.toString("hex") });
fiskil("decompressed", ["body-decompressed"], { sent: zlib.gzipSync(COMPACT), signed: COMPACT, headers: [["Content-Encoding", "gzip"]] });
fiskil("key as text, decompressed", ["secret-not-decoded", "body-decompressed"], { key: FISKIL, sent: zlib.gzipSync(COMPACT), signed: COMPACT, headers: [["Content-Encoding", "gzip"]] });

// fuse
function fuse(name, expect, { signed, sent = PRETTY, key = "test-key", others = [] }) {
  emit(`fuse ${name}`, "fuse", [{ scheme: "fuse", value: "test-key" }, ...others], [["fuse-verification", hmac(key, [signed]).toString("base64")]], sent, expect);
}
fuse("without sort", ["body-keys-in-received-order"], { signed: JSON.stringify(parsed) });
fuse("raw body", ["body-raw"], { signed: PRETTY });
fuse("compact raw body", ["body-keys-in-received-order"], { sent: COMPACT, signed: COMPACT });
fuse("indented", ["body-reserialised-javascript"], { signed: JSON.stringify(parsed, null, 2) });
fuse("sorted and indented", ["body-keys-sorted"], { signed: JSON.stringify(sorted(parsed), null, 2) });
fuse("other environment", ["secret-other-environment"], { sent: Buffer.from('{"environment":"sandbox"}'), signed: '{"environment":"sandbox"}', key: "live-key", others: [{ scheme: "fuse", value: "live-key", environment: "production" }] });

require("./make_node_powens.js")(emit, hmac, COMPACT, PRETTY);
require("./make_node_others.js")(emit, hmac, COMPACT, PRETTY);
