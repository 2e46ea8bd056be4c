import base from "../../.config/jest.mjs";

/** Tests named `*.db.test.ts` make databases of their own on the run's server. */
export default {
  ...base,
  globalSetup: "../../.config/jest-database.mjs",
  globalTeardown: "../../.config/jest-database-stop.mjs",
};
