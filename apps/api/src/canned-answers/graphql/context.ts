import type { IdentityContext } from "../../identity/index.ts";
import type { CannedAnswers } from "../canned-answers.ts";

/** What this area's resolvers take from the request. */
export interface CannedAnswersContext extends IdentityContext {
  readonly cannedAnswers: CannedAnswers;
}
