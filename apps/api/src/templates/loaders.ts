import type { TemplateId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { findTemplates, type TemplateRow } from "./persistence/templates.ts";

/** Templates by id, once a request each and all of a moment in one query. */
export interface TemplateLoaders {
  /** Null when there is none with this id. */
  templateIfAny(id: TemplateId): Promise<TemplateRow | null>;
}

export function createTemplateLoaders(database: Database): TemplateLoaders {
  const templates = new DataLoader<TemplateId, TemplateRow | null>(async (ids) => {
    const found = new Map((await findTemplates(database.fork(), ids.filter(isId))).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return { templateIfAny: (id) => templates.load(id) };
}
