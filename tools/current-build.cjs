// Compiles the sources when one of them changed, with the native TypeScript compiler: a type error stops here, before
// anything is synthesized. The result is kept under the digest of what it was made from: two runs at once can't
// disturb each other, and going back to an earlier version finds it compiled.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..");
const BUILDS = path.join(ROOT, ".build");
const FOLDERS = ["backend", "bench", "modules", "stacks", "tools"];

/** The second lock file is npm's note of what is installed: a bundle holds packages as well. */
const CONFIGURATION = [
  "tsconfig.json",
  "tsconfig.build.json",
  "package-lock.json",
  "node_modules/.package-lock.json",
];

/** Programs that are over in a moment, much of which would go into finding and reading hundreds of modules. */
const BUNDLED = ["main", "tools/review/main", "bench/app", "bench/review-work"];
exports.BUNDLED = BUNDLED;

/** A module that starts its own file would start the bundle, which would start itself, and so on. */
const NOT_BY_ITSELF = 'if (require.main === module) throw new Error("a bundle is run by tools/run.cjs");';

/** Sizes and times of the sources as they were when they were last read. */
const LAST_SEEN = path.join(BUILDS, "last-seen.json");

/** Builds kept besides the newest one: another process may still be running one of them. */
const OLDER_BUILDS = 2;

/** Directory of the compiled sources; ends the process when they don't compile. */
exports.currentBuild = () => {
  const last = readLastSeen();
  if (last && fs.existsSync(path.join(BUILDS, last.build)) && last.seen.every(isUnchanged)) {
    return path.join(BUILDS, last.build);
  }
  const files = FOLDERS.flatMap(filesBelow);
  // Looked at before they are read: an edit in between is seen the next time.
  const seen = [...files, "main.ts", ...CONFIGURATION].map(look);
  const build = digest(["main.ts", ...files.filter(isSource).sort(), ...CONFIGURATION]);
  const target = path.join(BUILDS, build);
  if (!fs.existsSync(target)) compile(target);
  writeWhole(LAST_SEEN, JSON.stringify({ node: process.version, root: ROOT, build, seen }));
  return target;
};

/** Writes a file whole or not at all: another process may be doing the same. */
function writeWhole(file, content) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, content);
  fs.renameSync(draft, file);
}

function readLastSeen() {
  try {
    const last = JSON.parse(fs.readFileSync(LAST_SEEN, "utf8"));
    return last.node === process.version && last.root === ROOT ? last : undefined;
  } catch {
    return undefined;
  }
}

/** Folders too: theirs is the time at which a file was last added or removed. */
function filesBelow(folder) {
  const entries = fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  const below = entries
    .filter(({ name }) => name !== "node_modules" && !name.startsWith("_") && !name.startsWith("."))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(file) : isSource(file) ? [file] : [];
    });
  return [folder, ...below];
}

function isSource(file) {
  return /\.(tsx?|cjs|json)$/.test(file);
}

function look(file) {
  const stat = fs.statSync(path.join(ROOT, file), { throwIfNoEntry: false });
  return [file, stat?.mtimeMs ?? 0, stat?.size ?? 0];
}

function isUnchanged([file, time, size]) {
  const [, timeNow, sizeNow] = look(file);
  return timeNow === time && sizeNow === size;
}

function digest(files) {
  const hash = require("node:crypto").createHash("sha256").update(process.version).update(ROOT);
  for (const file of files) {
    const name = path.join(ROOT, file);
    hash.update(file).update(fs.existsSync(name) ? fs.readFileSync(name) : "");
  }
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
  bundle(draft);
  try {
    fs.renameSync(draft, target);
  } catch (error) {
    // Another process finished the same build first; its result is as good as ours.
    if (!fs.existsSync(target)) throw error;
    fs.rmSync(draft, { recursive: true, force: true });
  }
  forgetOldBuilds(path.basename(target));
}

/** Puts each program and all it requires into one file, without the source maps that are two thirds of it. */
function bundle(target) {
  require("esbuild").buildSync({
    entryPoints: BUNDLED.map((file) => path.join(target, `${file}.js`)),
    outdir: target,
    outbase: target,
    entryNames: "[dir]/[name].bundle",
    inject: [path.join(__dirname, "quick-tokens.cjs")],
    alias: { archiver: path.join(__dirname, "archiver-when-needed.cjs") },
    define: { __filename: JSON.stringify(packer()) },
    banner: { js: NOT_BY_ITSELF },
    bundle: true,
    minifyWhitespace: true,
    platform: "node",
    logLevel: "error",
  });
}

/** The module of cdktf that packs assets: it runs its own file to do so, and nothing else asks for `__filename`. */
function packer() {
  try {
    return require.resolve("cdktf/lib/private/fs");
  } catch {
    return "";
  }
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
