// Mistakes with Powens' method, endpoint and date; started by make_node.js.
"use strict";

const KEY = "secret-key";
const DATE = "2022-06-27T11:08:52.577831Z";

module.exports = (emit, hmac, COMPACT, PRETTY) => {
  function powens(name, expect, { method = "POST", target = "/api/hooks/user-created", endpoint = "/api/hooks/user-created", date = DATE, sentDate = DATE, body = COMPACT, parts, headers = [], sentMethod = "POST", template = "" } = {}) {
    const signed = parts ?? [method, ".", endpoint, ".", date, ".", body];
    const sent = [["Host", "hooks.example.com:8443"], ...headers];
    if (sentDate !== null) sent.push(["BI-Signature-Date", sentDate]);
    sent.push(["BI-Signature", hmac(KEY, signed).toString("base64")]);
    emit(`powens ${name}`, "powens-hmac", [{ scheme: "powens-hmac", value: KEY }], sent, COMPACT, expect, { target, method: sentMethod, endpoint: template });
  }
  const url = new URL("https://hooks.example.com:8443/api/hooks/user-created?a=1&b=%2F");
  const withQuery = { target: url.pathname + url.search };
  powens("with query", ["endpoint-with-query"], { ...withQuery, endpoint: url.pathname + url.search });
  powens("full URL", ["endpoint-full-url"], { endpoint: url.origin + url.pathname });
  powens("full URL with query", ["endpoint-full-url"], { ...withQuery, endpoint: url.href });
  powens("full URL by X-Forwarded-Host", ["endpoint-full-url"], { endpoint: "https://public.example.org/api/hooks/user-created", headers: [["X-Forwarded-Host", "public.example.org"], ["X-Forwarded-Proto", "https"]] });
  powens("full URL by Forwarded", ["endpoint-full-url"], { endpoint: "https://public.example.org/api/hooks/user-created", headers: [["Forwarded", "for=1.2.3.4;host=public.example.org;proto=https"]] });
  powens("host", ["endpoint-host"], { endpoint: url.host + url.pathname });
  powens("trailing slash", ["endpoint-trailing-slash"], { endpoint: "/api/hooks/user-created/" });
  powens("trailing slash lost", ["endpoint-trailing-slash"], { target: "/api/hooks/", endpoint: "/api/hooks" });
  powens("no slash", ["endpoint-without-slash"], { endpoint: "api/hooks/user-created" });
  powens("double slash", ["endpoint-normalised"], { target: "/api//hooks/./x", endpoint: "/api/hooks/x" });
  powens("prefix stripped", ["endpoint-prefix"], { endpoint: "/hooks/user-created" });
  powens("prefix added", ["endpoint-prefix"], { target: "/user-created", endpoint: "/prod/user-created" });
  powens("prefix by header", ["endpoint-prefix"], { target: "/user-created", endpoint: "/gateway-7/user-created", headers: [["X-Forwarded-Prefix", "/gateway-7"]] });
  powens("prefix by original URI", ["endpoint-prefix"], { target: "/user-created", endpoint: "/outer/users", headers: [["X-Original-URI", "/outer/users?x=1"]] });
  powens("percent encoding undone", ["endpoint-percent-encoding"], { target: "/caf%C3%A9%20x", endpoint: decodeURIComponent("/caf%C3%A9%20x") });
  powens("percent encoding in small letters", ["endpoint-percent-encoding"], { target: "/caf%C3%A9", endpoint: "/caf%c3%a9" });
  powens("small letters", ["endpoint-lower-case"], { target: "/Hooks", endpoint: "/hooks" });
  powens("template", ["endpoint-template"], { target: "/powens/user-created", endpoint: "/powens/{event}", template: "/powens/{event}" });
  powens("empty endpoint", ["endpoint-empty"], { endpoint: "" });
  powens("root", ["endpoint-empty"], { endpoint: "/" });
  powens("small method", ["method-lower-case"], { method: "post" });
  powens("capitalised method", ["method-capitalised"], { method: "Post" });
  powens("method came small", ["method-upper-case"], { sentMethod: "post" });
  powens("other method", ["method-other"], { method: "PUT" });
  powens("milliseconds", ["date-rounded"], { date: new Date(DATE).toISOString() });
  powens("seconds", ["date-rounded"], { date: new Date(DATE).toISOString().replace(/\.\d+/, "") });
  powens("rounded up", ["date-rounded"], { date: "2022-06-27T11:08:53Z" });
  powens("zeros lost", ["date-rounded"], { sentDate: "2022-06-27T11:08:52.500000Z", date: "2022-06-27T11:08:52.5Z" });
  powens("offset", ["date-reformatted"], { date: DATE.replace("Z", "+00:00") });
  powens("HTTP date", ["date-reformatted"], { date: new Date(DATE).toUTCString() });
  powens("unix time", ["date-reformatted"], { date: String(Math.floor(Date.parse(DATE) / 1000)) });
  powens("unix milliseconds", ["date-reformatted"], { date: String(Date.parse(DATE)) });
  powens("no zone", ["date-reformatted"], { date: DATE.replace("Z", "") });
  powens("date missing in header", ["date-missing"], { sentDate: null, date: "" });
  powens("date left out", ["date-missing"], { parts: ["POST", ".", "/api/hooks/user-created", ".", COMPACT] });
  powens("Date header", ["date-other-header"], { date: "Mon, 27 Jun 2022 11:08:52 GMT", headers: [["Date", "Mon, 27 Jun 2022 11:08:52 GMT"]] });
  powens("body alone", ["content-only-body"], { parts: [COMPACT] });
  powens("method left out", ["content-without-method"], { parts: ["/api/hooks/user-created", ".", DATE, ".", COMPACT] });
  powens("endpoint left out", ["content-without-endpoint"], { parts: ["POST", ".", DATE, ".", COMPACT] });
  powens("line feeds between", ["content-separator"], { parts: ["POST", "\n", "/api/hooks/user-created", "\n", DATE, "\n", COMPACT] });
  powens("other order", ["content-order"], { parts: [DATE, ".", "POST", ".", "/api/hooks/user-created", ".", COMPACT] });
  powens("full URL and rounded", ["endpoint-full-url", "date-rounded"], { endpoint: url.origin + url.pathname, date: new Date(DATE).toISOString() });
  powens("small method and query", ["endpoint-with-query", "method-lower-case"], { ...withQuery, endpoint: url.pathname + url.search, method: "post" });
  powens("rounded, body written again", ["body-reserialised-javascript", "date-rounded"], { date: new Date(DATE).toISOString(), body: JSON.stringify(JSON.parse(COMPACT), null, 2) });
};
