import type { Problem } from "../validation/validate";

const EMAIL = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;
const HTTPS = /^https:\/\/[^\s/@]+(\/\S*)?$/;

/** How SNS reaches a subscriber. */
export function subscriberProtocol(endpoint: string): "https" | "email" {
  return endpoint.startsWith("https:") ? "https" : "email";
}

/** What is wrong with where a subscriber wants to be reached. */
export function subscriberProblem(name: string, endpoint: string): Problem {
  return (
    !EMAIL.test(endpoint) &&
    !HTTPS.test(endpoint) &&
    `subscribers.${name} must be an email address or an https URL without a password, got '${endpoint}'`
  );
}
