import { setTimeout } from "node:timers/promises";
import { inParallel } from "../../../tools/delivery/in-parallel";

test("results are in the order of the items, whichever is done first", async () => {
  expect(await inParallel([30, 1, 10], 3, (ms) => setTimeout(ms, ms))).toEqual([30, 1, 10]);
});

test("no more is under way at once than was said", async () => {
  let under = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async () => {
    under += 1;
    most = Math.max(most, under);
    await setTimeout(5);
    under -= 1;
  });
  expect(most).toBe(2);
});
