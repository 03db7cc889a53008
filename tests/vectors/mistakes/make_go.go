// Makes signing mistakes with Go's own JSON and HMAC, one JSON object a line:
// go run make_go.go > go.jsonl
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
)

var made map[string]string

func emit(name string, expect []string, sent string, signed []byte, key []byte) {
	mac := hmac.New(sha256.New, key)
	mac.Write(signed)
	value := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	line, _ := json.Marshal(map[string]any{
		"name": "go " + name, "scheme": "fiskil", "method": "POST", "target": "/hook",
		"secrets": []any{map[string]string{"scheme": "fiskil", "value": made["fiskil_secret"]}},
		"headers": [][]string{{"X-Fiskil-Signature", value}},
		"body":    base64.StdEncoding.EncodeToString([]byte(sent)), "expect": expect,
	})
	fmt.Println(string(line))
}

func main() {
	text, _ := os.ReadFile("bodies.json")
	json.Unmarshal(text, &made)
	key, _ := base64.StdEncoding.DecodeString(made["fiskil_secret"])
	expect := []string{"body-reserialised-go"}
	for _, which := range []string{"plain", "numbers"} {
		var body map[string]any
		json.Unmarshal([]byte(made[which]), &body)
		marshalled, _ := json.Marshal(body)
		emit("Marshal "+which, expect, made[which], marshalled, key)
		var encoded bytes.Buffer
		json.NewEncoder(&encoded).Encode(body)
		emit("Encode "+which, expect, made[which], encoded.Bytes(), key)
		for _, indent := range []string{"  ", "    ", "\t"} {
			indented, _ := json.MarshalIndent(body, "", indent)
			emit(fmt.Sprintf("MarshalIndent %s %q", which, indent), expect, made[which], indented, key)
		}
	}
	var body map[string]any
	json.Unmarshal([]byte(made["numbers"]), &body)
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	encoder.Encode(body)
	emit("SetEscapeHTML(false)", expect, made["numbers"], encoded.Bytes(), key)
	raw, _ := json.Marshal(json.RawMessage(made["plain"]))
	emit("RawMessage", expect, made["plain"], raw, key)
	json.Unmarshal([]byte(made["plain"]), &body)
	marshalled, _ := json.Marshal(body)
	emit("text as key", []string{"secret-not-decoded", "body-reserialised-go"}, made["numbers"], marshalNumbers(), []byte(made["fiskil_secret"]))
	_ = marshalled
}

func marshalNumbers() []byte {
	var body map[string]any
	json.Unmarshal([]byte(made["numbers"]), &body)
	text, _ := json.Marshal(body)
	return text
}
