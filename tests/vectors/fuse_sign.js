// Signs documents as Fuse documents it: one base64 body a line on stdin, one answer a line on
// stdout, which is the base64 signature or `refused` when JSON.parse throws.
// The body is read as express' bodyParser.json() reads it: as UTF-8 with replacement characters,
// without a byte order mark, an empty body as {}. The key is the first argument.
const crypto = require("crypto");
const key = process.argv[2];
const replacer = (_, value) =>
  value instanceof Object && !(value instanceof Array)
    ? Object.keys(value)
        .sort()
        .reduce((sorted, name) => {
          sorted[name] = value[name];
          return sorted;
        }, {})
    : value;
const sign = (line) => {
  let text = Buffer.from(line, "base64").toString("utf8");
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  try {
    const canonical = JSON.stringify(text === "" ? {} : JSON.parse(text), replacer);
    return crypto.createHmac("sha256", key).update(canonical).digest("base64");
  } catch (error) {
    if (error instanceof SyntaxError) return "refused";
    throw error;
  }
};
const lines = require("fs").readFileSync(0, "latin1").split("\n").slice(0, -1);
process.stdout.write(lines.map(sign).join("\n") + "\n");
