// Required before a program that is measured: leaves the most memory it ever held, in KiB.
const fs = require("node:fs");

process.once("exit", () => {
  fs.writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
