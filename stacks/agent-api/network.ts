import type { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ExistingNetwork } from "../../modules/network/existing-network";
import { FlowLogs } from "../../modules/network/flow-logs";
import type { HostNetwork } from "../../modules/network/host-network";
import { Network } from "../../modules/network/network";
import { PublicNetwork } from "../../modules/network/public-network";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** Makes a network, or finds the one that is there: with private subnets, or with public ones alone. */
export function findNetwork(
  stack: SystemStack,
  key: EncryptionKey,
  { network: given, logRetentionDays }: ReturnType<typeof withDefaults>,
): HostNetwork {
  if (given.kind === "own") {
    const { cidr, zones } = given;
    const network = new Network(stack, "network", { cidr, zones, nat: "single" });
    if (stack.deployment.isProtected) new FlowLogs(stack, "flow-logs", { network, key, logRetentionDays });
    return network;
  }
  const { vpcId, publicSubnetIds, privateSubnetIds } = given;
  return privateSubnetIds
    ? new ExistingNetwork(stack, "network", { vpcId, publicSubnetIds, privateSubnetIds })
    : new PublicNetwork(stack, "network", { vpcId, publicSubnetIds });
}
