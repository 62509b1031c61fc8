import { Token } from "cdktf";
import type { Problem } from "../validation/validate";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN_NAME = new RegExp(`^(?:${LABEL}\\.)+[a-z]{2,63}$`);

/** What is wrong with the name people call; wildcards are refused, a certificate covers what is named and no more. */
export function domainNameProblem(domainName: string): Problem {
  return (
    !Token.isUnresolved(domainName) &&
    (domainName.length > 253 || !DOMAIN_NAME.test(domainName)) &&
    `domainName must be a name such as agents.example.com in lower case, got '${domainName}'`
  );
}

/** What is wrong with the id of a Route 53 zone. */
export function hostedZoneProblem(hostedZoneId: string): Problem {
  return (
    !Token.isUnresolved(hostedZoneId) &&
    !/^Z[A-Z0-9]{1,31}$/.test(hostedZoneId) &&
    `hostedZoneId must be the id of a Route 53 zone such as Z0123456789ABCDEFGHIJ, got '${hostedZoneId}'`
  );
}
