/**
 * Regions a geographic inference profile sends requests to, by the first word of its id.
 *
 * From the Bedrock user guide, "Supported Regions and models for inference profiles", and `aws bedrock
 * get-inference-profile`: all regions that profiles of a geography span. Not every model is in every one of them;
 * a region too many gives nothing away, since the models there may only be called through the profile.
 */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  apac: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-4",
  ],
  au: ["ap-southeast-2", "ap-southeast-4"],
  ca: ["ca-central-1", "ca-west-1"],
  eu: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
  jp: ["ap-northeast-1", "ap-northeast-3"],
  us: ["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
};

/** A model in a global profile has no region: its ARN is `arn:aws:bedrock:::foundation-model/…`. */
const ANYWHERE = "";

/** First words an inference profile id can have. */
export const GEOGRAPHIES: readonly string[] = [...Object.keys(DESTINATIONS), "global"];

/** Regions whose models a profile needs when it is called from `region`. */
export function inferenceRegions(geography: string, region: string): readonly string[] {
  if (geography === "global") return [region, ANYWHERE];
  return DESTINATIONS[geography] ?? [];
}
