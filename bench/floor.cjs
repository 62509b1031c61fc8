// What no synthesis can do without: starts Node and writes as many bytes as the stacks in a directory have.
const fs = require("node:fs");
const path = require("node:path");

const [, , from, to] = process.argv;
const [first, ...others] = fs.readdirSync(from);
const stack = JSON.parse(fs.readFileSync(path.join(from, first, "cdk.tf.json"), "utf8"));
for (const name of [first, ...others]) {
  fs.mkdirSync(path.join(to, name), { recursive: true });
  fs.writeFileSync(path.join(to, name, "cdk.tf.json"), JSON.stringify(stack, null, 2));
}
