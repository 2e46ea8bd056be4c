import base from "../.config/jest.mjs";

/** Whole systems start here: two at a time are what two cores carry. */
export default {
  ...base,
  testTimeout: 60_000,
  maxWorkers: 2,
  globalSetup: "./kit/set-up.mjs",
  globalTeardown: "../.config/jest-database-stop.mjs",
};
