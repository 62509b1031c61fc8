import { PutParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { parameterOf, type Request } from "./request";

/** Writes down which image runs: the next plan of Terraform reads it. */
export async function writeDown(ssm: SSMClient, request: Request, tag: string): Promise<void> {
  await ssm.send(new PutParameterCommand({ Name: parameterOf(request), Value: tag, Overwrite: true }));
}
