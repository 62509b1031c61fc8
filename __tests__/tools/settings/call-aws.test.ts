import { awsProblem, callAws, findInAws } from "../../../tools/settings/call-aws";
import { awsError } from "./fake-secrets";

const GET = "secretsmanager:GetSecretValue";

test.each([
  ["CredentialsProviderError", "Could not load credentials from any providers", "sign in first"],
  [
    "CredentialsProviderError",
    "The SSO session associated with this profile has expired",
    "sign in again: aws sso login",
  ],
  [
    "CredentialsProviderError",
    "Token is expired. To refresh this SSO session run aws sso login",
    "sign in again",
  ],
  ["ExpiredTokenException", "The security token included in the request is expired", "sign in again"],
  ["UnrecognizedClientException", "The security token included in the request is invalid", "sign in first"],
  ["AccessDeniedException", "User: arn:aws:iam::1:user/a is not authorized", `may not do ${GET}`],
  ["AccessDeniedException", "Access to KMS is not allowed", "kms:Decrypt"],
  ["ThrottlingException", "Rate exceeded", "try again in a minute"],
  ["InternalServiceError", "An error occurred", `AWS refused ${GET}: InternalServiceError`],
])("%s (%s) says what to do", (name, message, advice) => {
  expect(awsProblem(GET, awsError(name, message)).text).toContain(advice);
});

test("a network that is not there is not taken for a missing permission", () => {
  const error = Object.assign(new Error("getaddrinfo ENOTFOUND example.com"), { code: "ENOTFOUND" });
  expect(awsProblem(GET, error).text).toContain("AWS does not answer: getaddrinfo ENOTFOUND");
});

test("what is missing is nothing where it may be, and for the caller to tell where it may not", async () => {
  const missing = awsError("ResourceNotFoundException");
  expect(await findInAws(GET, Promise.reject(missing))).toBeUndefined();
  await expect(callAws(GET, Promise.reject(missing))).rejects.toBe(missing);
});
