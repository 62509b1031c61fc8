import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";

/** Who signs the tokens of GitHub Actions. */
const ISSUER = "token.actions.githubusercontent.com";

/** For whom the tokens are: what aws-actions/configure-aws-credentials asks GitHub for. */
const AUDIENCE = "sts.amazonaws.com";

export interface GitHubIdentityProps {
  /** Whose jobs they are, e.g. `acme/agents`. */
  readonly repository: string;

  /** The account's provider for GitHub, of which there can be one, where something else made it. @default - made here */
  readonly providerArn?: string;
}

/** The jobs of one GitHub repository as somebody AWS knows: they have no keys, and nothing that could be stolen. */
export class GitHubIdentity extends Construct {
  readonly providerArn: string;
  private readonly repository: string;

  constructor(scope: Construct, id: string, { repository, providerArn }: GitHubIdentityProps) {
    super(scope, id);
    const arn = Deployment.of(this).iamArn(`oidc-provider/${ISSUER}`);
    validate(this, [repositoryProblem(repository), providerProblem(providerArn, arn)]);
    this.repository = repository;
    this.providerArn =
      providerArn ??
      // AWS trusts GitHub's certificate by its root, so that there is no thumbprint to name.
      new IamOpenidConnectProvider(this, "openid-connect-provider", {
        url: `https://${ISSUER}`,
        clientIdList: [AUDIENCE],
      }).arn;
  }

  /**
   * Lets exactly these jobs take a role.
   *
   * @param jobs what GitHub calls them after the repository: `pull_request`, `ref:refs/heads/main`, `environment:prod`
   */
  trust(...jobs: readonly string[]): string {
    return this.trustRepository(this.repository, ...jobs);
  }

  /** The same for jobs of another repository: the account has one provider for all of GitHub. */
  trustRepository(repository: string, ...jobs: readonly string[]): string {
    return JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: this.providerArn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${ISSUER}:aud`]: AUDIENCE,
              [`${ISSUER}:sub`]: jobs.map((job) => `repo:${repository}:${job}`),
            },
          },
        },
      ],
    });
  }
}

/** A wildcard would do nothing in a comparison for equality, but it would show that somebody expected it to. */
export function repositoryProblem(repository: string): Problem {
  return (
    !/^[A-Za-z0-9-]+\/[\w.-]+$/.test(repository) &&
    `repository must be 'owner/name' without wildcards, got '${repository}'`
  );
}

function providerProblem(given: string | undefined, expected: string): Problem {
  return (
    given !== undefined &&
    given !== expected &&
    `providerArn must be '${expected}', GitHub's in this account, got '${given}'`
  );
}
