import type { RunSnapshot, HttpAnswer } from '#domain/scenarios/run.js';
import type { Revision, TurnState } from '#domain/scenarios/run-desk.port.js';
import type { HttpCall } from '#domain/scenarios/turn.js';
import type { Database } from '../database.js';
import { RevisionCache } from './revision.cache.js';
import { factsFrom, runFromRow, type FactsRow, type RunRow } from './run.row.js';
import * as sql from './run.sql.js';

/** A call that is due, with all that its templates may name. */
export interface DueCall {
  run: RunSnapshot;
  revision: Revision;
  facts: TurnState['facts'];
  /** It was begun before by whoever did not come to its end: the request may have been received. */
  begunBefore: boolean;
}

type Of = HttpCall & { companyId: number; dialogId: number };

/** HTTP steps on their way: each is begun at most once without a note of it, and answered once. */
export class HttpCallStore {
  private readonly revisions = new RevisionCache();

  constructor(private readonly database: Database) {}

  /** Notes that the call begins. Null when nobody waits for it any more. */
  begin({ companyId, dialogId, runId, seq }: Of): Promise<DueCall | null> {
    return this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<{ run: RunRow; facts: FactsRow }>(sql.lockCall, [companyId, dialogId, runId, seq]);
      const revision = row && (await this.revisions.get(tx, row.run.revision_id));
      if (!row || !revision) return null;
      tx.write(sql.beginCall, [runId]);
      const run = runFromRow(row.run);
      const { waits } = run.standing;
      return { run, revision, facts: factsFrom(row.facts), begunBefore: waits?.for === 'http' && waits.begun };
    });
  }

  /** Keeps the answer until the run takes it up. */
  async answer({ companyId, runId, seq }: Of, answer: HttpAnswer): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(sql.answerCall, [runId, seq, JSON.stringify(answer)]));
  }
}
