import base from "../../.config/jest.mjs";

export default { ...base, moduleNameMapper: { "\\.module\\.css$": "<rootDir>/ui/testing/css-module.mjs" } };
