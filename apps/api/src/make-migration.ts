import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { MigrationDiff } from "@mikro-orm/core";
import { TSMigrationGenerator } from "@mikro-orm/migrations";
import { ENTITIES } from "./entities.ts";
import { NO_SERVER, openDatabase } from "./platform/database.ts";

const FOLDER = fileURLToPath(new URL("../src/migrations/", import.meta.url));
const SNAPSHOT = "snapshot";

/** In the house's form: migrations go forward only. */
class MigrationFile extends TSMigrationGenerator {
  override generateMigrationFile(className: string, { up }: MigrationDiff): string {
    const statements = up.map((statement) => this.createStatement(statement, 4)).join("");
    return `import { Migration } from "@mikro-orm/migrations";

/** What this changes, and for whom. */
export class ${className} extends Migration {
  override up(): void {
${statements}  }
}
`;
  }
}

/**
 * `npm run migration -- <name>` writes the migration from the last snapshot of the entities to what they are now, and the
 * new snapshot; without a name only the snapshot, for a migration written by hand. Needs no server.
 */
async function main(name: string | undefined): Promise<void> {
  const database = await openDatabase({
    url: NO_SERVER,
    entities: ENTITIES,
    maxConnections: 1,
    migrations: {
      path: FOLDER,
      snapshot: true,
      snapshotName: SNAPSHOT,
      generator: MigrationFile,
      fileName: (timestamp: string, given?: string) => `${timestamp.slice(0, 8)}-${given}`,
    },
  });
  if (name === undefined) {
    await writeFile(`${FOLDER}${SNAPSHOT}.json`, JSON.stringify(database.schema.getTargetSchema(), null, 2));
  } else {
    const { fileName } = await database.orm.migrator.create(undefined, false, false, name);
    process.stdout.write(
      fileName === ""
        ? "The entities are as the snapshot says: there is nothing to migrate.\n"
        : `apps/api/src/migrations/${fileName} is written: add it to the end of index.ts, then run npm run schema.\n`,
    );
  }
  await database.close();
}

await main(process.argv[2]);
