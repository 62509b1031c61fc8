import { Token } from "cdktf";
import type { Deployment } from "../naming/deployment";
import { cidrProblem, overlap, parseCidr } from "../network/cidr";
import type { Problem } from "../validation/validate";
import type { LoadBalancerProps } from "./load-balancer";

/** Public subnets of a smaller VPC are below the /27 AWS asks for, so that a load balancer has room to grow. */
const NARROWEST_VPC = 22;

/** Longest idle timeout an Application Load Balancer takes. */
const LONGEST_TIMEOUT_SECONDS = 4000;

/** Names become part of addresses, and of descriptions, in which AWS takes few characters. */
const CALLER_NAME = /^[a-z][a-z0-9-]*$/;

type Listening = Pick<LoadBalancerProps, "protocol" | "certificateArn" | "plainHttpInProduction">;

/** What is wrong with how a load balancer is to be called. */
export function protocolProblems(listening: Listening, { isProtected, region }: Deployment): Problem[] {
  const { protocol, certificateArn, plainHttpInProduction } = listening;
  if (protocol === "plain-http") {
    return [
      certificateArn !== undefined &&
        "certificateArn goes with protocol https, got plain-http; set protocol to https, or leave the certificate out",
      isProtected &&
        plainHttpInProduction !== "accepted" &&
        "protocol must be https in a protected deployment, got plain-http; " +
          'plainHttpInProduction: "accepted" lets passwords and answers travel unencrypted',
    ];
  }
  if (certificateArn === undefined) {
    return [
      "certificateArn is needed for protocol https, got none; give the ARN of an ACM certificate, or create a Certificate",
    ];
  }
  const home = `arn:aws:acm:${region}:`;
  return [
    !Token.isUnresolved(certificateArn) &&
      !certificateArn.startsWith(home) &&
      `certificateArn must be of the load balancer's own region, ${home}…; got '${certificateArn}'`,
  ];
}

/** What is wrong with the ranges that may call. */
export function callerProblems(callers: Readonly<Record<string, string>>): Problem[] {
  const known = Object.entries(callers).filter(([, cidr]) => !Token.isUnresolved(cidr));
  return [
    Object.keys(callers).length === 0 &&
      'callers must name at least one range, got none; { internet: "0.0.0.0/0" } lets everyone call',
    ...Object.keys(callers)
      .filter((name) => !CALLER_NAME.test(name))
      .map((name) => `callers must be named in lower case letters, digits and hyphens, got '${name}'`),
    ...known.map(([name, cidr]) => cidrProblem(`callers.${name}`, cidr)),
    ...known.map(([name, cidr], index) => {
      const earlier = known.slice(0, index).find(([, range]) => overlap(range, cidr));
      return (
        earlier && `callers.${name} must not overlap callers.${earlier[0]} (${earlier[1]}), got '${cidr}'`
      );
    }),
  ];
}

/** What is wrong with the seconds a connection may be silent. */
export function idleTimeoutProblem(seconds: number): Problem {
  return (
    !(Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_TIMEOUT_SECONDS) &&
    `idleTimeoutSeconds must be 1 to ${LONGEST_TIMEOUT_SECONDS}, got ${seconds}`
  );
}

/** What is wrong with the network a load balancer is to stand in. */
export function roomProblem(cidr: string): Problem {
  const prefix = parseCidr(cidr)?.prefix ?? 0;
  return (
    prefix > NARROWEST_VPC &&
    `network must have a cidr of /${NARROWEST_VPC} or wider for a load balancer, got '${cidr}'`
  );
}
