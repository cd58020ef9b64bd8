import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { mayReadScenarios } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database, type Tx } from '#persistence/database.js';
import { listRuns, scenarioExists } from '#persistence/scenarios/run-list.view.js';
import { runById, runIdOfDialog, traceOf } from '#persistence/scenarios/run-trace.view.js';
import { Env } from '../../env.js';
import { presentRun, presentStep } from './run.presenter.js';
import type { DialogRun, RunListQuery, RunPage, ScenarioRun, TraceQuery } from './scenario-runs.dto.js';

const PAGE = 50;
const STEPS = 200;

/** Runs of scenarios. Who may see a dialog may see what its bot did there, and nobody else: variables hold what clients told. */
@Injectable()
export class RunReader {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  async page(caller: Caller, scenarioId: number, query: RunListQuery): Promise<RunPage> {
    const limit = query.limit ?? PAGE;
    const rows = await this.database.transaction(caller.companyId, async (tx) => {
      if (!(await scenarioExists(tx, scenarioId))) throw notFound('Scenario');
      const page = { scope: dialogScope(caller), filter: query.state ?? null, before: query.before ?? null, limit: limit + 1 };
      return listRuns(tx, scenarioId, page);
    });
    const items = rows.slice(0, limit).map(presentRun);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  one(caller: Caller, id: number, query: TraceQuery): Promise<ScenarioRun> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const run = await this.whole(tx, caller, id, query);
      if (!run) throw notFound('Run');
      return run;
    });
  }

  ofDialog(caller: Caller, dialogId: number): Promise<DialogRun> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const id = await runIdOfDialog(tx, dialogId, dialogScope(caller));
      if (id === undefined) throw notFound('Dialog');
      return { run: id === null ? null : await this.whole(tx, caller, id, {}) };
    });
  }

  private async whole(tx: Tx, caller: Caller, id: number, { before, limit = STEPS }: TraceQuery): Promise<ScenarioRun | null> {
    const row = await runById(tx, id, dialogScope(caller));
    if (!row) return null;
    const rows = await traceOf(tx, id, before ?? null, limit + 1);
    const trace = rows.slice(-limit).map(presentStep);
    return {
      ...presentRun(row),
      ...{ standing: row.standing, variables: row.variables, trace },
      earlier: rows.length > limit ? (trace[0]?.seq ?? null) : null,
      temporalUrl: this.temporalUrl(caller, row.dialogId),
    };
  }

  private temporalUrl(caller: Caller, dialogId: number): string | null {
    const { TEMPORAL_UI_URL: pages } = this.env;
    if (pages === undefined || !mayReadScenarios(caller)) return null;
    return `${pages.replace(/\/$/, '')}/workflows/${encodeURIComponent(`scenario-run:${dialogId}`)}`;
  }
}
