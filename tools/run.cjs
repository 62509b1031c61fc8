// Runs a TypeScript file of this project: `node tools/run.cjs main`.
//
// The sources are compiled by the native TypeScript compiler when one of them changed, so a type error stops
// here, before anything is synthesized. The result is kept under the digest of what it was made from: two runs
// at once can't disturb each other, and an unchanged project starts without compiling.
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..");
const BUILDS = path.join(ROOT, ".build");
const FOLDERS = ["backend", "modules", "stacks", "tools"];
const CONFIGURATION = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];

/** Builds kept besides the newest one: another process may still be running one of them. */
const OLDER_BUILDS = 2;

function sources() {
  const inFolders = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file)),
  );
  return ["main.ts", ...inFolders].sort();
}

function digest(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(file).update(fs.readFileSync(path.join(ROOT, file)));
  return hash.digest("hex").slice(0, 16);
}

function compile(target) {
  const compiler = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const draft = `${target}.${process.pid}`;
  const result = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", draft], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  if (result.status !== 0) {
    fs.rmSync(draft, { recursive: true, force: true });
    process.exit(1);
  }
  try {
    fs.renameSync(draft, target);
  } catch (error) {
    // Another process finished the same build first; its result is as good as ours.
    if (!fs.existsSync(target)) throw error;
    fs.rmSync(draft, { recursive: true, force: true });
  }
  forgetOldBuilds(path.basename(target));
}

function forgetOldBuilds(current) {
  fs.readdirSync(BUILDS)
    .filter((name) => name !== current && !name.includes("."))
    .map((name) => ({ name, time: fs.statSync(path.join(BUILDS, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
    .slice(OLDER_BUILDS)
    .forEach(({ name }) => {
      fs.rmSync(path.join(BUILDS, name), { recursive: true, force: true });
    });
}

const build = path.join(BUILDS, digest([...sources(), ...CONFIGURATION]));
if (!fs.existsSync(build)) compile(build);
require("./quick-tokens.cjs");
const [, , file, ...rest] = process.argv;
process.argv.splice(1, process.argv.length, path.join(build, `${file}.js`), ...rest);
try {
  require(process.argv[1]);
} catch (error) {
  // What went wrong is said in the message; where in our code it was noticed helps nobody but us.
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
