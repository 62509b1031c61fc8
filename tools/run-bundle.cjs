// Runs a bundle with the machine code that V8 made of it the last time: a synthesis of one stack would spend a quarter of
// its time on compiling functions that run once.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

exports.runBundle = (file) => {
  const cache = `${file}.cache`;
  const cachedData = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined;
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, "utf8")), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    process.once("exit", (code) => {
      // By then what is used has been compiled.
      if (code === 0) keep(cache, script.createCachedData());
    });
  }
  const module = new Module(file);
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, path.dirname(file));
};

/** Written whole or not at all: another process may be doing the same. */
function keep(file, content) {
  const draft = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(draft, content);
    fs.renameSync(draft, file);
  } catch {
    // The next run compiles again.
  }
}
