import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "../modules/validation/validate";
import { resourcesByAddress, unknownAddress } from "./addressed";

/** What ran before there was code for it. */
export interface Adoption {
  /** What becomes Terraform's: address to the id the provider imports it by. @default {} */
  readonly ids?: Readonly<Record<string, string>>;

  /** Addresses that became Terraform's before. @default [] */
  readonly retired?: readonly string[];

  /** Adopted addresses of which nothing is changed yet, whatever the code says. @default [] */
  readonly untouched?: readonly string[];
}

/**
 * What AWS changes by making another resource only, and nobody needs changed: an adopted one keeps its own.
 *
 * Storage and Performance Insights stay encrypted with the key they have, and a service that was started with a launch type
 * keeps it. A database stays in its subnets: AWS moves none within a VPC, and refuses half way through an apply.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ["db_subnet_group_name", "kms_key_id", "performance_insights_kms_key_id"],
  aws_db_subnet_group: ["subnet_ids"],
  aws_ecs_service: ["capacity_provider_strategy"],
  aws_security_group: ["description"],
};

/** The `import` blocks of an adoption. */
export function importsOf({ ids = {} }: Adoption): { to: string; id: string }[] {
  return Object.entries(ids).map(([to, id]) => ({ to, id }));
}

/** Lets adopted resources keep what only another one could have, and those that are not to be touched all they have. */
export function keepWhatStays(scope: IConstruct, { ids = {}, retired = [], untouched = [] }: Adoption): void {
  const adopted = new Set([...Object.keys(ids), ...retired]);
  for (const [address, resource] of resourcesByAddress(scope)) {
    if (!adopted.has(address)) continue;
    if (untouched.includes(address)) leaveAlone(resource);
    else ignore(resource, KEPT[resource.terraformResourceType] ?? []);
  }
}

/** What is wrong with an adoption. */
export function adoptionProblems(scope: IConstruct, { ids = {}, untouched = [] }: Adoption): Problem[] {
  const addresses = [...resourcesByAddress(scope).keys()];
  const entries = Object.entries(ids);
  const unknown = untouched.filter((address) => !addresses.includes(address));
  const wrong = entries.flatMap(([address, id], index) => {
    const type = typeOf(address);
    // Ids are of a type: a cluster and its capacity providers have the same.
    const earlier = entries.slice(0, index).find(([other, given]) => given === id && typeOf(other) === type);
    return [
      !addresses.includes(address) && unknownAddress(address, addresses),
      id.trim() === "" && `${address} must have the id it is imported by, got '${id}'`,
      id.trim() !== "" && earlier && `${address} must differ from ${earlier[0]}, got '${id}' for both`,
    ];
  });
  return [...wrong, ...unknown.map((address) => unknownAddress(address, addresses))];
}

/** Terraform goes on refusing to destroy it; what the code promises of it does not hold yet, and is not asked for. */
function leaveAlone(resource: TerraformResource): void {
  const { postcondition: _, ...rest } = resource.lifecycle ?? {};
  resource.lifecycle = { ...rest, ignoreChanges: "all" };
}

function ignore(resource: TerraformResource, attributes: readonly string[]): void {
  const { ignoreChanges = [], ...rest } = resource.lifecycle ?? {};
  if (ignoreChanges === "all" || attributes.length === 0) return;
  resource.lifecycle = { ...rest, ignoreChanges: [...ignoreChanges, ...attributes] };
}

function typeOf(address: string): string {
  return address.split(".", 1).join();
}
