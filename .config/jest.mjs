/** The one Jest setting of every workspace: swc, ES modules, workspace packages read from their sources. */
export default {
  testEnvironment: "node",
  testEnvironmentOptions: { customExportConditions: ["parley-source", "node", "node-addons"] },
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
        module: { type: "es6" },
      },
    ],
  },
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
};
