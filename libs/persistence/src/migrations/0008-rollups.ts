import { Migration } from '@mikro-orm/migrations';

/** Reports that answer from counted days instead of from messages (docs/adr/0020-rollups.md). */
export class Rollups extends Migration {
  override up(): void {
    // When an operator first wrote in it, beside who wrote in it last.
    this.addSql(`alter table request add column answered_at timestamptz`);
  }
}
