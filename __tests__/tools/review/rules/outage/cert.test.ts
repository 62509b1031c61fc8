import { outageCert } from "../../../../../tools/review/rules/outage/cert";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const certificate = { domain_name: "app.example.com" };
const more = { subject_alternative_names: ["b.example.com"] };

test("a certificate can't go first while it is in use", () => {
  const change = replaced("aws_acm_certificate", certificate, more, { by: ["subject_alternative_names"] });
  expect(check(outageCert, change)).toMatchObject([
    {
      level: "outage",
      what: expect.stringContaining("because of subject_alternative_names, and the old one goes first"),
    },
  ]);
});

test("a new one that is made first is less bad", () => {
  const change = replaced("aws_acm_certificate", certificate, more, { order: CREATE_FIRST });
  expect(check(outageCert, change)).toMatchObject([
    { level: "review", mitigation: "the new one is made before the old one goes" },
  ]);
});

test("a certificate that goes for good has to be looked at", () => {
  expect(check(outageCert, destroyed("aws_acm_certificate", certificate))).toMatchObject([
    { level: "review" },
  ]);
});

test("a change in place is not its business", () => {
  expect(check(outageCert, updated("aws_acm_certificate", certificate, { tags: { a: "b" } }))).toEqual([]);
});
