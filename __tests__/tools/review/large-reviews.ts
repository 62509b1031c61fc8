import type { Synthesis } from "../../../tools/plan/synthesis";
import type { Finding } from "../../../tools/review/find-findings";
import type { Level } from "../../../tools/review/level";
import type { Review } from "../../../tools/review/review";
import { created } from "./plans";
import { plan } from "./sample-plans";
import { sampleReview } from "./sample-review";

/** A first deployment: everything comes, and nothing is there to be hurt. */
export function firstDeployment(): Review {
  const parts = [
    "network",
    "database",
    "front-door",
    "langgraph",
    "observability",
    "jobs",
    "cache",
    "keys",
    "dns",
  ];
  const types = [
    "aws_subnet",
    "aws_security_group",
    "aws_cloudwatch_log_group",
    "aws_iam_role",
    "aws_ssm_parameter",
  ];
  const resources = parts.flatMap((part) =>
    types.flatMap((type) =>
      ["a", "b", "c"].map((name) => ({
        address: `${type}.${part.replaceAll("-", "_")}_${name}`,
        path: `app/${part}/${name}`,
        type,
      })),
    ),
  );
  const synthesized = new Map(resources.map(({ address, path }) => [address, { path, policies: {} }]));
  const changes = resources.map(({ type, address }) => created(type, { name: address }, { address }));
  const from: Synthesis = { resources: synthesized, backend: undefined, remoteStates: [] };
  return sampleReview({
    plans: [plan("app", changes, {}, from)],
    rules: { rules: [], planRules: [] },
    waivers: [],
  });
}

/** Far more than anybody reads. */
export function hugeReview(): Review {
  const sample = sampleReview();
  const [first] = sample.stacks;
  if (!first) throw new Error("the sample has no stack");
  const difference = { path: "policy", before: "x".repeat(60), after: "y".repeat(60), replaces: false };
  const levels: readonly Level[] = ["data-loss", "outage", "exposure", "cost", "review", "routine"];
  const findings = Array.from({ length: 500 }, (_, i): Finding => {
    const level = levels[Math.floor((i * levels.length) / 500)] ?? "review";
    return {
      rule: `${level}.rule-${i % 20}`,
      level,
      stack: "prod-network",
      address: `aws_type_${i % 30}.resource_${i}`,
      what: `What happens to resource number ${i} is told in a sentence of some length`,
      evidence: [],
      fix: `do something about number ${i}`,
    };
  });
  return {
    ...sample,
    findings,
    stacks: [
      {
        ...first,
        changes: Array.from({ length: 5_000 }, (_, i) => ({
          address: `aws_type_${i % 30}.resource_${i}`,
          mark: "~" as const,
          level: levels[i % levels.length] ?? "safe",
          notes: [],
          differences: Array.from({ length: i % 12 }, () => difference),
        })),
      },
      ...sample.stacks.slice(1),
    ],
  };
}
