export { Console } from "./console.tsx";
export { Page } from "./page.tsx";
export { PanelBoundary } from "./panel-boundary.tsx";
