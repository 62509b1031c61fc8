import { Readable } from "node:stream";
import { standardInput } from "../../../tools/settings/standard-input";
import { problemOf } from "../temporary";

const given = (input: object) =>
  jest.spyOn(process, "stdin", "get").mockReturnValue(input as typeof process.stdin);
afterEach(() => jest.restoreAllMocks());

test("all of it is read", async () => {
  given(Readable.from([Buffer.from("a\nb"), Buffer.from("\n")]));
  expect(await standardInput()).toBe("a\nb\n");
});

test("a letter that arrives in two parts is one letter", async () => {
  const [first, second] = Buffer.from("é");
  given(Readable.from([Buffer.from([first ?? 0]), Buffer.from([second ?? 0])]));
  expect(await standardInput()).toBe("é");
});

test("refuses what is no text, without repeating it", async () => {
  given(Readable.from([Buffer.concat([Buffer.from("hunter2"), Buffer.from([0xff])])]));
  const { text } = await problemOf(standardInput);
  expect(text).toContain("standard input is no text (UTF-8); nothing was changed");
  expect(text).not.toContain("hunter2");
});

test("refuses a keyboard, which would show what is typed", async () => {
  given(Object.assign(Readable.from([]), { isTTY: true }));
  expect((await problemOf(standardInput)).message).toBe(
    "nothing can be asked: standard error is no terminal",
  );
});
