// Runs a TypeScript file of this project: `node tools/run.cjs main`.
//
// docs/decisions/0010-compile-then-run.md says why there is no ts-node here, and what happens instead.
const path = require("node:path");
const { currentBuild } = require("./current-build.cjs");

/** Programs that are over in a moment, most of which went into loading them. */
const PACKED = ["main", "bench/app"];

const [, , file, ...rest] = process.argv;
const program = path.join(currentBuild(), `${file}.js`);
process.argv.splice(1, process.argv.length, program, ...rest);
// Stack traces are of use where they name files one can open.
if (PACKED.includes(file) && !process.env.DEBUG)
  require("./packed-modules.cjs").loadPacked(`${program}.pack`);
require("./quick-tokens.cjs");
try {
  require(program);
} catch (error) {
  // What went wrong is said in the message; where in our code it was noticed helps nobody but us.
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
