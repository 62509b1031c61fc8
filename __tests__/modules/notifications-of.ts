import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Notifications } from "../../modules/observability/notifications";
import type { TestStack } from "../support/terraform";

/** Somebody to tell, for tests of what there is to be told. */
export function notificationsOf(stack: TestStack): Notifications {
  const key = new EncryptionKey(stack, "key", { description: "Logs and alarms" });
  return new Notifications(stack, "notifications", {
    key,
    subscribers: { "on-call": "on-call@example.com" },
  });
}
