export { PeoplePicker } from "./people-picker.tsx";
export { PersonSelect } from "./person-select.tsx";
