import { Inject, Injectable } from '@nestjs/common';
import { forecast } from '#domain/billing/forecast.js';
import { whatIf } from '#domain/billing/what-if.js';
import { momentOf } from '#domain/companies/zone-time.js';
import { NotMetered } from '#domain/packages/packages.errors.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import type { Clock } from '#domain/shared/clock.port.js';
import {
  readAccount,
  readBlocked,
  readCharged,
  readDays,
  readMonthsBefore,
  readNotices,
  type AccountNow,
  type DayOfDialogs,
} from '#persistence/billing/billing.view.js';
import { Database, type Tx } from '#persistence/database.js';
import { CLOCK } from '../../platform/ports.js';
import { Payments } from '../../payments/payments.js';
import { everyDay, monthDays, type MonthDays } from './billing-month.js';
import type { Billing, BillingForecast, BillingMonth, WhatIf } from './billing.dto.js';

/** Sizes that are offered for comparison where nobody names any. */
const USUAL_SIZES = [50, 100, 200, 500, 1_000];
/** Full months of which the average is taken. */
const MONTHS = 6;

interface MonthNow {
  when: MonthDays;
  month: BillingMonth;
  forecast: BillingForecast;
}

/** What a company has, what it has used and where that leads. */
@Injectable()
export class BillingReader {
  constructor(
    private readonly database: Database,
    private readonly payments: Payments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read(companyId: number): Promise<Billing> {
    const now = this.clock.now();
    const work = async (tx: Tx): Promise<Billing> => {
      const account = await readAccount(tx, now);
      const { month, forecast: expected } = await this.monthOf(tx, account, now);
      const blocked = await readBlocked(tx);
      const { currency, timeZone, balanceMinor, tariff, licences, operators, placesLeft, placesTaken } = account;
      const notices = await readNotices(tx, beginningOf(timeZone, month.first));
      return {
        ...{ currency, timeZone, balanceMinor, metered: tariff !== null, tariff: tariff && { ...tariff, licences, operators } },
        ...{ placesLeft, placesTotal: placesLeft + placesTaken, month, forecast: expected },
        blocked: { ...blocked, since: blocked.since?.toISOString() ?? null },
        payments: this.payments.settings,
        notices: notices.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
      };
    };
    // Only how many messages are withheld is told.
    return this.database.transaction(companyId, work, { seesWithheld: true });
  }

  whatIf(companyId: number, sizes: readonly number[] | null): Promise<WhatIf> {
    const now = this.clock.now();
    return this.database.transaction(companyId, async (tx) => {
      const account = await readAccount(tx, now);
      if (!account.tariff) throw new NotMetered();
      const { first } = monthDays(account.timeZone, now);
      const months = await readMonthsBefore(tx, first, MONTHS);
      const total = months.reduce((sum, each) => sum + each.dialogs, 0);
      const dialogs = months.length > 0 ? Math.round(total / months.length) : (await this.monthOf(tx, account, now)).forecast.dialogs;
      return { dialogs, months: months.length, options: whatIf(account.tariff, dialogs, sizes ?? USUAL_SIZES) };
    });
  }

  private async monthOf(tx: Tx, account: AccountNow, now: Date): Promise<MonthNow> {
    const { timeZone } = account;
    const when = monthDays(timeZone, now);
    const [days, before] = [await readDays(tx, when.first, timeZone), await readDays(tx, when.previousFirst, timeZone)];
    const chargedMinor = await readCharged(tx, beginningOf(timeZone, when.first), new Date(now.getTime() + 1));
    const month: BillingMonth = {
      ...{ first: when.first, last: when.last, chargedMinor },
      activeDialogs: sumOf(days, 'dialogs'),
      byPackage: sumOf(days, 'byPackage'),
      bySingle: sumOf(days, 'bySingle'),
      days: everyDay(when.first, when.today, days),
      previous: before.length === 0 ? [] : everyDay(when.previousFirst, plusDays(when.first, -1), before),
    };
    return { when, month, forecast: forecastOf(when, month, account) };
  }
}

function beginningOf(timeZone: string, first: string): Date {
  const [year, month] = first.split('-').map(Number);
  return momentOf(timeZone, { year: year!, month: month!, day: 1, minutes: 0 });
}

function forecastOf(when: MonthDays, { days, previous, chargedMinor }: BillingMonth, account: AccountNow): BillingForecast {
  const dialogs = (of: readonly { dialogs: number }[]): number[] => of.map((day) => day.dialogs);
  const { tariff, placesLeft, balanceMinor } = account;
  const { runsOutIn, ...expected } = forecast(
    { days: dialogs(days), previous: dialogs(previous), todayShare: when.todayShare, length: when.length },
    { tariff, placesLeft, balanceMinor, chargedMinor },
  );
  return { ...expected, runsOutOn: runsOutIn === null ? null : plusDays(when.today, runsOutIn) };
}

const sumOf = (days: readonly DayOfDialogs[], what: 'dialogs' | 'byPackage' | 'bySingle'): number =>
  days.reduce((sum, day) => sum + day[what], 0);
