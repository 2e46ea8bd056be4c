export { PeoplePicker } from "./people-picker.tsx";
export { PersonSelect } from "./person-select.tsx";
export { PresenceLabel } from "./presence-label.tsx";
