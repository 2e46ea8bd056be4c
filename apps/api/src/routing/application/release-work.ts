import type { UserId } from "@parley/schema";
import { lockInteractions } from "../../interactions/index.ts";
import type { Em } from "../../platform/database.ts";
import { decide } from "../domain/decide.ts";
import { ownedByTheGone } from "../persistence/orphans.ts";
import { readSituations } from "../persistence/situations.ts";
import { type StoreChangesDeps, storeChanges } from "./store-changes.ts";

/** Gives the open interactions of those who were deactivated or taken off an account to routing again, in the transaction that does it. */
export async function releaseWork(em: Em, deps: StoreChangesDeps, userIds: readonly UserId[]): Promise<void> {
  const locked = await lockInteractions(em, await ownedByTheGone(em, userIds));
  const decided = (await readSituations(em, locked)).map((loaded) => ({
    loaded,
    change: decide(loaded.situation, { type: "loseOwner" }, loaded.now),
  }));
  await storeChanges(em, deps, decided);
}
