/**
 * Prefixes of IAM actions, by the services this project may use.
 *
 * From the AWS Service Authorization Reference, "(service prefix: …)" at the top of each service's page. They are not
 * the names of the endpoints or of the SDK clients: `bedrock-runtime` is an endpoint, its actions begin with `bedrock`.
 */
const PREFIXES: readonly string[] = [
  "account",
  "acm",
  "apigateway",
  "application-autoscaling",
  "autoscaling",
  "backup",
  "bedrock",
  "bedrock-agentcore",
  "cloudformation",
  "cloudfront",
  "cloudtrail",
  "cloudwatch",
  "codebuild",
  "codecommit",
  "codedeploy",
  "codepipeline",
  "codestar-connections",
  "cognito-identity",
  "cognito-idp",
  "comprehend",
  "connect",
  "dynamodb",
  "ec2",
  "ec2messages",
  "ecr",
  "ecs",
  "elasticache",
  "elasticbeanstalk",
  "elasticfilesystem",
  "elasticloadbalancing",
  "events",
  "execute-api",
  "firehose",
  "iam",
  "kinesis",
  "kms",
  "lambda",
  "lex",
  "logs",
  "organizations",
  "polly",
  "rds",
  "rds-data",
  "rds-db",
  "route53",
  "s3",
  "scheduler",
  "secretsmanager",
  "servicediscovery",
  "ses",
  "sns",
  "sqs",
  "ssm",
  "ssmmessages",
  "states",
  "sts",
  "transcribe",
  "translate",
  "wafv2",
  "xray",
];

/** Whether IAM actions can begin with this word. */
export function isServicePrefix(word: string): boolean {
  return PREFIXES.includes(word);
}

/** The prefix somebody meant: the longest one the word begins with, or else the one spelled most like it. */
export function nearestServicePrefix(word: string): string {
  const lower = word.toLowerCase();
  const beginnings = PREFIXES.filter((prefix) => lower.startsWith(prefix));
  if (beginnings.length > 0) return beginnings.sort((a, b) => b.length - a.length)[0] ?? "";
  const distances = PREFIXES.map((prefix) => [editDistance(lower, prefix), prefix] as const);
  return distances.sort(([a], [b]) => a - b)[0]?.[1] ?? "";
}

/** Letters to add, drop or exchange to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
