import { PassThrough } from "node:stream";
import { nearest } from "../../tools/terminal/nearest";
import { Problem, problemText } from "../../tools/terminal/problem";
import { Progress } from "../../tools/terminal/progress";
import { counted, duration, wrapped } from "../../tools/terminal/words";

function piped() {
  const stream = new PassThrough();
  return {
    progress: new Progress(stream as unknown as NodeJS.WriteStream),
    text: () => String(stream.read() ?? ""),
  };
}

describe("progress in a pipe", () => {
  test("is a plain line for each step, with what came of it", async () => {
    const { progress, text } = piped();
    expect(await progress.step("plan", async (note) => note("135 to add") ?? 7)).toBe(7);
    expect(text()).toBe("✓ plan                         0.0 s  135 to add\n");
  });

  test("shows a failed step as failed, and hands on why", async () => {
    const { progress, text } = piped();
    const failing = progress.step("apply", async () => {
      throw new Problem("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(text()).toMatch(/^✗ apply +0\.0 s\n$/);
  });

  test("ends in a table of steps, results and seconds", async () => {
    const { progress } = piped();
    await progress.step("init", async () => {});
    await progress.step("plan", async (note) => note("no changes"));
    expect(progress.summary().split("\n")).toEqual([
      "step  result  seconds",
      "init  done        0.0",
      "plan  done        0.0  no changes",
    ]);
  });
});

test("progress on a terminal draws over itself and leaves one line", async () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 40 });
  const progress = new Progress(stream as unknown as NodeJS.WriteStream);
  await progress.step("apply", () => new Promise((resolve) => setTimeout(resolve, 300)));
  const drawn = String(stream.read());
  expect(drawn).toContain("\r\u001b[2K");
  expect(drawn.split("\n")).toHaveLength(2);
});

test("a problem is its message, and what to do below it", () => {
  expect(problemText(new Problem("no terraform", ["brew install terraform", "", "or not"]))).toBe(
    "no terraform\n  brew install terraform\n\n  or not",
  );
  expect(problemText(new Error("other"))).toBe("other");
  expect(problemText("text")).toBe("text");
});

test.each([
  [1, "stack", "1 stack"],
  [0, "stack", "0 stacks"],
  [2, "policy", "2 policies"],
  [2, "nat gateway", "2 nat gateways"],
  [2, "kms alias", "2 kms aliases"],
  [2, "bucket ownership controls", "2 bucket ownership controls"],
])("counts %i %s as %s", (count, noun, expected) => {
  expect(counted(count, noun)).toBe(expected);
});

test.each([
  [40, "0.0 s"],
  [9_940, "9.9 s"],
  [42_400, "42 s"],
  [59_700, "1 min 00 s"],
  [185_000, "3 min 05 s"],
])("says how long %i ms are", (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});

test("wraps lines between items, and lets a long item stand out", () => {
  expect(wrapped(["aa", "bb", "cccccccc", "d"], ", ", 6)).toEqual(["aa, bb,", "cccccccc,", "d"]);
  expect(wrapped([], ", ", 6)).toEqual([]);
});

test.each([
  ["multi-agent-orchestrator-dve", "multi-agent-orchestrator-dev"],
  ["multi-agent-orchestator-dev", "multi-agent-orchestrator-dev"],
  ["LLM-proxy-dev", "llm-proxy-dev"],
  ["proxy", "llm-proxy-dev"],
  ["warehouse", undefined],
  ["", undefined],
])("takes %p for %p", (given, expected) => {
  expect(nearest(given, ["llm-proxy-dev", "multi-agent-orchestrator-dev"])).toBe(expected);
});
