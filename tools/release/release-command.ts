import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { Progress } from "../terminal/progress";
import { release } from "./release";
import type { Request } from "./request";

// The clients are pinned to versions that work with Node 20; that later ones will not is nothing to warn about here.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** How often ECS is asked, and for how long: with a way back, less than the hour a role is taken for. */
const PACE = { everyMs: 5_000, patienceMs: 25 * 60_000 };

/** `npm run release -- …`: says how it went, and fails when the services run what they ran before. */
export async function releaseCommand(request: Request, signal: AbortSignal): Promise<number> {
  const { step } = new Progress();
  const aws = { ecr: new ECRClient({}), ecs: new ECSClient({}), ssm: new SSMClient({}) };
  const outcome = await release(request, { aws, step, pace: PACE, signal });
  const { services, tag } = request;
  console.log(`${services.join(", ")}: ${outcome === "released" ? "now" : "already"} ${tag}.`);
  return 0;
}
