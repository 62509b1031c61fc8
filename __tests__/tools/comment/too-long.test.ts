import type { ToMarkdown } from "../../../tools/comment/sticky-body";
import { temporaryDirectory } from "../temporary";
import { FakeGithub } from "./fake-github";
import { busyReview, comment, githubEnvironment } from "./jobs";

/** Its marker, and the end of that line. */
const FIRST = "<!-- plan-review id=plan-review run=128.1 commit=9f2c1e7 -->\n".length;

const directory = temporaryDirectory();
let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
});

afterEach(() => github.stop());

/** Fills its budget. */
const long: ToMarkdown = (_, { maxBytes }) => "x".repeat(maxBytes);

function postLong() {
  return comment(directory, busyReview(), githubEnvironment(github, directory), { markdown: long });
}

test("keeps the comment below what GitHub takes", async () => {
  await postLong();
  expect(github.writes).toEqual(["POST"]);
  expect(github.comments.map(({ body }) => body.length)).toEqual([FIRST + 60_000]);
});

test("writes the comment shorter when GitHub finds it too long", async () => {
  github.longest = 16_000;
  await postLong();
  expect(github.comments.map(({ body }) => body.length)).toEqual([FIRST + 15_000]);
});

test("gives up when the shortest comment is too long", async () => {
  github.longest = 100;
  const { problem } = await postLong();
  expect(problem).toMatch(
    /^GitHub did not create the comment: 422 .*too long.*\n {2}5000 bytes were too many as well/,
  );
  expect(github.requests.slice(2).map(({ body }) => String(body?.["body"]).length - FIRST)).toEqual([
    60_000, 30_000, 15_000, 7_500, 5_000,
  ]);
});
