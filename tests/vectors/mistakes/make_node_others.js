// Mistakes with the schemes of Stripe, GitHub, Slack, Shopify, Teller, Standard Webhooks, Plaid and
// MX; started by make_node.js.
"use strict";
const { createHash, createPrivateKey, sign } = require("crypto");

const T = "1776160485";
const NOW = { now: 1776160490 };

module.exports = (emit, hmac, COMPACT, PRETTY) => {
  const one = (scheme, value, more = {}) => [{ scheme, value, ...more }];

  // The key of Stripe is the whole text, that of Standard Webhooks is decoded.
  const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const decoded = Buffer.from(WHSEC.slice(6), "base64");
  const stripe = (name, expect, key, signed = [T, ".", COMPACT], header = (v) => `t=${T},v1=${v}`, body = COMPACT) =>
    emit(`stripe ${name}`, "stripe", one("stripe", WHSEC), [["Stripe-Signature", header(hmac(key, signed).toString("hex"))]], body, expect, NOW);
  stripe("prefix cut", ["secret-prefix-cut"], WHSEC.slice(6));
  stripe("as Svix", ["secret-prefix-cut", "secret-decoded"], decoded);
  stripe("parsed body", ["body-reserialised-javascript"], WHSEC, [T, ".", JSON.stringify(JSON.parse(PRETTY))], undefined, PRETTY);
  stripe("body alone", ["content-without-timestamp"], WHSEC, [COMPACT]);
  stripe("only v0", ["digest-prefix"], WHSEC, undefined, (v) => `t=${T},v0=${v}`);
  stripe("prefix cut, parsed body", ["secret-prefix-cut", "body-reserialised-javascript"], WHSEC.slice(6), [T, ".", JSON.stringify(JSON.parse(PRETTY))], undefined, PRETTY);

  const standard = (name, expect, { key = decoded, id = "msg_1", signed = [id, ".", T, ".", COMPACT], names = "webhook", value = (d) => `v1,${d.toString("base64")}`, secret = WHSEC, headers = [["id", id], ["timestamp", T]], body = COMPACT } = {}) =>
    emit(`standard ${name}`, "standard-webhooks", one("standard-webhooks", secret), [...headers.map(([n, v]) => [`${names}-${n}`, v]), [`${names}-signature`, value(hmac(key, signed))]], body, expect, NOW);
  standard("text as key", ["secret-prefix-kept", "secret-not-decoded"], { key: WHSEC });
  standard("prefix cut, not decoded", ["secret-not-decoded"], { key: WHSEC.slice(6) });
  standard("prefix decoded along", ["secret-prefix-kept"], { key: Buffer.from(WHSEC, "base64") });
  standard("id left out", ["content-without-id"], { signed: [T, ".", COMPACT] });
  standard("svix, time left out", ["content-without-timestamp"], { names: "svix", signed: ["msg_1", ".", COMPACT] });
  standard("body alone", ["content-only-body"], { signed: [COMPACT] });
  standard("time before id", ["content-order"], { signed: [T, ".", "msg_1", ".", COMPACT] });
  standard("hex", ["digest-hex"], { value: (d) => `v1,${d.toString("hex")}` });
  standard("no version", ["digest-without-prefix"], { value: (d) => d.toString("base64") });
  standard("v1=", ["digest-prefix"], { value: (d) => `v1=${d.toString("base64")}` });
  standard("two, one of them of a line feed", ["body-newline-added"], { signed: ["msg_1", ".", T, ".", COMPACT, "\n"], value: (d) => `v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= v1,${d.toString("base64")}` });

  // A pair made from a fixed seed, so that the vectors stay what they are.
  const seed = createHash("sha256").update("a fixed seed").digest();
  const pair = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  const publicKey = Buffer.from(pair.export({ format: "jwk" }).x, "base64url").toString("base64");
  const v1a = (name, expect, signed, { secret = "whpk_" + publicKey, write = (d) => `v1a,${d.toString("base64")}`, body = COMPACT } = {}) =>
    emit(`standard v1a ${name}`, "standard-webhooks", one("standard-webhooks", secret), [["webhook-id", "msg_1"], ["webhook-timestamp", T], ["webhook-signature", write(sign(null, Buffer.concat(signed.map((p) => Buffer.from(p))), pair))]], body, expect, NOW);
  v1a("parsed body", ["body-reserialised-javascript"], ["msg_1", ".", T, ".", JSON.stringify(JSON.parse(PRETTY))], { body: PRETTY });
  v1a("id left out", ["content-without-id"], [T, ".", COMPACT]);
  v1a("hex", ["digest-hex"], ["msg_1", ".", T, ".", COMPACT], { write: (d) => `v1a,${d.toString("hex")}` });
  v1a("line feed stripped", ["body-newline-stripped"], ["msg_1", ".", T, ".", PRETTY.toString().trimEnd()], { body: PRETTY });

  const github = (name, expect, signed, { body = COMPACT, header = "X-Hub-Signature-256", write = (k, s) => `sha256=${hmac(k, [s]).toString("hex")}`, key = "It's a Secret" } = {}) =>
    emit(`github ${name}`, "github", one("github", "It's a Secret"), [[header, write(key, signed)]], body, expect);
  const form = Buffer.from("payload=" + encodeURIComponent(COMPACT.toString()));
  github("payload of the form", ["body-form-decoded"], COMPACT, { body: form });
  github("no prefix", ["digest-without-prefix"], COMPACT, { write: (k, s) => hmac(k, [s]).toString("hex") });
  github("sha1 in the new header", ["digest-prefix", "digest-sha1"], COMPACT, { write: (k, s) => `sha1=${hmac(k, [s], "sha1").toString("hex")}` });
  github("sha1 header alone", ["digest-other-header", "digest-prefix", "digest-sha1"], COMPACT, { header: "X-Hub-Signature", write: (k, s) => `sha1=${hmac(k, [s], "sha1").toString("hex")}` });
  github("parsed body", ["body-reserialised-javascript"], JSON.stringify(JSON.parse(PRETTY)), { body: PRETTY });
  github("base64", ["digest-base64"], COMPACT, { write: (k, s) => `sha256=${hmac(k, [s]).toString("base64")}` });

  const BODY = Buffer.from("token=xyz&text=a+b%20c&team_id=T1DC2JH3J");
  const slack = (name, expect, signed, { write = (d) => `v0=${d.toString("hex")}`, body = BODY } = {}) =>
    emit(`slack ${name}`, "slack", one("slack", "8f742231b10e8888abcd99yyyzzz85a5"), [["X-Slack-Request-Timestamp", T], ["X-Slack-Signature", write(hmac("8f742231b10e8888abcd99yyyzzz85a5", signed))]], body, expect, NOW);
  slack("version left out", ["content-without-version"], [T, ":", BODY]);
  slack("dots", ["content-separator"], ["v0:", T, ".", BODY]);
  slack("time left out", ["content-without-timestamp"], ["v0:", BODY]);
  slack("form written again", ["body-form-decoded"], ["v0:", T, ":", new URLSearchParams(BODY.toString()).toString()]);
  slack("form as JSON", ["body-form-decoded"], ["v0:", T, ":", JSON.stringify(Object.fromEntries(new URLSearchParams(BODY.toString())))]);
  slack("no prefix", ["digest-without-prefix"], ["v0:", T, ":", BODY], { write: (d) => d.toString("hex") });
  slack("milliseconds", ["time-milliseconds"], ["v0:", T + "000", ":", BODY]);

  const shopify = (name, expect, key, signed, write = (d) => d.toString("base64"), body = COMPACT) =>
    emit(`shopify ${name}`, "shopify", one("shopify", "c2hvcCBzZWNyZXQgdGV4dA=="), [["X-Shopify-Hmac-SHA256", write(hmac(key, [signed]))]], body, expect);
  shopify("hex", ["digest-hex"], "c2hvcCBzZWNyZXQgdGV4dA==", COMPACT, (d) => d.toString("hex"));
  shopify("decoded", ["secret-decoded"], Buffer.from("c2hvcCBzZWNyZXQgdGV4dA==", "base64"), COMPACT);
  shopify("parsed body", ["body-reserialised-javascript"], "c2hvcCBzZWNyZXQgdGV4dA==", JSON.stringify(JSON.parse(PRETTY)), undefined, PRETTY);

  const teller = (name, expect, signed, t = T, now = 1776160490) =>
    emit(`teller ${name}`, "teller", one("teller", "teller-secret"), [["Teller-Signature", `t=${t},v1=${hmac("teller-secret", signed).toString("hex")}`]], COMPACT, expect, { now });
  teller("base time", ["time-stale"], [T, ".", COMPACT], T, 1776160785);
  teller("body alone", ["content-without-timestamp"], [COMPACT]);
  teller("remote_data without dot", ["content-separator"], [T, COMPACT]);

  // Plaid: a JWT by a pair of our own, whose hash is of another body.
  const jwk = { kty: "EC", crv: "P-256", d: "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE", x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM" };
  const ec = createPrivateKey({ key: jwk, format: "jwk" });
  const stored = (kid) => JSON.stringify({ kty: "EC", crv: "P-256", x: jwk.x, y: jwk.y, kid, alg: "ES256" });
  const b64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const plaid = (name, expect, signed, { kid = "k1", body = PRETTY, wrap = (v) => v, hash = (d) => d.toString("hex"), iat = Number(T), own = "k1", header = "Plaid-Verification", others = [] } = {}) => {
    const claims = `${b64({ alg: "ES256", kid, typ: "JWT" })}.${b64({ iat, request_body_sha256: hash(createHash("sha256").update(signed).digest()) })}`;
    const token = `${claims}.${sign("sha256", Buffer.from(claims), { key: ec, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
    emit(`plaid ${name}`, "plaid", [...(own ? one("plaid", stored(own)) : []), ...others], [[header, wrap(token)]], body, expect, NOW);
  };
  plaid("parsed body", ["body-reserialised-javascript"], JSON.stringify(JSON.parse(PRETTY)));
  plaid("indented by 2", ["body-reserialised-javascript"], JSON.stringify(JSON.parse(PRETTY), null, 2));
  plaid("line feed stripped", ["body-newline-stripped"], PRETTY.toString().trimEnd());
  plaid("empty body", ["body-empty"], "");
  plaid("too old", ["time-stale"], PRETTY, { iat: Number(T) - 900 });
  plaid("other kid", ["secret-other-kid"], PRETTY, { kid: "k2" });
  plaid("retired key", ["secret-retired"], PRETTY, { own: "", others: one("plaid", stored("k1"), { use: "retired" }) });
  plaid("quoted", ["digest-quoted"], PRETTY, { wrap: (v) => `"${v}"` });
  plaid("Bearer", ["digest-prefix"], PRETTY, { wrap: (v) => `Bearer ${v}` });
  plaid("other header", ["digest-other-header"], PRETTY, { header: "X-Plaid-Verification" });
  plaid("hash in capitals", ["digest-upper-case"], PRETTY, { hash: (d) => d.toString("hex").toUpperCase() });
  plaid("hash in base64", ["digest-base64"], PRETTY, { hash: (d) => d.toString("base64") });

  const pairText = "mx-user:pa:ss";
  const basic = (name, expect, value, { secret = pairText, header = "Authorization" } = {}) =>
    emit(`mx ${name}`, "mx-basic", one("mx-basic", secret), [[header, value]], COMPACT, expect);
  const coded = Buffer.from(pairText).toString("base64");
  basic("line feed", ["secret-with-newline"], `Basic ${Buffer.from(pairText + "\n").toString("base64")}`);
  basic("not encoded", ["digest-not-encoded"], `Basic ${pairText}`);
  basic("encoded twice", ["digest-encoded-twice"], `Basic ${Buffer.from(coded).toString("base64")}`);
  basic("no word", ["digest-without-prefix"], coded);
  basic("other header", ["digest-other-header"], `Basic ${coded}`, { header: "X-Authorization" });
  basic("url-encoded", ["digest-url-encoded"], `Basic ${Buffer.from("mx-user:pa%3Ass").toString("base64")}`);
  basic("stored as in the header", ["secret-with-scheme-word", "secret-encoded"], `Basic ${coded}`, { secret: `Basic ${coded}` });
  basic("stored with line feed", ["secret-with-newline"], `Basic ${coded}`, { secret: `${pairText}\n` });
};
