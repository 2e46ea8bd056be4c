/** Deadlines are multiples of a hundred seconds and waits are not: nothing that happens meanwhile tips the scales. */
export const WORLD = {
  agents: 3,
  customers: 3,
  capacity: 2,
  agentTimeoutSeconds: 100,
  waitSeconds: 100,
  transferSeconds: 200,
  inactivityMinutes: 10,
  /** By weight; everybody is in both at the start. */
  queues: [
    { name: "support", weight: 0 },
    { name: "sales", weight: 5 },
  ],
  /** Steps of the two plans an account changes between: a queue by its place, or an agent by theirs. */
  plans: [
    [{ queue: 0, waitSeconds: 300 }],
    [
      { agent: 0, waitSeconds: 100 },
      { queue: 1, waitSeconds: 200 },
    ],
  ],
} as const;

/** The steps of one of the plans, by its place. */
export function stepsOf(plan: number): readonly { queue?: number; agent?: number; waitSeconds: number }[] {
  return WORLD.plans[plan] ?? [];
}
