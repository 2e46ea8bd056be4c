export { Console } from "./console.tsx";
export { Page } from "./page.tsx";
