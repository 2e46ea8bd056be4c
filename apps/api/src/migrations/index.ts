import { TheMainJob } from "./20261122-the-main-job.ts";

/** Every migration in order of application; a name is never changed once released. */
export const MIGRATIONS = [{ name: "20261122-the-main-job", class: TheMainJob }] as const;
