/** Who may import whom. Each rule says why; tests/architecture plants a violation of each and sees it found. */
const AREA = "^apps/api/src/(?!platform/|launch/|migrations/)([^/]+)/";
const TESTS = "\\.test\\.ts$|/testing/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Files that import each other, be it for types alone, can only be understood and moved together. Wire classes may: a graph's types name each other, through thunks.",
      severity: "error",
      from: { pathNot: "^packages/schema/src/" },
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere would hide from every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^next/image-types/global$" },
    },
    {
      name: "schema-knows-nobody",
      comment: "The published language stands alone: browser, API and third parties read it.",
      severity: "error",
      from: { path: "^packages/schema/" },
      to: { path: "^(apps|packages/providers|tests)/" },
    },
    {
      name: "schema-does-no-io",
      comment: "Wire classes, limits and states are data: they open no file, socket or database.",
      severity: "error",
      from: { path: "^packages/schema/src/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "providers-know-nobody",
      comment:
        "An adapter knows its vendor and the port, not accounts, databases or GraphQL: it can be used and tested alone.",
      severity: "error",
      from: { path: "^packages/providers/" },
      to: { path: "^(apps|packages/schema|tests)/" },
    },
    {
      name: "adapters-know-no-other-vendor",
      comment:
        "Each vendor changes by itself. Kaleyra alone passes Meta's own format on, so it reads and writes it as Meta does.",
      severity: "error",
      from: { path: "^packages/providers/src/(twilio|sinch|meta|kaleyra)/" },
      to: {
        path: "^packages/providers/src/(twilio|sinch|meta|kaleyra)/",
        pathNot: ["^packages/providers/src/$1/", "^packages/providers/src/meta/"],
      },
    },
    {
      name: "simulator-stays-outside",
      comment:
        "The simulator plays the vendors from their side: what adapters read must not be what they wrote themselves.",
      severity: "error",
      from: { path: "^packages/providers/src/(?!simulator/)", pathNot: TESTS },
      to: { path: "^packages/providers/src/simulator/" },
    },
    {
      name: "web-speaks-graphql-only",
      comment: "The console does what any third-party tool can: it knows the schema, not the API's insides.",
      severity: "error",
      from: { path: "^apps/web/", pathNot: TESTS },
      to: {
        path: "^(apps/api|packages/providers|tests)/",
        pathNot: "^packages/providers/src/simulator/control-types\\.ts$",
      },
    },
    {
      name: "web-takes-plain-schema",
      comment: "Decorated classes would bring type-graphql into the browser; the plain parts bring constants.",
      severity: "error",
      from: { path: "^apps/web/" },
      to: { path: "^packages/schema/(src|dist)/", pathNot: "^packages/schema/(src|dist)/plain\\." },
    },
    {
      name: "web-ui-without-data",
      comment: "What is merely shown can be reused and looked at without an API.",
      severity: "error",
      from: { path: "^apps/web/ui/" },
      to: { path: "^apps/web/(app|features|gql)/|^node_modules/@apollo/" },
    },
    {
      name: "domain-is-pure",
      comment: "Decisions are functions of their arguments: no clock, database, transport or identifier made inside.",
      severity: "error",
      from: { path: "^apps/api/src/[^/]+/domain/", pathNot: TESTS },
      to: {
        path: "^apps/|^node_modules/(@mikro-orm|kysely|pg|fastify|type-graphql|graphql|graphile-worker|undici|ws|ioredis)(/|$)",
        // Pure parts of the platform: checks of fields and filters, reasons of refusals, and whether a text is an id.
        pathNot:
          "^apps/api/src/[^/]+/domain/|^apps/api/src/[^/]+/index\\.ts$|^apps/api/src/platform/(validation|reasons|ids|filter-size)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "persistence-is-below",
      comment: "Rows and queries serve use cases and know none; nor do they know the wire's resolvers.",
      severity: "error",
      from: { path: "^apps/api/src/([^/]+)/persistence/" },
      to: { path: "^apps/api/src/$1/(application|graphql|http)/" },
    },
    {
      name: "application-knows-no-resolver",
      comment:
        "A use case can be called by a job, a test or another transport. It may name the errors a client is told.",
      severity: "error",
      from: { path: "^apps/api/src/([^/]+)/application/", pathNot: TESTS },
      to: {
        path: "^apps/api/src/$1/(graphql|http)/|^apps/api/src/platform/graphql/(?!errors\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "resolvers-hold-no-query",
      comment: "Resolvers call use cases; they may name a row's type, never run a query themselves.",
      severity: "error",
      from: { path: "\\.(resolver|subscription)\\.ts$" },
      to: { path: "/persistence/|^node_modules/(@mikro-orm|kysely|pg)(/|$)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "areas-by-the-door",
      comment: "Another area is reached through its index.ts: what is behind the door may change.",
      severity: "error",
      from: { path: AREA, pathNot: TESTS },
      to: { path: AREA, pathNot: "^apps/api/src/$1/|^apps/api/src/[^/]+/index\\.ts$" },
    },
    {
      name: "platform-knows-no-area",
      comment: "What all areas stand on stands by itself.",
      severity: "error",
      from: { path: "^apps/api/src/platform/" },
      to: { path: AREA },
    },
    {
      name: "launch-stands-alone",
      comment: "The launcher runs before the API and without it: it must start when the API's own code cannot.",
      severity: "error",
      from: { path: "^apps/api/src/launch/" },
      to: { path: "^apps/api/src/(?!launch/)|^packages/|^node_modules/" },
    },
    {
      name: "composed-once",
      comment: "One place builds everything; whoever imported it would become a second one.",
      severity: "error",
      from: { path: "^(apps|packages|tests)/", pathNot: "^apps/api/src/(main|migrate|print-schema)\\.ts$" },
      to: { path: "^apps/api/src/composition\\.ts$" },
    },
    {
      name: "tables-are-listed-at-the-top",
      comment: "The list of all tables is for opening and describing the database; an area names its own tables.",
      severity: "error",
      from: { path: "^apps/api/src/[^/]+/", pathNot: TESTS },
      to: { path: "^apps/api/src/entities\\.ts$" },
    },
    {
      name: "tests-use-public-doors",
      comment:
        "What tests/ promises must hold for anybody outside: GraphQL, receive URLs, the browser, and the packages' doors. The model that the running system is compared with is a test's too.",
      severity: "error",
      from: { path: "^tests/(?!architecture/|bin/)" },
      to: {
        path: "^(apps|packages)/",
        pathNot:
          "^apps/api/src/launch/|^apps/api/src/routing/testing/|^packages/(schema|providers)/src/(index|plain|port|simulator/index|simulator/control-types)\\.ts$",
      },
    },
    {
      name: "nobody-imports-tests",
      comment: "What runs in production must not need what proves it.",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: TESTS },
      to: { path: `^tests/|${TESTS}` },
    },
    {
      name: "only-declared-packages",
      comment: "A package that a workspace does not declare is there by another's grace.",
      severity: "error",
      from: { path: "^(apps|packages|tests)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.next[^/]*|\\.turbo|gql|coverage)/|next-env\\.d\\.ts$" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["parley-source", "import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
