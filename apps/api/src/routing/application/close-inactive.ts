import { lockInactive } from "../../interactions/index.ts";
import { decide } from "../domain/decide.ts";
import { readSituations } from "../persistence/situations.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import { storeChanges } from "./store-changes.ts";

const BATCH = 100;

/** Closes interactions whose customers have been silent for too long, by the database's clock (R10); how many. */
export function closeInactive(deps: ChangeDeps): Promise<number> {
  return deps.database.transaction(async (em) => {
    const silent = await readSituations(em, await lockInactive(em, BATCH));
    const decided = silent.map((loaded) => ({
      loaded,
      change: decide(loaded.situation, { type: "closeForInactivity" }, loaded.now),
    }));
    await storeChanges(em, deps, decided);
    return silent.length;
  });
}
