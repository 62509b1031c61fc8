const fs = require("node:fs");

module.exports = () => {
  fs.rmSync(process.env.TMPDIR, { recursive: true, force: true });
};
