import { lossSearch } from "../../../../../tools/review/rules/loss/search";
import { check, destroyed, replaced, updated } from "../../plans";

test("a search domain goes with its indices, and with AWS's snapshots of them", () => {
  expect(
    check(lossSearch, replaced("aws_opensearch_domain", {}, { domain_name: "b" }, { by: ["domain_name"] })),
  ).toMatchObject([
    {
      level: "data-loss",
      what: "The search domain is replaced because of domain_name, with its indices and automated snapshots",
    },
  ]);
  expect(check(lossSearch, destroyed("aws_elasticsearch_domain"))).toMatchObject([{ level: "data-loss" }]);
});

test("a domain that is changed in place, and its policy, are not its business", () => {
  expect(
    check(lossSearch, updated("aws_opensearch_domain", {}, { engine_version: "OpenSearch_2.19" })),
  ).toEqual([]);
  expect(check(lossSearch, destroyed("aws_opensearch_domain_policy"))).toEqual([]);
});
