// Everything the tests write goes into one folder that is removed after them: cdktf's `Testing` leaves a directory behind
// for every app it makes.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

module.exports = () => {
  process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), "tests-"));
};
