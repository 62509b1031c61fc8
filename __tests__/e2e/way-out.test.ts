import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
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
  const bindings = bindingsOf(project);
  rmSync(project.path("node_modules"));
  mkdirSync(project.path("node_modules", "@cdktf"), { recursive: true });
  for (const name of readdirSync(INSTALLED).filter((entry) => !["cdktf", "@cdktf"].includes(entry))) {
    symlinkSync(join(INSTALLED, name), project.path("node_modules", name));
  }
  // Copies, not links: what is loaded from here has to find the packages that are here.
  cpSync(join(INSTALLED, "cdktn"), project.path("node_modules", "cdktf"), { recursive: true });
  for (const part of ["package.json", ...bindings.map((name) => join("lib", name))]) {
    const place = join("@cdktf", "provider-aws", part);
    cpSync(join(INSTALLED, place), project.path("node_modules", place), { recursive: true });
  }
  return project;
}

/** Names of the bindings that a project imports, of the 2,000 there are. */
function bindingsOf(project: ProjectCopy): string[] {
  const sources = ["backend", "modules", "stacks"].flatMap((folder) => [...project.files(folder).values()]);
  const imports = sources.flatMap((text) => [...text.matchAll(/"@cdktf\/provider-aws\/lib\/([\w-]+)"/g)]);
  return [...new Set(imports.map(([, name = ""]) => name))];
}

/** What a synthesis writes, by file. */
async function synthesize(project: ProjectCopy): Promise<Map<string, string>> {
  const env = { ...process.env, CDKTF_OUTDIR: project.path("cdktf.out") };
  await runs([process.execPath, "tools/run.cjs", "main"], { cwd: project.directory, env });
  return project.files("cdktf.out");
}

/** What Terraform reads, without the version of CDKTF: the one thing that may differ, and has to. */
function contentOf(files: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    [...files].map(([file, text]) => [file, file.endsWith(".json") ? parsed(text) : text]),
  );
}

function parsed(text: string): unknown {
  const json = JSON.parse(text);
  // The manifest has it at the top, a stack among its metadata.
  for (const place of [json, json["//"]?.metadata]) {
    if (place) place.version = "any";
  }
  return json;
}

test("with CDK Terrain in the place of CDKTF the stacks compile, and are written as before", async () => {
  const before = await synthesize(copy());
  const after = await synthesize(copyWithCdkTerrain());
  const { version } = JSON.parse(readFileSync(join(INSTALLED, "cdktn", "package.json"), "utf8"));

  const stack = after.get("stacks/multi-agent-orchestrator-prod/cdk.tf.json") ?? "{}";
  expect(JSON.parse(stack)["//"].metadata.version).toBe(version);
  expect(Object.keys(contentOf(after)).length).toBeGreaterThan(9);
  expect(contentOf(after)).toEqual(contentOf(before));
});
