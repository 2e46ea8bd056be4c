/** Templates: WhatsApp's message templates of each account. */
import { AccountTemplateResolver, TemplateResolver } from "./graphql/template.resolver.ts";

export { applyTemplateStates, type TemplateReport } from "./apply-template-states.ts";
export type { TemplatesContext } from "./graphql/context.ts";
export { createTemplateLoaders, type TemplateLoaders } from "./loaders.ts";
export {
  findRecontactTemplateId,
  findSendableTemplate,
  isRecontactTemplate,
  type SendableTemplate,
  type TemplateRow,
} from "./persistence/templates.ts";
export {
  filledText,
  headerFileOf,
  templateParameters,
  templateVariables,
} from "./template-variables.ts";
export { createTemplates, type Templates, type TemplatesDeps } from "./templates.ts";

export const templateResolvers = [TemplateResolver, AccountTemplateResolver] as const;
