import type { IConstruct } from "constructs";
import { nameProperty } from "../modules/naming/name-limits";
import type { Problem } from "../modules/validation/validate";
import { resourcesByAddress, unknownAddress } from "./addressed";

/** AWS names that do not follow the scheme, by Terraform address: `{ "aws_lb.front_door": "agent-api-prd-api-lb" }`. */
export type Names = Readonly<Record<string, string>>;

/** Gives resources other names, with the tag `Name` where that says the same; answers what is wrong with the names. */
export function rename(scope: IConstruct, names: Names): Problem[] {
  const resources = resourcesByAddress(scope);
  return Object.entries(names).map(([address, name]) => {
    const resource = resources.get(address);
    if (!resource) return unknownAddress(address, resources.keys());
    const property = nameProperty(resource.terraformResourceType);
    if (!property) return `${address} has no name that can be given, got '${name}'`;
    if (name.trim() === "") return `${address} must have a name, got '${name}'`;
    const before: unknown = Reflect.get(resource, `${property}Input`);
    const tags: unknown = Reflect.get(resource, "tagsInput");
    Reflect.set(resource, property, name);
    if (hasName(tags) && tags.Name === before) Reflect.set(resource, "tags", { ...tags, Name: name });
    return undefined;
  });
}

function hasName(tags: unknown): tags is { readonly Name: string } {
  return typeof tags === "object" && tags !== null && "Name" in tags;
}
