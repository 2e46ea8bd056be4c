/** Canned answers: prepared texts for the composer. */
import { CannedAnswerResolver } from "./graphql/canned-answer.resolver.ts";

export { type CannedAnswers, type CannedAnswersDeps, createCannedAnswers } from "./canned-answers.ts";
export type { CannedAnswersContext } from "./graphql/context.ts";
export { deleteCannedAnswersOf } from "./persistence/canned-answers.ts";

export const cannedAnswerResolvers = [CannedAnswerResolver] as const;
