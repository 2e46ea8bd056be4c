export { CannedAnswers } from "./canned-answers/canned-answers.tsx";
export { Dispositions } from "./dispositions/dispositions.tsx";
