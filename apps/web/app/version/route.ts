import { servedBuild } from "./build.ts";

export const dynamic = "force-dynamic";

/** What an open tab compares with the build that it was loaded from. Public: every page names it too. */
export function GET(): Response {
  return Response.json({ build: servedBuild }, { headers: { "cache-control": "no-store" } });
}
