import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { nearest } from "../modules/validation/nearest";
import type { Problem } from "../modules/validation/validate";

/** Resources below a construct, by their Terraform addresses. */
export function resourcesByAddress(scope: IConstruct): ReadonlyMap<string, TerraformResource> {
  const resources = scope.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
  return new Map(
    resources.map((resource) => [`${resource.terraformResourceType}.${resource.friendlyUniqueId}`, resource]),
  );
}

/** Says that there is nothing at an address, and what may have been meant. */
export function unknownAddress(address: string, known: Iterable<string>): Problem {
  const meant = nearest(address, [...known]);
  return `there is no ${address}; ${meant ? `did you mean ${meant}?` : "docs/addresses.md says how addresses come about"}`;
}
