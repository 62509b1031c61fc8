import { outageListener } from "../../../../../tools/review/rules/outage/listener";
import { check, destroyed, replaced, updated } from "../../plans";

const listener = { port: 443, load_balancer_arn: "arn:lb" };

test("without its listener nothing answers on a port", () => {
  expect(check(outageListener, destroyed("aws_lb_listener", listener))).toMatchObject([
    { level: "outage", what: "The listener is destroyed: nothing answers on port 443" },
  ]);
});

test("requests of a listener rule that goes are answered by the next one", () => {
  expect(check(outageListener, destroyed("aws_lb_listener_rule", { priority: 10 }))[0]?.what).toBe(
    "The listener rule is destroyed: what it matched with priority 10 goes to the next rule",
  );
});

test("a listener that goes with its load balancer is told there", () => {
  const lb = replaced("aws_lb", { arn: "arn:lb" }, {});
  expect(check(outageListener, replaced("aws_lb_listener", listener), lb)).toMatchObject([
    { level: "routine", fix: "see aws_lb.it" },
  ]);
});

test("a listener that is changed in place is not its business", () => {
  expect(check(outageListener, updated("aws_lb_listener", listener, { port: 80 }))).toEqual([]);
});
