/** What a listener answers by itself, as the default action of an `aws_lb_listener`. */
export type Answer = typeof NOT_FOUND | typeof TO_HTTPS;

/** To requests that no route is for; worded as the services word it. */
export const NOT_FOUND = {
  type: "fixed-response",
  fixedResponse: {
    contentType: "application/json",
    messageBody: '{"detail":"Not Found"}',
    statusCode: "404",
  },
};

/** To everyone who calls without encryption; browsers remember it (301). */
export const TO_HTTPS = {
  type: "redirect",
  redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
};
