import { lossZone } from "../../../../../tools/review/rules/loss/zone";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_route53_zone";

test("a zone with force_destroy goes with every record, and its name servers are other ones afterwards", () => {
  expect(check(lossZone, destroyed(TYPE, { force_destroy: true }))).toMatchObject([
    {
      level: "data-loss",
      what: "The zone is destroyed, with every record, also those made by others; a new one gets other name servers",
    },
  ]);
});

test("records that Terraform does not manage keep a zone without force_destroy", () => {
  const change = replaced(TYPE, { force_destroy: false }, { name: "b.example" }, { by: ["name"] });
  expect(check(lossZone, change)).toMatchObject([
    { level: "outage", mitigation: expect.stringContaining("force_destroy is off") },
  ]);
});

test("a delegation set brings the name servers back", () => {
  const zone = { force_destroy: true, delegation_set_id: "N01234" };
  expect(check(lossZone, destroyed(TYPE, zone))).toMatchObject([
    { level: "data-loss", mitigation: "a new one can have the name servers of N01234 again" },
  ]);
});

test("nobody asks the name servers of a private zone", () => {
  const zone = { force_destroy: true, vpc: [{ vpc_id: "vpc-1" }] };
  expect(check(lossZone, destroyed(TYPE, zone))[0]?.what).not.toContain("name servers");
});

test("a zone that is changed in place is not its business", () => {
  expect(check(lossZone, updated(TYPE, {}, { comment: "b" }))).toEqual([]);
});
