import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Token } from "cdktf";
import type { Deployment } from "../../modules/naming/deployment";
import type { SystemStack } from "../system-stack";
import type { Delivered, Reach } from "./options";

export function reachOf(deployment: Deployment, boundary: string | undefined, delivered: Delivered): Reach {
  const all = delivered.stacks.map((stack) => stack.deployment);
  return {
    ...delivered,
    deployment,
    boundaryArn: boundary && deployment.iamArn(`policy/${boundary}`),
    names: all.map((one) => one.name("")),
    shortNames: all.map((one) => one.shortName("")),
    paths: all.map((one) => one.path("")),
    systems: all.map(({ system }) => system.name),
  };
}

/** Parameters the stacks set: a refresh reads them back, value and all. */
export function parameterArns({ stacks, deployment }: Reach): string[] {
  return stacks
    .flatMap((stack) => stack.node.findAll())
    .flatMap((construct) => (construct instanceof SsmParameter ? known(construct.nameInput) : []))
    .map((name) => deployment.arn("ssm", `parameter${name}`));
}

/** Zones the stacks write names into. */
export function zoneArns({ stacks }: Reach): string[] {
  const zones = stacks
    .flatMap((stack) => stack.node.findAll())
    .flatMap((construct) => (construct instanceof Route53Record ? known(construct.zoneIdInput) : []));
  return [...new Set(zones)].map((zone) => `arn:aws:route53:::hostedzone/${zone}`);
}

/** Stacks that hold the evidence of what was done in the account. */
export function witnesses({ stacks }: Reach): SystemStack[] {
  return stacks.filter((stack) => stack.node.findAll().some((construct) => construct instanceof Cloudtrail));
}

function known(value: string | undefined): string[] {
  return value === undefined || Token.isUnresolved(value) ? [] : [value];
}
