import { GetParametersCommand, PutParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { Problem } from "../terminal/problem";
import { callAws } from "./call-aws";
import type { Parameter } from "./settings";

/** Names that one request takes. */
const AT_ONCE = 10;

/** The value of a parameter as it is deployed. */
export interface Deployed {
  readonly value: string;
  readonly changed: Date | undefined;
}

/** The parameters of a system in AWS. */
export class ParameterStore {
  readonly #client: SSMClient;
  readonly #stack: string;

  constructor(client: SSMClient, stack: string) {
    this.#client = client;
    this.#stack = stack;
  }

  /** What is deployed of some parameters, by name. */
  async find(parameters: readonly Parameter[]): Promise<ReadonlyMap<string, Deployed>> {
    const found = new Map<string, Deployed>();
    for (let first = 0; first < parameters.length; first += AT_ONCE) {
      const Names = parameters.slice(first, first + AT_ONCE).map(({ name }) => name);
      const request = this.#client.send(new GetParametersCommand({ Names }));
      const { Parameters = [] } = await callAws("ssm:GetParameters", request);
      for (const { Name = "", Value = "", LastModifiedDate: changed } of Parameters)
        found.set(Name, { value: Value, changed });
    }
    return found;
  }

  /** @throws Problem when it is not deployed */
  async get(parameter: Parameter): Promise<Deployed> {
    const deployed = (await this.find([parameter])).get(parameter.name);
    if (deployed) return deployed;
    throw new Problem(`${parameter.name} is not there: ${this.#stack} is not deployed yet`, [
      `deploy it: npx cdktf deploy ${this.#stack}`,
    ]);
  }

  async put({ name: Name }: Parameter, Value: string): Promise<void> {
    const request = this.#client.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
    await callAws("ssm:PutParameter", request);
  }
}
