type Environment = Readonly<Record<string, string>>;

/** Credentials that the provider and the S3 backend take before those of AWS_PROFILE, and what belongs to them. */
const BEFORE_PROFILE = new Set([
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_ROLE_ARN",
  "AWS_ROLE_SESSION_NAME",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SECRET_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
]);

/** An environment in which nothing but an AWS profile says who is signed in. */
export function withProfile(environment: Environment, profile: string): Record<string, string> {
  const others = Object.entries(environment).filter(([name]) => !BEFORE_PROFILE.has(name));
  return { ...Object.fromEntries(others), AWS_PROFILE: profile };
}
