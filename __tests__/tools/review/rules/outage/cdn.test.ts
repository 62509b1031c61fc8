import { outageCdn } from "../../../../../tools/review/rules/outage/cdn";
import { check, destroyed, updated } from "../../plans";

const TYPE = "aws_cloudfront_distribution";
const distribution = { enabled: true, aliases: ["a.example.com", "b.example.com"] };

test.each([
  [
    destroyed(TYPE, distribution),
    'The distribution is destroyed: "a.example.com", "b.example.com" stops answering',
  ],
  [
    updated(TYPE, { enabled: true, aliases: [] }, { enabled: false }),
    "The distribution is turned off: its domain name stops answering",
  ],
  [
    updated(TYPE, distribution, { aliases: ["b.example.com"] }),
    'The distribution answers no longer for "a.example.com"',
  ],
])("names that stop answering are told", (change, what) => {
  expect(check(outageCdn, change)).toMatchObject([{ level: "outage", what }]);
});

test("one more name is not its business", () => {
  const aliases = ["b.example.com", "a.example.com", "c.example.com"];
  expect(check(outageCdn, updated(TYPE, distribution, { aliases }))).toEqual([]);
});
