import type { TemplatesToSendQuery } from "#gql/types";

export type TemplateToSend = TemplatesToSendQuery["templates"][number];
