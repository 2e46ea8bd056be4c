import { Gauge } from "prom-client";
import type { Metrics } from "./metrics.ts";

/** What a pool of connections is doing; `waiting` counts those who want a connection and have none. */
export interface PoolUse {
  readonly max: number;
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Shows the use of this node's pools of database connections. */
export function observePools({ registry }: Pick<Metrics, "registry">, pools: Readonly<Record<string, () => PoolUse>>) {
  const registers = [registry];
  const uses = () => Object.entries(pools).map(([pool, use]) => ({ pool, ...use() }));
  new Gauge({
    name: "parley_database_connections",
    help: "Open database connections of this node, by pool and whether they work.",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      for (const { pool, open, idle } of uses()) {
        this.set({ pool, state: "busy" }, open - idle);
        this.set({ pool, state: "idle" }, idle);
      }
    },
  });
  new Gauge({
    name: "parley_database_connections_max",
    help: "How many connections a pool may open.",
    labelNames: ["pool"],
    registers,
    collect() {
      for (const { pool, max } of uses()) this.set({ pool }, max);
    },
  });
  new Gauge({
    name: "parley_database_connection_waiters",
    help: "Pieces of work that wait for a free connection of a pool.",
    labelNames: ["pool"],
    registers,
    collect() {
      for (const { pool, waiting } of uses()) this.set({ pool }, waiting);
    },
  });
}
