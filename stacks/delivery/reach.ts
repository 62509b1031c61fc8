import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Deployment } from "../../modules/naming/deployment";
import type { SystemStack } from "../system-stack";
import type { Delivered, Reach, Settings } from "./options";

export function reachOf(
  deployment: Deployment,
  boundary: string | undefined,
  { neighbours = [] }: Settings,
  delivered: Delivered,
): Reach {
  const all = delivered.stacks.map((stack) => stack.deployment);
  const paths = all.map((one) => one.path(""));
  const secrets = partsOf(delivered, SecretsmanagerSecret).flatMap(({ nameInput }) => known(nameInput));
  return {
    ...delivered,
    deployment,
    neighbours,
    boundaryArn: boundary && deployment.iamArn(`policy/${boundary}`),
    names: all.map((one) => one.name("")),
    shortNames: all.map((one) => one.shortName("")),
    paths,
    otherSecrets: secrets.filter((name) => !paths.some((path) => name.startsWith(path))),
    systems: all.map(({ system }) => system.name),
  };
}

/** Parameters the stacks set: a refresh reads them back, value and all. */
export function parameterArns(reach: Reach): string[] {
  return partsOf(reach, SsmParameter)
    .flatMap(({ nameInput }) => known(nameInput))
    .map((name) => reach.deployment.arn("ssm", `parameter${name}`));
}

/** Zones the stacks write names into. */
export function zoneArns(reach: Reach): string[] {
  const zones = partsOf(reach, Route53Record).flatMap(({ zoneIdInput }) => known(zoneIdInput));
  return [...new Set(zones)].map((zone) => `arn:aws:route53:::hostedzone/${zone}`);
}

/** Networks that were there before, which the stacks put something into. */
export function givenNetworkArns(reach: Reach): string[] {
  const ids = partsOf(reach, DataAwsVpc).flatMap(({ idInput }) => known(idInput));
  return [...new Set(ids)].map((id) => reach.deployment.arn("ec2", `vpc/${id}`));
}

/** Whether the stacks have something of a kind: what AWS can't limit by names or tags is allowed for no other. */
export function has(reach: Reach, kind: Kind): boolean {
  return partsOf(reach, kind).length > 0;
}

/** Stacks that hold the evidence of what was done in the account. */
export function witnesses({ stacks }: Reach): SystemStack[] {
  return stacks.filter((stack) => stack.node.findAll().some((construct) => construct instanceof Cloudtrail));
}

type Kind<Part extends IConstruct = IConstruct> = abstract new (...args: never[]) => Part;

function partsOf<Part extends IConstruct>({ stacks }: Delivered, kind: Kind<Part>): Part[] {
  return stacks.flatMap((stack) => stack.node.findAll()).filter((part): part is Part => part instanceof kind);
}

function known(value: string | undefined): string[] {
  return value === undefined || Token.isUnresolved(value) ? [] : [value];
}
