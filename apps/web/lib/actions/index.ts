export { type Action, press } from "./registry.ts";
export { useAction, useActionKeys, useActions } from "./use-action.ts";
