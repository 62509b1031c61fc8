import { spawn } from "node:child_process";
import { join } from "node:path";
import { temporaryDirectory, write } from "../temporary";
import { FakeGithub } from "./fake-github";
import { busyReview, githubEnvironment, quietReview, TOKEN } from "./jobs";

const PROJECT = join(__dirname, "..", "..", "..");

const directory = temporaryDirectory();
let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
});

afterEach(() => github.stop());

/** Not synchronously: the server it talks to runs in this process. */
async function run(files: readonly string[]) {
  const child = spawn(process.execPath, ["tools/run.cjs", "tools/comment/main", ...files, "--id", "prod"], {
    cwd: PROJECT,
    env: { PATH: process.env["PATH"], ...githubEnvironment(github, directory) },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}

// It compiles the sources when they have changed.
test("comments the reviews of two jobs, and fails without showing the token", async () => {
  const files = [busyReview("prod-data"), quietReview("prod-app")].map((review, i) =>
    write(join(directory, `${i}.json`), JSON.stringify(review)),
  );
  expect(await run(files)).toEqual({
    code: 0,
    output: "created https://github.com/acme/infra/pull/7#issuecomment-1001\n",
  });
  const [comment] = github.comments;
  expect(comment?.body).toMatch(/^<!-- plan-review id=prod run=128\.1 commit=9f2c1e7 -->\n## .*2 stacks/s);
  expect(comment?.body).toMatch(/prod-data.*prod-app/s);
  expect(github.requests.map(({ headers }) => headers.authorization)).toContain(`token ${TOKEN}`);

  github.fail("POST /graphql", { status: 401, body: { message: `Bad credentials: ${TOKEN}` } });
  const { code, output } = await run(files);
  expect(code).toBe(1);
  expect(output).toMatch(/^error: GitHub did not tell whose token this is: 401 Bad credentials: \*\*\*\n/);
}, 120_000);
