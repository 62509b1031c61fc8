import { outageListenerEdit } from "../../../../../tools/review/rules/outage/listener-edit";
import { check, replaced, updated } from "../../plans";

const listener = { port: 443, protocol: "HTTPS", ssl_policy: "new", default_action: [{ type: "forward" }] };

test("a listener that changes while it is in use is told with its values", () => {
  const change = updated("aws_lb_listener", listener, { port: 8443, default_action: [{ type: "redirect" }] });
  expect(check(outageListenerEdit, change)).toMatchObject([
    {
      level: "review",
      what: "The listener changes while it is in use: port from 443 to 8443, its default action",
    },
  ]);
});

test("tags, and a replacement, are not its business", () => {
  expect(check(outageListenerEdit, updated("aws_lb_listener", listener, { tags: { a: "b" } }))).toEqual([]);
  expect(check(outageListenerEdit, replaced("aws_lb_listener", listener, { port: 80 }))).toEqual([]);
});
