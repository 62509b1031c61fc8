import { outageDiscovery } from "../../../../../tools/review/rules/outage/discovery";
import { check, replaced, updated } from "../../plans";

const service = { name: "traces", description: "a" };

test("callers don't find a service whose name goes", () => {
  const change = replaced("aws_service_discovery_service", service, { name: "b" }, { by: ["name"] });
  expect(check(outageDiscovery, change)).toMatchObject([
    {
      level: "outage",
      what: expect.stringContaining("Its name is replaced because of name, and the old one goes first"),
    },
  ]);
});

test("a change in place is not its business", () => {
  expect(
    check(outageDiscovery, updated("aws_service_discovery_service", service, { description: "b" })),
  ).toEqual([]);
});
