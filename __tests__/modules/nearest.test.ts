import { nearest } from "../../modules/validation/nearest";

const KNOWN = ["natGateways", "proxyMinTasks", "proxyMaxTasks"];

test.each([
  ["natGateway", "natGateways"],
  ["proxyMaxTask", "proxyMaxTasks"],
  ["proxymaxtasks", "proxyMaxTasks"],
  ["porxyMinTasks", "proxyMinTasks"],
])("%s was meant to be %s", (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant);
});

test("a word that resembles none is not guessed", () => {
  expect(nearest("colour", KNOWN)).toBeUndefined();
  expect(nearest("", KNOWN)).toBeUndefined();
});
