import type { IConstruct } from "constructs";
import type { Problem } from "../validation/validate";
import { overlap } from "./cidr";

/** Ranges of the VPCs of an app, by the path of the network each belongs to. */
const RANGES = new WeakMap<IConstruct, Map<string, string>>();

/** Says when a VPC shares addresses with an earlier one of the same app: the two could never be connected. */
export function neighbourProblem(network: IConstruct, cidr: string): Problem {
  const { root, path } = network.node;
  const ranges = RANGES.get(root) ?? new Map<string, string>();
  RANGES.set(root, ranges);
  const neighbour = [...ranges].find(([, range]) => overlap(range, cidr));
  ranges.set(path, cidr);
  return (
    neighbour && `cidr must not overlap that of another VPC, got ${cidr}; ${neighbour[0]} has ${neighbour[1]}`
  );
}
