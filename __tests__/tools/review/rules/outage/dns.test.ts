import { outageDns } from "../../../../../tools/review/rules/outage/dns";
import { check, created, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_route53_record";
const record = { zone_id: "Z1", name: "app.example.com", type: "CNAME", records: ["a.example.com"], ttl: 60 };

test("a name without its record stops answering", () => {
  expect(check(outageDns, destroyed(TYPE, record))).toMatchObject([
    {
      level: "outage",
      what: 'The "CNAME" record of "app.example.com" is destroyed: the name stops answering',
    },
  ]);
  expect(check(outageDns, replaced(TYPE, record, { name: "b" }, { by: ["name"] }))[0]?.what).toContain(
    "is replaced because of name, and the old one goes first",
  );
});

test("another record that answers for the name makes it less bad", () => {
  const other = created(TYPE, record, { address: `${TYPE}.other` });
  expect(check(outageDns, destroyed(TYPE, record), other)).toMatchObject([
    { level: "review", what: expect.stringContaining("aws_route53_record.other answers for it") },
  ]);
});

test("a record that validates a certificate is no name that callers use", () => {
  const validation = { ...record, records: ["_x.acm-validations.aws."] };
  expect(check(outageDns, destroyed(TYPE, validation))).toMatchObject([{ level: "review" }]);
});

test("a name that leads elsewhere is told with both answers", () => {
  expect(check(outageDns, updated(TYPE, record, { records: ["b.example.com"] }))).toMatchObject([
    {
      level: "review",
      what: '"app.example.com" leads elsewhere: records from ["a.example.com"] to ["b.example.com"]',
    },
  ]);
});

test("an answer that is kept longer is told, and one that is kept shorter is not", () => {
  expect(check(outageDns, updated(TYPE, record, { ttl: 3600 }))).toMatchObject([{ level: "review" }]);
  expect(check(outageDns, updated(TYPE, record, { ttl: 30 }))).toEqual([]);
});
