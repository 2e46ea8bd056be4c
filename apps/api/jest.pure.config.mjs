import base from "../../.config/jest.mjs";

/** The tests that need no database: rules, adapters' use and readers, in seconds. */
export default { ...base, testPathIgnorePatterns: [...base.testPathIgnorePatterns, "\\.db\\.test\\.ts$"] };
