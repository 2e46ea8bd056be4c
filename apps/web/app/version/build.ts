import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Which build this process serves, as it stood when the process began; null in development, which has none. */
export const servedBuild: string | null = read();

function read(): string | null {
  try {
    return readFileSync(join(process.cwd(), ".next/BUILD_ID"), "utf8").trim();
  } catch {
    return null;
  }
}
