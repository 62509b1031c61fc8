// Runs a TypeScript file of this project: `node tools/run.cjs main`.
//
// docs/decisions/0010-compile-then-run.md says why there is no ts-node here, and what happens instead.
const path = require("node:path");
const { currentBuild, BUNDLED } = require("./current-build.cjs");

const [, , file, ...rest] = process.argv;
// Stack traces are of use where they name files one can open.
const isBundled = BUNDLED.includes(file) && !process.env.DEBUG;
const program = path.join(currentBuild(), isBundled ? `${file}.bundle.js` : `${file}.js`);
process.argv.splice(1, process.argv.length, program, ...rest);
try {
  if (isBundled) {
    require("./run-bundle.cjs").runBundle(program);
  } else {
    require("./quick-tokens.cjs");
    require(program);
  }
} catch (error) {
  // What went wrong is said in the message; where in our code it was noticed helps nobody but us.
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
