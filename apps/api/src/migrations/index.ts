import type { MigrationObject } from "@mikro-orm/core";
import { TheMainJob } from "./20261122-the-main-job.ts";
import { Aliases } from "./20261126-aliases.ts";
import { ContactDetails } from "./20261126-contact-details.ts";
import { Drafts } from "./20261126-drafts.ts";
import { EditedWords } from "./20261126-edited-words.ts";
import { IntervalsAndWhitelist } from "./20261126-intervals-and-whitelist.ts";
import { ListVersions } from "./20261126-list-versions.ts";
import { OpenInteractions } from "./20261126-open-interactions.ts";
import { People } from "./20261126-people.ts";
import { PlanVariables } from "./20261126-plan-variables.ts";
import { RoutingCore } from "./20261126-routing-core.ts";
import { TabsAndViewers } from "./20261126-tabs-and-viewers.ts";
import { TypingTurns } from "./20261126-typing-turns.ts";
import { ConstraintNames } from "./20261130-constraint-names.ts";
import { LogMarks } from "./20261130-log-marks.ts";
import { UsersWithoutPassword } from "./20261130-users-without-password.ts";
import { VersionAndKeyCheck } from "./20261130-version-and-key-check.ts";

interface ListedMigration extends MigrationObject {
  /**
   * The oldest version that can work on the tables as this migration leaves them. Left out where it only adds what
   * older versions do not look at: then they may go on while newer nodes take over from them.
   */
  readonly compatibleSince?: string;
}

/** Every migration in order of application; a name is never changed once released. */
export const MIGRATIONS: readonly ListedMigration[] = [
  { name: "20261122-the-main-job", class: TheMainJob, compatibleSince: "0.1.0" },
  { name: "20261126-routing-core", class: RoutingCore },
  { name: "20261126-intervals-and-whitelist", class: IntervalsAndWhitelist },
  { name: "20261126-contact-details", class: ContactDetails },
  { name: "20261126-tabs-and-viewers", class: TabsAndViewers },
  { name: "20261126-plan-variables", class: PlanVariables },
  { name: "20261126-drafts", class: Drafts },
  { name: "20261126-edited-words", class: EditedWords },
  { name: "20261126-people", class: People },
  { name: "20261126-open-interactions", class: OpenInteractions },
  { name: "20261126-typing-turns", class: TypingTurns },
  { name: "20261126-aliases", class: Aliases },
  { name: "20261126-list-versions", class: ListVersions },
  { name: "20261130-constraint-names", class: ConstraintNames, compatibleSince: "0.1.0" },
  { name: "20261130-log-marks", class: LogMarks },
  { name: "20261130-version-and-key-check", class: VersionAndKeyCheck },
  { name: "20261130-users-without-password", class: UsersWithoutPassword, compatibleSince: "0.1.0" },
];

/** The oldest version that may run beside this one, on one database. */
export const COMPATIBLE_SINCE =
  MIGRATIONS.findLast(({ compatibleSince }) => compatibleSince !== undefined)?.compatibleSince ?? "";
