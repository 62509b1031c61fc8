// What no review can do without: starts Node, reads a plan and parses it.
const fs = require("node:fs");

const plan = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
if (!Array.isArray(plan.resource_changes)) throw new Error("it is not a plan");
