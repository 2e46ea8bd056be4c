/** The one Jest setting of every workspace: swc, ES modules, workspace packages read from their sources. */
const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      target: "es2023",
      parser: { syntax: "typescript", tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, react: { runtime: "automatic" } },
    },
    module: { type: "es6" },
  },
];

export default {
  testEnvironment: "node",
  testEnvironmentOptions: { customExportConditions: ["parley-source", "node", "node-addons"] },
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "^.+\\.ts$": swc(false), "^.+\\.tsx$": swc(true) },
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/.next/"],
  // Several suites share two cores with a database.
  testTimeout: 30_000,
};
