import { ruleWords } from "../../../tools/adopt/beside";
import type { Answer } from "../../../tools/adopt/discovery";
import { type Discovered, discoveryJson, discoveryReport } from "../../../tools/adopt/report";

const ANSWERS = new Map<string, Answer>([
  ["aws_a.found", { kind: "found", found: { id: "a-1" } }],
  ["aws_b.missing", { kind: "missing", why: "aws_x.y is not there" }],
  ["aws_c.unknown", { kind: "by hand", why: "terraform import wants a word" }],
  ["aws_c.written", { kind: "by hand", why: "terraform import wants a word" }],
  ["aws_d.refused", { kind: "refused", why: "delete it" }],
]);

const DISCOVERED: Discovered = {
  stack: "shop-dev",
  answers: ANSWERS,
  managed: 0,
  adoption: { "aws_a.found": "a-1", "aws_c.written": "c-1" },
  beside: [{ of: "aws_a.found", what: "a rule", advice: "aws remove a-rule" }],
};

const section = (title: string) =>
  discoveryReport(DISCOVERED)
    .split("\n\n")
    .find((part) => part.startsWith(title));

test("a report counts what can be adopted", () => {
  expect(discoveryReport(DISCOVERED)).toMatch(/^Of 5 resources of shop-dev, 2 can be adopted\./);
});

test("a report counts what is Terraform's already, and says no more of it", () => {
  expect(discoveryReport({ ...DISCOVERED, managed: 3 })).toMatch(
    /^Of 8 resources of shop-dev, 2 can be adopted; 3 are Terraform's already\.\n/,
  );
});

test.each([
  ["Found", /aws_a\.found +a-1\naws_c\.written +c-1$/],
  ["Not there: would be created", /\naws_b\.missing +aws_x\.y is not there$/],
  ["Can't be found", /address *\naws_c\.unknown +terraform import wants a word$/],
  ["There, but not to be adopted", /\naws_d\.refused +delete it$/],
  ["Beside the code", /\naws_a\.found +a rule\n +aws remove a-rule$/],
])("%s", (title, content) => {
  expect(section(title)).toMatch(content);
});

test("sections with nothing in them are left out", () => {
  const nothing = { ...DISCOVERED, answers: new Map<string, Answer>(), adoption: {}, beside: [] };
  expect(discoveryReport(nothing)).not.toContain("\n");
});

test("other programs get the same", () => {
  expect(discoveryJson(DISCOVERED)).toEqual({
    stack: "shop-dev",
    managed: 0,
    found: DISCOVERED.adoption,
    missing: { "aws_b.missing": "aws_x.y is not there" },
    byHand: {
      "aws_c.unknown": "terraform import wants a word",
      "aws_c.written": "terraform import wants a word",
    },
    refused: { "aws_d.refused": "delete it" },
    beside: DISCOVERED.beside,
  });
});

test.each([
  ["tcp 22 from 0.0.0.0/0", { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIpv4: "0.0.0.0/0" }],
  ["udp 1-9 from ::/0", { IpProtocol: "udp", FromPort: 1, ToPort: 9, CidrIpv6: "::/0" }],
  ["everything to sg-1", { IpProtocol: "-1", IsEgress: true, ReferencedGroupInfo: { GroupId: "sg-1" } }],
])("a rule is told as: %s", (words, rule) => {
  expect(ruleWords(rule)).toBe(words);
});
