import type { Construct } from "constructs";
import { addressLabel } from "../naming/address";
import { Deployment } from "../naming/deployment";

/**
 * AWS name that says which address a resource has: `<system>-<environment>-langgraph-alarms-cpu`.
 *
 * @param type Terraform type of the resource
 */
export function addressName(scope: Construct, id: string, type: string): string {
  const [, ...path] = [...scope.node.path.split("/"), id];
  return Deployment.of(scope).name(addressLabel(path, type).replaceAll("_", "-"));
}
