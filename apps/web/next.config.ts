import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

/**
 * The console's build. Pages reach the browser through the API, which is the front door: so no headers, rewrites or
 * compression are set here. Types are checked once, by `npm run typecheck`, not again by the build.
 */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"] },
};

export default config;
