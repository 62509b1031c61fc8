import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProjectCopy } from "./support/project-copy";
import { runs } from "./support/run";

const INSTALLED = resolve("node_modules");

const projects: ProjectCopy[] = [];

afterAll(() => {
  for (const project of projects) project.remove();
});

function copy(): ProjectCopy {
  const project = new ProjectCopy();
  projects.push(project);
  return project;
}

/**
 * A copy in which `cdktf` is CDK Terrain, for the stacks and for the bindings: what is installed after
 * `npm install cdktf@npm:cdktn` and an override of the same.
 */
function copyWithCdkTerrain(): ProjectCopy {
  const project = copy();
  rmSync(project.path("node_modules"));
  mkdirSync(project.path("node_modules"));
  for (const name of readdirSync(INSTALLED)) {
    symlinkSync(join(INSTALLED, name === "cdktf" ? "cdktn" : name), project.path("node_modules", name));
  }
  // The bindings are where the link leads as well; they are to see the packages beside the link.
  const tsconfig = JSON.parse(readFileSync(project.path("tsconfig.build.json"), "utf8"));
  tsconfig.compilerOptions.preserveSymlinks = true;
  writeFileSync(project.path("tsconfig.build.json"), JSON.stringify(tsconfig));
  return project;
}

/** What a synthesis writes, by file. */
async function synthesize(project: ProjectCopy, options: string): Promise<Map<string, string>> {
  const env = { ...process.env, NODE_OPTIONS: options, CDKTF_OUTDIR: project.path("cdktf.out") };
  await runs([process.execPath, "tools/run.cjs", "main"], { cwd: project.directory, env });
  return project.files("cdktf.out");
}

/** The version of CDKTF is the one thing that may differ, and has to. */
function withoutVersion(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...files].map(([file, text]) => [file, text.replace(/^ {2,6}"version": "[\d.]+",?$/m, "version")]),
  );
}

test("with CDK Terrain in the place of CDKTF the stacks compile, and are written as before", async () => {
  const before = await synthesize(copy(), "");
  const after = await synthesize(copyWithCdkTerrain(), "--preserve-symlinks --preserve-symlinks-main");
  const { version } = JSON.parse(readFileSync(join(INSTALLED, "cdktn", "package.json"), "utf8"));

  const stack = after.get("stacks/multi-agent-orchestrator-prod/cdk.tf.json") ?? "{}";
  expect(JSON.parse(stack)["//"].metadata.version).toBe(version);
  expect(withoutVersion(after)).toEqual(withoutVersion(before));
});
