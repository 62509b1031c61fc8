import { CreateSecurityGroupCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { CreateTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Aws } from "../support/aws";
import type { GivenNetwork } from "../support/given-network";

/** Makes a few things of somebody else in a network that several use. */
export async function makeNeighbour(aws: Aws, { vpcId: VpcId }: GivenNetwork): Promise<void> {
  const name = "neighbour-prd";
  await aws.ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName: name, Description: "Neighbour" }));
  await aws.elb.send(new CreateTargetGroupCommand({ Name: name, Protocol: "HTTP", Port: 80, VpcId }));
  await aws.ecs.send(new CreateClusterCommand({ clusterName: name }));
  await aws.secrets.send(new CreateSecretCommand({ Name: name, SecretString: "theirs" }));
  await aws.s3.send(new CreateBucketCommand({ Bucket: `${name}-files` }));
}
