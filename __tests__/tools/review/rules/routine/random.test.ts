import { routineRandom } from "../../../../../tools/review/rules/routine/random";
import { check, created, destroyed, replaced } from "../../plans";

test("what is made of a random value changes with it", () => {
  expect(check(routineRandom, replaced("random_password", {}, {}, { by: ["length"] }))).toMatchObject([
    {
      level: "review",
      what: "A random value is replaced because of length: names and passwords made of it become other ones",
    },
  ]);
  expect(check(routineRandom, destroyed("random_id"))).toMatchObject([{ level: "review" }]);
});

test("a new random value changes nothing", () => {
  expect(check(routineRandom, created("random_id"))).toEqual([]);
});
