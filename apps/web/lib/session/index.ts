export { useViewer, type Viewer } from "./context.tsx";
export { homeOf, safeReturnPath } from "./home.ts";
export { SignedIn } from "./signed-in.tsx";
export { ViewerQuery } from "./viewer.ts";
