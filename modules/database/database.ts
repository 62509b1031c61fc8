import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { FargateService } from "../container-service/fargate-service";
import type { InjectedValue } from "../secrets/injected-value";

/** Port PostgreSQL listens on, wherever it runs. */
export const POSTGRES_PORT = 5432;

/** A PostgreSQL database, whoever runs it: what its clients need to know of it. */
export interface Database {
  /** DNS name clients connect to. */
  readonly host: string;
  readonly port: number;
  readonly databaseName: string;

  /** Secret that holds the username and the password. */
  readonly secretArn: string;
  readonly username: InjectedValue;
  readonly password: InjectedValue;
  readonly securityGroup: SecurityGroup;

  /** Lets a service connect; `name` becomes part of the address of the rule. */
  acceptFrom(name: string, client: FargateService): void;
}
