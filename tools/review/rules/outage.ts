import type { Rule } from "../rule";
import { outageAdoption } from "./outage/adoption";
import { outageAlarm } from "./outage/alarm";
import { outageAutoscaling } from "./outage/autoscaling";
import { outageCacheNode } from "./outage/cache-node";
import { outageCdn } from "./outage/cdn";
import { outageCert } from "./outage/cert";
import { outageDbIdentifier } from "./outage/db-identifier";
import { outageDbMajor } from "./outage/db-major";
import { outageDbPause } from "./outage/db-pause";
import { outageDbRestart } from "./outage/db-restart";
import { outageDbVersionDown } from "./outage/db-version-down";
import { outageDiscovery } from "./outage/discovery";
import { outageDns } from "./outage/dns";
import { outageEcsCluster } from "./outage/ecs-cluster";
import { outageEcsScale } from "./outage/ecs-scale";
import { outageEcsService } from "./outage/ecs-service";
import { outageEks } from "./outage/eks";
import { outageEndpoint } from "./outage/endpoint";
import { outageHealthCheck } from "./outage/health-check";
import { outageIamRemoved } from "./outage/iam-removed";
import { outageIamRoleReplace } from "./outage/iam-role-replace";
import { outageIgw } from "./outage/igw";
import { outageKmsPolicy } from "./outage/kms-policy";
import { outageLambda } from "./outage/lambda";
import { outageLb } from "./outage/lb";
import { outageListener } from "./outage/listener";
import { outageListenerEdit } from "./outage/listener-edit";
import { outageNacl } from "./outage/nacl";
import { outageNat } from "./outage/nat";
import { outageParamGroup } from "./outage/param-group";
import { outageRoute } from "./outage/route";
import { outageRouteTarget } from "./outage/route-target";
import { outageSgReplace } from "./outage/sg-replace";
import { outageSgRuleRemoved } from "./outage/sg-rule-removed";
import { outageSupporting } from "./outage/supporting";
import { outageTargetGroup } from "./outage/target-group";
import { outageVpc } from "./outage/vpc";
import { outageWaf } from "./outage/waf";

/** What users notice, or what stops an apply half-way: what most depends on comes first. */
export const outageRules: readonly Rule[] = [
  outageAdoption,
  outageKmsPolicy,
  outageVpc,
  outageIgw,
  outageNat,
  outageRoute,
  outageRouteTarget,
  outageNacl,
  outageEks,
  outageEcsCluster,
  outageDbVersionDown,
  outageDbMajor,
  outageDbIdentifier,
  outageDbRestart,
  outageDbPause,
  outageCacheNode,
  outageParamGroup,
  outageDns,
  outageCert,
  outageCdn,
  outageLb,
  outageListener,
  outageListenerEdit,
  outageTargetGroup,
  outageSgReplace,
  outageSgRuleRemoved,
  outageEcsService,
  outageEcsScale,
  outageLambda,
  outageDiscovery,
  outageEndpoint,
  outageIamRoleReplace,
  outageIamRemoved,
  outageHealthCheck,
  outageAutoscaling,
  outageSupporting,
  outageWaf,
  outageAlarm,
];
