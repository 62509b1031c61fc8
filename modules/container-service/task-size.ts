import type { Problem } from "../validation/validate";

/** Memory one CPU size can be had with. */
interface Memory {
  readonly fromMiB: number;
  readonly toMiB: number;
  readonly stepMiB: number;
}

/**
 * Sizes of Fargate tasks on Linux, by CPU units: 1024 are one vCPU.
 *
 * From "Task CPU and memory" in the ECS developer guide. 256 is special: 512, 1024 and 2048 MiB, not 1536.
 */
const SIZES = {
  256: { fromMiB: 512, toMiB: 2048, stepMiB: 512 },
  512: { fromMiB: 1024, toMiB: 4096, stepMiB: 1024 },
  1024: { fromMiB: 2048, toMiB: 8192, stepMiB: 1024 },
  2048: { fromMiB: 4096, toMiB: 16_384, stepMiB: 1024 },
  4096: { fromMiB: 8192, toMiB: 30_720, stepMiB: 1024 },
  8192: { fromMiB: 16_384, toMiB: 61_440, stepMiB: 4096 },
  16384: { fromMiB: 32_768, toMiB: 122_880, stepMiB: 8192 },
} as const satisfies Record<number, Memory>;

const MISSING = { cpu: 256, memoryMiB: 1536 };

/** CPU units a Fargate task can have. */
export type TaskCpu = keyof typeof SIZES;

/** What is wrong with the size of a task, and which sizes there are. */
export function taskSizeProblem(cpu: number, memoryMiB: number): Problem {
  const memory = (SIZES as Readonly<Record<number, Memory>>)[cpu];
  if (!memory) return `cpu must be one of ${Object.keys(SIZES).join(", ")}; got ${cpu}`;
  const sizes = memorySizes(cpu, memory);
  return !sizes.includes(memoryMiB) && `cpu ${cpu} takes memoryMiB ${sizes.join(", ")}; got ${memoryMiB}`;
}

function memorySizes(cpu: number, { fromMiB, toMiB, stepMiB }: Memory): number[] {
  const count = (toMiB - fromMiB) / stepMiB + 1;
  return Array.from({ length: count }, (_, index) => fromMiB + index * stepMiB).filter(
    (memoryMiB) => cpu !== MISSING.cpu || memoryMiB !== MISSING.memoryMiB,
  );
}
