import { portProblems } from "../../modules/container-service/port-problems";
import { modelProblems } from "../../modules/identity/model-problems";
import type { Deployment } from "../../modules/naming/deployment";
import type { EndpointService } from "../../modules/network/interface-endpoints";
import type { Problem } from "../../modules/validation/validate";
import type { withDefaults } from "./options";
import { modelAccess } from "./permissions";

/** What a task can't start without, where there is no other way to AWS. */
const NEEDED_ENDPOINTS = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm"] as const;

/** What is wrong with settings that are each right alone; what one module can see, it says itself. */
export function settingsProblems(
  settings: ReturnType<typeof withDefaults>,
  ports: Readonly<Record<string, number>>,
  deployment: Deployment,
): Problem[] {
  const { nat, domainName, hostedZoneId, certificateArn, protocol, langfuse } = settings;
  const endpoints: readonly EndpointService[] = settings.endpoints;
  const missing = NEEDED_ENDPOINTS.filter((service) => !endpoints.includes(service));
  return [
    ...portProblems(ports),
    ...modelProblems(modelAccess(settings.bedrock), deployment),
    nat === "none" &&
      missing.length > 0 &&
      `nat 'none' leaves tasks no way to AWS: add ${missing.join(", ")} to endpoints, or choose 'single'`,
    nat === "none" &&
      settings.database.kind === "container" &&
      "nat 'none' leaves a database in a container without its image, which is public; choose 'single'",
    nat === "none" &&
      settings.execEnabled &&
      !endpoints.includes("ssmmessages") &&
      "execEnabled needs the endpoint ssmmessages where nat is 'none', got endpoints without it",
    hostedZoneId !== undefined &&
      domainName === undefined &&
      `hostedZoneId needs the domainName it is for, got '${hostedZoneId}' alone`,
    protocol === "https" &&
      certificateArn === undefined &&
      (domainName === undefined || hostedZoneId === undefined) &&
      "protocol 'https' needs a certificate: certificateArn, or domainName and hostedZoneId to have one made",
    langfuse !== "self-hosted" &&
      !/^https:\/\/[^\s/]+$/.test(langfuse) &&
      `langfuse must be 'self-hosted' or an https URL without a path, got '${langfuse}'`,
  ];
}
