/** Generates the typed documents (`#gql`) and the cache's possible types from the committed schema. */
import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../packages/schema/schema.graphql",
  documents: ["app/**/*.{ts,tsx}", "features/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"],
  ignoreNoDocuments: true,
  errorsOnly: true,
  emitLegacyCommonJSImports: false,
  importExtension: ".ts",
  generates: {
    "./gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: { DateTimeISO: "string", Cursor: "string" },
      },
    },
    "./gql/fragments.ts": { plugins: ["./codegen-fragments.mjs"] },
    "./gql/possible-types.ts": { plugins: ["./codegen-possible-types.mjs"] },
  },
};

export default config;
