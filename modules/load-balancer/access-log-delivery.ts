import type { Grant } from "../identity/permission";
import type { Deployment } from "../naming/deployment";

/**
 * Lets load balancers of this account and region write their access logs to a bucket.
 *
 * The one condition binds both: account and region are part of the ARN.
 */
export function accessLogDelivery(bucketArn: string, deployment: Deployment): Grant {
  return {
    sid: "LoadBalancerAccessLogs",
    principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    actions: ["s3:PutObject"],
    resources: [`${bucketArn}/AWSLogs/${deployment.accountId}/*`],
    conditions: { ArnLike: { "aws:SourceArn": deployment.arn("elasticloadbalancing", "loadbalancer/*") } },
  };
}
