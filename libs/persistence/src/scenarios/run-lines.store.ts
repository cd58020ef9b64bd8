import type { DialogScope } from '#domain/access/dialog-scope.js';
import { DialogBlocked } from '#domain/packages/packages.errors.js';
import type { RunLines, RunLine, RunOrder } from '#domain/scenarios/steer-run.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Database, Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** The dialog is locked: what one dialog's bot hears lies in the outbox in the order in which it happened. */
const lockDialog = statement(
  'run_lines.lock_dialog',
  `select d.blocked_at is not null as "isBlocked" from dialog d where d.id = $1 and ${dialogVisible('d', '$2::bigint')} for update`,
);
// A statement of its own: one that waited for the lock would still see the run as it was before.
const openRunStatement = statement(
  'run_lines.open_run',
  `select state from scenario_run where dialog_id = $1 and state in ('running', 'waiting', 'paused')`,
);

/** The lines to the bots of dialogs, on PostgreSQL. */
export class PgRunLines implements RunLines {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async run<T>(companyId: number, work: (line: RunLine) => Promise<T>): Promise<T> {
    const { result, told } = await this.database.transaction(companyId, async (tx) => {
      const line = new PgRunLine(tx);
      return { result: await work(line), told: line.told };
    });
    if (told) this.wake.wake('outbox');
    return result;
  }
}

class PgRunLine implements RunLine {
  told = false;

  constructor(private readonly tx: Tx) {}

  async openRun(dialogId: number, scope: DialogScope): ReturnType<RunLine['openRun']> {
    const [dialog] = await this.tx.query<{ isBlocked: boolean }>(lockDialog, [dialogId, scopeParameter(scope)]);
    if (!dialog) return undefined;
    if (dialog.isBlocked) throw new DialogBlocked();
    const [run] = await this.tx.query<{ state: 'running' | 'waiting' | 'paused' }>(openRunStatement, [dialogId]);
    return run?.state ?? null;
  }

  tell(dialogId: number, input: RunOrder): void {
    const payload = { companyId: this.tx.companyId, dialogId, input };
    addToOutbox(this.tx, [{ process: 'scenario-run', action: 'start', workflowId: `scenario-run:${dialogId}`, payload }]);
    this.told = true;
  }
}
