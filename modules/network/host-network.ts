import type { ITerraformDependable } from "cdktf";

/** The network a system lives in, be it its own or one that was there before: what its parts need to know of it. */
export interface HostNetwork {
  readonly vpcId: string;

  /** Addresses of the VPC; `undefined` where only AWS knows them. */
  readonly cidr: string | undefined;

  /** Where the load balancer is. */
  readonly publicSubnetIds: string[];

  /** Where services run. */
  readonly privateSubnetIds: string[];

  /** Where databases and caches are. */
  readonly dataSubnetIds: string[];

  /** Whether services have public addresses of their own, because nothing else leads them out. */
  readonly assignPublicIp: boolean;

  /** What has to exist before anything faces the internet. */
  readonly inboundRoutes: readonly ITerraformDependable[];

  /** What has to exist before anything in a private subnet can call the internet. */
  readonly outboundRoutes: readonly ITerraformDependable[];
}
