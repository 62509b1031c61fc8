import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { FargateService } from "../container-service/fargate-service";
import type { EncryptionKey } from "../encryption/encryption-key";
import { policyDocument } from "../identity/policy-document";
import { Deployment } from "../naming/deployment";
import type { Network } from "../network/network";
import { zoneLetter } from "../network/zones";

/** Port of NFS, by which files are reached. */
const NFS_PORT = 2049;

export interface DatabaseFilesProps {
  readonly network: Network;
  readonly key: EncryptionKey;

  /** User and group that own the files, by number. */
  readonly owner: number;
}

/** Files of a database in a container: a directory on EFS, which outlives the task and can be mounted in every zone. */
export class DatabaseFiles extends Construct {
  readonly resource: EfsFileSystem;
  readonly accessPoint: EfsAccessPoint;
  readonly mountTargets: EfsMountTarget[];
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, { network, key, owner }: DatabaseFilesProps) {
    super(scope, id);
    const name = Deployment.of(this).name(`${scope.node.id}-${id}`);
    const tags = { Name: name };
    this.resource = new EfsFileSystem(this, "file-system", { encrypted: true, kmsKeyId: key.arn, tags });
    const fileSystemId = this.resource.id;
    new EfsBackupPolicy(this, "backup-policy", { fileSystemId, backupPolicy: { status: "ENABLED" } });
    this.accessPoint = new EfsAccessPoint(this, "access-point", {
      fileSystemId,
      posixUser: { uid: owner, gid: owner },
      rootDirectory: {
        path: "/postgresql",
        creationInfo: { ownerUid: owner, ownerGid: owner, permissions: "0700" },
      },
      tags,
    });
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name,
      description: `Files of ${scope.node.id}`,
      vpcId: network.vpcId,
      tags,
    });
    const letters = [...new Set(network.zones.map(zoneLetter))];
    this.mountTargets = network.privateSubnetIds.map(
      (subnetId, index) =>
        new EfsMountTarget(this, `${letters[index]}`, {
          fileSystemId,
          subnetId,
          securityGroups: [this.securityGroup.id],
        }),
    );
  }

  /** Makes a service the only one that can mount the files: encrypted on the way, and through the access point alone. */
  openTo(service: FargateService): void {
    new VpcSecurityGroupIngressRule(this, `from-${service.name}`, {
      securityGroupId: this.securityGroup.id,
      description: `${service.name} to its files`,
      referencedSecurityGroupId: service.securityGroup.id,
      ipProtocol: "tcp",
      fromPort: NFS_PORT,
      toPort: NFS_PORT,
    });
    service.connectTo(this.node.id, this.securityGroup, NFS_PORT);
    const resources = [this.resource.arn];
    new EfsFileSystemPolicy(this, "file-system-policy", {
      fileSystemId: this.resource.id,
      policy: policyDocument([
        {
          sid: "OnlyTheDatabase",
          principal: { AWS: service.taskRole.arn },
          actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          resources,
          conditions: { StringEquals: { "elasticfilesystem:AccessPointArn": this.accessPoint.arn } },
        },
        {
          sid: "EncryptedTransport",
          effect: "Deny",
          principal: { AWS: "*" },
          actions: ["elasticfilesystem:Client*"],
          resources,
          conditions: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    service.startAfter(...this.mountTargets);
  }
}
