// Loads a program and all it requires from one file, with the machine code V8 made of it the last time.
//
// Synthesis requires some 550 modules, most of them for a fraction of a millisecond of work; finding, reading and
// compiling them takes longer than synthesizing a stack, and their inline source maps are two thirds of 10 MB.
// The first run notes what is loaded, later runs take it from there. A pack belongs to one build (tools/run.cjs).
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { writeWhole } = require("./current-build.cjs");

const SOURCE_MAP = "\n//# sourceMappingURL=";

/** A dynamic import on a line that is no comment. */
const IMPORT = /^[ \t]*(?![ \t]|\*|\/[*/]).*\bimport\s*\(/m;

/** Has what is required from now on taken from `pack`, or packed there when the process ends well. */
exports.loadPacked = (pack) => {
  if (fs.existsSync(pack)) replay(pack);
  else record(pack);
};

function record(pack) {
  const { _compile } = Module.prototype;
  const { _resolveFilename } = Module;
  const sources = new Map();
  const found = {};
  Module.prototype._compile = function (content, filename) {
    if (fits(content)) sources.set(filename, content);
    return _compile.call(this, content, filename);
  };
  Module._resolveFilename = function (request, parent, ...rest) {
    const filename = _resolveFilename.call(this, request, parent, ...rest);
    if (parent?.path && path.isAbsolute(filename)) {
      found[parent.path] ??= {};
      found[parent.path][request] = filename;
    }
    return filename;
  };
  process.once("exit", (code) => {
    if (code !== 0) return;
    const bodies = [...sources].map(([filename, content]) => {
      const [body] = content.split(SOURCE_MAP, 1);
      const parameters = "exports, require, module, __filename, __dirname";
      return `${JSON.stringify(filename)}: function (${parameters}) {\n${body}\n}`;
    });
    const text = `({ found: ${JSON.stringify(found)}, bodies: {\n${bodies.join(",\n")}\n} })`;
    keep(pack, Buffer.from(text, "latin1"));
  });
}

/** The pack is read byte by byte, and V8 can't import from it; modules that need either stay where they are. */
function fits(content) {
  return /^[\0-\xff]*$/.test(content) && !IMPORT.test(content);
}

function replay(pack) {
  const { found, bodies } = run(pack);
  const { _load } = Module;
  Module._load = function (request, parent, ...rest) {
    const filename = found[parent?.path]?.[request];
    const body = bodies[filename];
    if (!body) return _load.call(this, request, parent, ...rest);
    const loaded = Module._cache[filename];
    if (loaded) return loaded.exports;
    const module = new Module(filename, parent);
    module.filename = filename;
    Module._cache[filename] = module;
    try {
      const own = Module.createRequire(filename);
      body.call(module.exports, module.exports, own, module, filename, module.path);
      module.loaded = true;
      return module.exports;
    } finally {
      if (!module.loaded) delete Module._cache[filename];
    }
  };
}

function run(pack) {
  const cache = `${pack}.cache`;
  const cachedData = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined;
  const script = new vm.Script(fs.readFileSync(pack, "latin1"), { filename: pack, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    // By then V8 has compiled what is really used.
    process.once("exit", (code) => {
      if (code === 0) keep(cache, script.createCachedData());
    });
  }
  return script.runInThisContext();
}

function keep(file, content) {
  try {
    writeWhole(file, content);
  } catch {
    // Without it the next run is slower, and just as correct.
  }
}
