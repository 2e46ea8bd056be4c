export { type Column, DataTable } from "./data-table.tsx";
export { ListBar } from "./list-bar.tsx";
export { LoadMore } from "./load-more.tsx";
export { NothingFound } from "./nothing-found.tsx";
export { RowButton } from "./row-button.tsx";
export { RowLink } from "./row-link.tsx";
export { RowMenu } from "./row-menu.tsx";
export { SearchField } from "./search-field.tsx";
