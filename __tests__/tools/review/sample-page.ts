import type { Plan } from "../../../tools/plan/plan";
import type { Level } from "../../../tools/review/level";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import type { Rule } from "../../../tools/review/rule";
import { seenActions } from "../../../tools/review/seen";
import { created, planOf, updated } from "./plans";
import { dataPlan, networkPlan, servicePlan, stackPlan } from "./sample-stacks";

/** What the stub rule says of a type that is not just created. */
const LEVEL_OF_TYPE: Readonly<Record<string, Level>> = {
  aws_db_instance: "data-loss",
  aws_lb_listener: "outage",
  aws_iam_role_policy: "exposure",
  aws_vpc_security_group_ingress_rule: "exposure",
  aws_nat_gateway: "cost",
  aws_cloudwatch_log_group: "review",
  aws_ecs_task_definition: "routine",
};

/** Stands for the real rules: one finding for each change of the types above. */
const STUB: Rule = {
  id: "stub.by-type",
  check: (change) => {
    const level = LEVEL_OF_TYPE[change.type];
    if (!level || (change.kind === "create" && change.type !== "aws_nat_gateway")) return undefined;
    return {
      level,
      what: `${change.type} ${change.address.split(".").pop()}: ${change.actions.join(", then ")}`,
      evidence: [seenActions(change)],
      ...(level === "data-loss" && { mitigation: "a final snapshot is kept" }),
      fix: `look at ${change.type} before it is applied`,
    };
  },
};

const WAIVER = { owner: "data team", reason: "moved to the warehouse in March" };

/** Three stacks and one that could not be planned, with something of everything on the page. */
export function sampleReview(): Review {
  return review([networkPlan(), dataPlan(), servicePlan()], {
    unreviewed: [{ stack: "app-reports", problem: "terraform plan ended with an error" }],
    waivers: [
      {
        ...WAIVER,
        rule: "stub.by-type",
        address: "aws_db_instance.reports__instance",
        expires: "2026-12-31",
      },
      {
        ...WAIVER,
        rule: "stub.by-type",
        address: "aws_lb_listener.front_door__https",
        expires: "2026-01-31",
      },
    ],
  });
}

const PARTS = [
  "network",
  "front-door",
  "agents",
  "langgraph",
  "database",
  "secrets",
  "images",
  "alarms",
  "logs",
];

/** Nothing is there yet: everything is created, and a waiver is of no use any more. */
export function firstDeployment(count = 135): Review {
  const changes = Array.from({ length: count }, (_, i) => {
    const part = PARTS[i % PARTS.length] ?? "";
    const type = ["aws_subnet", "aws_iam_role", "aws_ecs_service", "aws_ssm_parameter"][i % 4] ?? "";
    const address = `${type}.${part}__${Math.floor(i / PARTS.length) % 5}__r${i}`;
    return created(type, { name: `r${i}`, region: "us-east-1", size: i, is_on: true }, { address });
  });
  return review([stackPlan("app-new", changes)], {
    waivers: [{ ...WAIVER, rule: "stub.by-type", address: "aws_s3_bucket.gone", expires: "2026-12-31" }],
  });
}

function hostile(reversing: string, ringing: string, empty: string): string {
  return `</style></title><script>alert(1)</script><img src=x onerror="alert(1)">'${reversing}egnp${ringing}${empty}&lt;`;
}

/** Text of which everything that can break a page is a part. */
export const HOSTILE = hostile("\u202e", "\u0007", "\u200b");

/** How it stands on the page. */
export const HOSTILE_AS_SHOWN = hostile("\uFFFD", "\uFFFD", "\uFFFD");

/** A plan whose names, values and stack are all hostile. */
export function hostileReview(): Review {
  const address = `aws_db_instance.${HOSTILE}`;
  const plan = planOf(
    [
      updated(
        "aws_db_instance",
        { [HOSTILE]: HOSTILE, other: "a" },
        { [HOSTILE]: `${HOSTILE}2` },
        { address },
      ),
      created("aws_eip", { [HOSTILE]: HOSTILE }, { address: `aws_eip.${HOSTILE}` }),
    ],
    {
      terraform_version: HOSTILE,
      output_changes: {
        [HOSTILE]: { actions: ["create"], before: null, after: HOSTILE, after_unknown: false },
      },
    },
  );
  const waivers = [{ ...WAIVER, rule: HOSTILE, address: HOSTILE, expires: "2026-12-31", reason: HOSTILE }];
  const unreviewed = [{ stack: `${HOSTILE} too`, problem: HOSTILE }];
  return review([{ ...plan, stack: HOSTILE }], { waivers, unreviewed, commit: HOSTILE });
}

function review(
  plans: readonly Plan[],
  more: Partial<Omit<Parameters<typeof reviewPlans>[0], "plans">> = {},
): Review {
  return reviewPlans({
    plans: plans.map((plan, i) => ({
      plan,
      planned: {
        sha256: String(i).repeat(64),
        serial: 40 + i,
        lineage: "8d1c0f5e-6a0b-4a51-9d0c-0d8f4f4f2b7e",
      },
    })),
    unreviewed: [],
    rules: { rules: [STUB], planRules: [] },
    waivers: [],
    today: new Date("2026-03-04"),
    commit: "9f2c1e7d",
    ...more,
  });
}
