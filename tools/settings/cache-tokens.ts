import {
  DescribeReplicationGroupsCommand,
  type ElastiCacheClient,
  ModifyReplicationGroupCommand,
  waitUntilReplicationGroupAvailable,
} from "@aws-sdk/client-elasticache";
import { Problem } from "../terminal/problem";
import { callAws, findInAws } from "./call-aws";

const PATIENCE_S = 30 * 60;

/** The tokens that Redis asks its clients for. */
export class CacheTokens {
  readonly #client: ElastiCacheClient;
  readonly #signal: AbortSignal;

  constructor(client: ElastiCacheClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Whether it asks for one; nothing while it is not deployed. */
  async asks(ReplicationGroupId: string): Promise<boolean | undefined> {
    const request = this.#client.send(new DescribeReplicationGroupsCommand({ ReplicationGroupId }));
    const [group] =
      (await findInAws("elasticache:DescribeReplicationGroups", request))?.ReplicationGroups ?? [];
    return group && group.AuthTokenEnabled === true;
  }

  /** Lets clients in that have the token; those without, or with the one before, as well. */
  allow(id: string, token: string): Promise<void> {
    return this.#modify(id, token, "ROTATE");
  }

  /** Lets nobody in without the token. */
  require(id: string, token: string): Promise<void> {
    return this.#modify(id, token, "SET");
  }

  async #modify(ReplicationGroupId: string, AuthToken: string, AuthTokenUpdateStrategy: "ROTATE" | "SET") {
    const change = { ReplicationGroupId, AuthToken, AuthTokenUpdateStrategy, ApplyImmediately: true };
    const request = this.#client.send(new ModifyReplicationGroupCommand(change));
    await callAws("elasticache:ModifyReplicationGroup", request);
    const waiting = { client: this.#client, maxWaitTime: PATIENCE_S, abortSignal: this.#signal };
    const { state } = await waitUntilReplicationGroupAvailable(waiting, { ReplicationGroupId }).catch(
      (error: Error) => ({ state: error.name }),
    );
    this.#signal.throwIfAborted();
    if (state === "SUCCESS") return;
    throw new Problem(`${ReplicationGroupId} is still being changed after ${PATIENCE_S / 60} minutes`, [
      "run it again once it is available: npm run setup -- --redis-auth",
    ]);
  }
}
