import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { periodOf, type Period } from '#domain/statistics/period.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database, type Tx } from '#persistence/database.js';
import { errorsOf, funnelOf } from '#persistence/scenarios/run-figures.view.js';
import { scenarioExists } from '#persistence/scenarios/run-list.view.js';
import { calendarOf } from '#persistence/statistics/statistics.view.js';
import { presentErrors } from './run.presenter.js';
import type { Funnel, FunnelQuery, PeriodQuery, RunErrorList } from './scenario-runs.dto.js';

const DAYS = 7;

/** What came of a scenario's runs in a period: how far they got, and what went wrong. */
@Injectable()
export class RunFiguresReader {
  constructor(private readonly database: Database) {}

  funnel(companyId: number, scenarioId: number, query: FunnelQuery): Promise<Funnel> {
    return this.database.transaction(companyId, async (tx) => {
      const period = await this.period(tx, scenarioId, query);
      return { ...period, steps: await funnelOf(tx, scenarioId, period, query.revision ?? null) };
    });
  }

  errors(caller: Caller, scenarioId: number, query: PeriodQuery): Promise<RunErrorList> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const period = await this.period(tx, scenarioId, query);
      return { ...period, items: (await errorsOf(tx, scenarioId, period, dialogScope(caller))).map(presentErrors) };
    });
  }

  private async period(tx: Tx, scenarioId: number, { from, to }: PeriodQuery): Promise<Period & { timeZone: string }> {
    if (!(await scenarioExists(tx, scenarioId))) throw notFound('Scenario');
    const { today, timeZone } = await calendarOf(tx);
    const last = to ?? today;
    const first = from ?? plusDays(last, 1 - DAYS);
    return { ...periodOf({ from: first, to: last }, today), timeZone };
  }
}
