import type { Problem } from "../../modules/validation/validate";
import type { Settings, withDefaults } from "./options";
import { nameProblems } from "./setting-names";

/** The widest range that is private (10.0.0.0/8): beyond it somebody outside is meant as well. */
const WIDEST_PLAIN_HTTP = 8;

/** What is wrong with settings that are each right alone; what one module can see, it says itself. */
export function settingsProblems(given: Settings, settings: ReturnType<typeof withDefaults>): Problem[] {
  return [
    ...nameProblems(given),
    ...networkProblems(settings),
    ...frontDoorProblems(settings),
    ![1, 2].includes(settings.natGateways) &&
      `natGateways must be 1, or 2 for one in each zone; got ${settings.natGateways}`,
    settings.proxyMinTasks > settings.proxyMaxTasks &&
      `proxyMinTasks must be at most proxyMaxTasks, got ${settings.proxyMinTasks} and ${settings.proxyMaxTasks}`,
    settings.auroraMinCapacity > settings.auroraMaxCapacity &&
      `auroraMinCapacity must be at most auroraMaxCapacity, got ${settings.auroraMinCapacity} and ` +
        `${settings.auroraMaxCapacity}`,
    settings.auroraMinCapacity === 0 &&
      settings.dispatcherKeepsAuroraAwake !== "accepted" &&
      "auroraMinCapacity 0 lets an idle Aurora stop, but the dispatcher is always connected and keeps it awake, at " +
        'the price of 0.5: choose 0.5, or confirm with dispatcherKeepsAuroraAwake: "accepted"',
  ];
}

/** A network of one's own or one that exists; both or neither is a slip. */
function networkProblems(settings: ReturnType<typeof withDefaults>): Problem[] {
  const { cidr, zones, existingVpcId, existingSubnets, existingSubnetTags } = settings;
  const subnets = [existingSubnets, existingSubnetTags].filter((given) => given !== undefined);
  if (existingVpcId === undefined) {
    return [
      cidr === undefined &&
        "cidr is needed for a VPC of its own; or give the existingVpcId of one that is there",
      subnets.length > 0 && "existingSubnets and existingSubnetTags are of an existingVpcId, got none",
      zones.length !== 2 && `zones must name 2 Availability Zones, got ${zones.length}`,
    ];
  }
  return [
    cidr !== undefined &&
      `cidr is for a VPC of its own, got '${cidr}' beside existingVpcId; leave one of them out`,
    subnets.length !== 1 &&
      `existingVpcId needs its subnets, by existingSubnets or by existingSubnetTags; got ${subnets.length ? "both" : "neither"}`,
  ];
}

function frontDoorProblems(settings: ReturnType<typeof withDefaults>): Problem[] {
  const { protocol, domainName, hostedZoneId, existingCertificateArn, callers } = settings;
  const wide = Object.entries(callers).filter(([, cidr]) => Number(cidr.split("/")[1]) < WIDEST_PLAIN_HTTP);
  return [
    hostedZoneId !== undefined &&
      domainName === undefined &&
      `hostedZoneId needs the domainName it is for, got '${hostedZoneId}' alone`,
    protocol === "https" &&
      existingCertificateArn === undefined &&
      (domainName === undefined || hostedZoneId === undefined) &&
      "protocol 'https' needs a certificate: existingCertificateArn, or domainName and hostedZoneId to have one made",
    ...wide.map(
      ([name, cidr]) =>
        protocol === "plain-http" &&
        `callers.${name} must be a range of /${WIDEST_PLAIN_HTTP} or narrower while the protocol is plain-http, which ` +
          `carries tokens unencrypted; got '${cidr}'`,
    ),
  ];
}
