import type { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ExistingNetwork } from "../../modules/network/existing-network";
import { FlowLogs } from "../../modules/network/flow-logs";
import type { HostNetwork } from "../../modules/network/host-network";
import { Network } from "../../modules/network/network";
import { TaggedNetwork } from "../../modules/network/tagged-network";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** Makes a network with a tier for data that no route leads out of, or finds the one that is there. */
export function findNetwork(
  stack: SystemStack,
  key: EncryptionKey,
  settings: ReturnType<typeof withDefaults>,
): HostNetwork {
  const { existingVpcId: vpcId, existingSubnets: subnets, existingSubnetTags: tags, zones } = settings;
  if (vpcId === undefined) return createNetwork(stack, key, settings);
  if (tags) {
    return new TaggedNetwork(stack, "network", {
      vpcId,
      zones,
      publicSubnetTags: tags.public,
      privateSubnetTags: tags.private,
      dataSubnetTags: tags.data,
    });
  }
  return new ExistingNetwork(stack, "network", {
    vpcId,
    publicSubnetIds: subnets?.public ?? {},
    privateSubnetIds: subnets?.private ?? {},
    dataSubnetIds: subnets?.data,
  });
}

function createNetwork(
  stack: SystemStack,
  key: EncryptionKey,
  { cidr = "", zones, natGateways, flowLogs, logRetentionDays }: ReturnType<typeof withDefaults>,
): Network {
  const network = new Network(stack, "network", {
    cidr,
    zones,
    nat: natGateways === 1 ? "single" : "per-zone",
    dataSubnets: "isolated",
  });
  if (flowLogs === "on") new FlowLogs(stack, "flow-logs", { network, key, logRetentionDays });
  return network;
}
