import { Migration } from "@mikro-orm/migrations";

/** Who last asked for the typing sign, so that a provider is not asked too often: worth nothing after a crash, so unlogged. */
export class TypingTurns extends Migration {
  override up(): void {
    this.addSql(`create unlogged table typing_turn (
      interaction_id uuid primary key references interaction on delete cascade,
      taken_at timestamptz not null
    )`);
  }
}
