/** What every AWS SDK client needs to reach the simulated AWS, and nothing else. */
export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

// The clients are pinned to versions that work with Node 20; that later ones will not is nothing to warn about here.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** Explicit, so that no variable, profile or instance role of this machine takes part. */
export function clientConfig(endpoint: string, region: string): ClientConfig {
  return { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
}
