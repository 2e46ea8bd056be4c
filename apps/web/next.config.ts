import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

/**
 * The console's build. Pages reach the browser through the API, which is the front door: so no headers or
 * rewrites are set here. Types are checked once, by `npm run typecheck`, not again by the build.
 */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    rules: {
      "*.{ts,tsx}": {
        condition: { all: [{ not: "foreign" }, { content: /from "#gql";/ }] },
        loaders: [fileURLToPath(new URL("./inline-documents.cjs", import.meta.url))],
      },
    },
  },
  experimental: {
    turbopackChunking: { maxChunkCountPerGroup: 60, minChunkSize: 20_000 },
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@mantine/notifications", "@tabler/icons-react"],
  },
};

export default config;
