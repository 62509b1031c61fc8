import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import type { AwsConnection } from "../bootstrap/aws-connection";
import type { Found } from "./found";
import { foundByArn } from "./kinds";
import { withMoreFacts } from "./look-up";

/** Tags that say whose a resource is; the others may have been changed since. */
const IDENTITY = ["System", "Environment"];

/** Everything in a region that carries a stack's tags. */
export async function findTagged(
  tags: Readonly<Record<string, string>>,
  aws: AwsConnection,
): Promise<Found[]> {
  const found: Found[] = [];
  const client = new ResourceGroupsTaggingAPIClient(aws);
  const TagFilters = IDENTITY.map((Key) => ({ Key, Values: [tags[Key] ?? ""] }));
  for await (const { ResourceTagMappingList = [] } of paginateGetResources({ client }, { TagFilters })) {
    for (const { ResourceARN = "", Tags = [] } of ResourceTagMappingList) {
      const own = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
      const resource = foundByArn(ResourceARN, own);
      if (resource) found.push(resource);
    }
  }
  return withMoreFacts(found, aws);
}
