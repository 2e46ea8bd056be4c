export { ErrorSummary } from "./error-summary.tsx";
export { LoadNewest } from "./load-newest.tsx";
export { SettingsForm, SettingsSection } from "./settings-form.tsx";
export { Tabbed } from "./tabbed.tsx";
