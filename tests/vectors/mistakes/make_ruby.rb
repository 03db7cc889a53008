# Makes signing mistakes with Ruby's own JSON and OpenSSL, one JSON object a line:
# ruby make_ruby.rb > ruby.jsonl
require "json"
require "openssl"
require "base64"

MADE = JSON.parse(File.read(File.join(__dir__, "bodies.json")))
KEY = Base64.decode64(MADE["fiskil_secret"])

def emit(name, expect, sent, signed, key = KEY)
  value = Base64.strict_encode64(OpenSSL::HMAC.digest("SHA256", key, signed))
  puts JSON.generate(
    name: "ruby #{name}", scheme: "fiskil", method: "POST", target: "/hook",
    secrets: [{ scheme: "fiskil", value: MADE["fiskil_secret"] }],
    headers: [["X-Fiskil-Signature", value]], body: Base64.strict_encode64(sent), expect: expect,
  )
end

emit("generate numbers", ["body-reserialised-ruby"], MADE["numbers"], JSON.generate(JSON.parse(MADE["numbers"])))
emit("pretty numbers", ["body-reserialised-ruby"], MADE["numbers"], JSON.pretty_generate(JSON.parse(MADE["numbers"])))
rails = { "<" => "\\u003c", ">" => "\\u003e", "&" => "\\u0026", "\u2028" => "\\u2028" }
emit("to_json as Rails escapes", ["body-reserialised-ruby"], MADE["numbers"], JSON.generate(JSON.parse(MADE["numbers"])).gsub(/[<>&\u2028]/) { |c| rails[c] })
emit("decode64 left out, chomped", ["secret-not-decoded", "body-newline-stripped"], MADE["plain"] + "\n", (MADE["plain"] + "\n").chomp, MADE["fiskil_secret"])
