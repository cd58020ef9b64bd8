import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { API_TOKEN_USE_STEP_MS } from '#domain/tokens/api-token.js';
import type { FoundToken } from '#persistence/tokens/api-token.store.js';
import { ApiUsage, type Totals } from '#persistence/tokens/api-usage.store.js';
import { Log } from '../../platform/log.js';
import { CLOCK } from '../../platform/ports.js';
import { ApiMonthExceeded, ApiRateExceeded } from '../public.errors.js';
import { Tally } from './tally.js';

const MINUTE_MS = 60_000;
/** How long a count stays with the process that made it. */
const TELL_AFTER_MS = 500;
/** A process that has let in this share of a token's minute tells at once, so that others do not let in as many again. */
const TELL_AT_ONCE_SHARE = 1 / 20;
const AT_ONCE_MS = 20;
/** What nobody has used for so long is forgotten; it is read again when he comes back. */
const FORGET_AFTER_MS = 10 * MINUTE_MS;

interface Minute {
  startsAt: number;
  tally: Tally;
}

interface Month {
  companyId: number;
  endsAt: number;
  limit: number | null;
  tally: Tally;
  usedAt: number;
}

/** How much of its minute a token has left. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetsAt: Date;
  resetsInSeconds: number;
}

/**
 * Lets a token call as often as it may. Each process counts in memory and tells PostgreSQL twice a second, which answers with what
 * all have counted (docs/adr/0010): no request waits for a write, and together they let in at most what half a second more allows.
 */
@Injectable()
export class RequestMeter implements BeforeApplicationShutdown {
  private readonly minutes = new Map<number, Minute>();
  private readonly months = new Map<number, Month>();
  /** Months that ended before all their calls were told. */
  private readonly ended: Month[] = [];
  private readonly loading = new Map<number, Promise<Month>>();
  private timer: { at: number; handle: NodeJS.Timeout } | undefined;
  private telling: Promise<void> | undefined;

  constructor(
    private readonly usage: ApiUsage,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts one call; `headers` hears how much is left also when the call is refused. */
  async take(token: FoundToken, headers: (allowance: Allowance) => void): Promise<void> {
    const now = this.clock.now().getTime();
    const month = this.monthOf(token, now) ?? (await this.load(token, now));
    const minute = this.minuteOf(token.tokenId, now);
    const resetsAt = minute.startsAt + MINUTE_MS;
    const { ratePerMinute: limit } = token;
    const resetsInSeconds = secondsUntil(resetsAt, now);
    headers({ limit, remaining: Math.max(0, limit - minute.tally.total - 1), resetsAt: new Date(resetsAt), resetsInSeconds });
    if (minute.tally.total >= limit) throw new ApiRateExceeded(resetsInSeconds);
    if (month.limit !== null && month.tally.total >= month.limit) throw new ApiMonthExceeded(secondsUntil(month.endsAt, now));
    minute.tally.count();
    month.tally.count();
    month.usedAt = now;
    this.tellIn(minute.tally.untold >= limit * TELL_AT_ONCE_SHARE ? AT_ONCE_MS : TELL_AFTER_MS);
  }

  /** What is still untold is told before the process ends. */
  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer?.handle);
    await this.telling;
    await this.tell();
    clearTimeout(this.timer?.handle);
  }

  private monthOf({ tokenId, companyId }: FoundToken, now: number): Month | undefined {
    const month = this.months.get(companyId);
    return this.minutes.has(tokenId) && month && month.endsAt > now ? month : undefined;
  }

  /** Once for all calls that come while it is being read. */
  private load(token: FoundToken, now: number): Promise<Month> {
    const { tokenId } = token;
    const loading = this.loading.get(tokenId) ?? this.read(token, now).finally(() => this.loading.delete(tokenId));
    this.loading.set(tokenId, loading);
    return loading;
  }

  private async read({ tokenId, companyId }: FoundToken, now: number): Promise<Month> {
    const startsAt = startOf(now);
    const found = await this.usage.load({ companyId, tokenId, minute: new Date(startsAt), now: new Date(now) });
    if (!this.minutes.has(tokenId)) this.minutes.set(tokenId, { startsAt, tally: new Tally(found.minuteRequests) });
    const current = this.months.get(companyId);
    if (current && current.endsAt > now) return current;
    if (current) this.ended.push(current);
    const endsAt = found.monthEndsAt.getTime();
    const month = { companyId, endsAt, limit: found.monthLimit, tally: new Tally(found.monthRequests), usedAt: now };
    this.months.set(companyId, month);
    return month;
  }

  /** A new minute begins at nothing: what other processes count in it is told within half a second. */
  private minuteOf(tokenId: number, now: number): Minute {
    const current = this.minutes.get(tokenId);
    const startsAt = startOf(now);
    if (current && current.startsAt >= startsAt) return current;
    const fresh = { startsAt, tally: new Tally(0) };
    this.minutes.set(tokenId, fresh);
    return fresh;
  }

  private tellIn(delayMs: number): void {
    const at = performance.now() + delayMs;
    if (this.timer && this.timer.at <= at) return;
    clearTimeout(this.timer?.handle);
    this.timer = { at, handle: setTimeout(() => void this.tellNow(), delayMs) };
  }

  /** One at a time. */
  private async tellNow(): Promise<void> {
    this.timer = undefined;
    if (this.telling) return this.tellIn(AT_ONCE_MS);
    this.telling = this.tell();
    await this.telling;
    this.telling = undefined;
  }

  private async tell(): Promise<void> {
    const now = this.clock.now();
    const minutes = new Map([...this.minutes].filter(([, { tally }]) => tally.untold > 0));
    const months = [...this.ended.splice(0), ...this.months.values()].filter(({ tally }) => tally.untold > 0);
    if (minutes.size === 0 && months.length === 0) return;
    const tokens = [...minutes].map(([id, { startsAt, tally }]) => ({ id, minute: new Date(startsAt), requests: tally.tell() }));
    const companies = months.map(({ companyId: id, usedAt, tally }) => ({ id, at: new Date(usedAt), requests: tally.tell() }));
    try {
      hear(await this.usage.add({ tokens, companies }, now, API_TOKEN_USE_STEP_MS), minutes, months);
      this.forget(now.getTime());
    } catch (error) {
      this.log.failure('the calls of /v1 could not be counted together; they will be', error);
      for (const { tally } of [...minutes.values(), ...months]) tally.notTold();
      this.ended.push(...months.filter((month) => this.months.get(month.companyId) !== month));
      this.tellIn(TELL_AFTER_MS);
    }
  }

  private forget(now: number): void {
    for (const [id, { usedAt, tally }] of this.months) if (tally.isIdle && usedAt < now - FORGET_AFTER_MS) this.months.delete(id);
    for (const [id, { startsAt, tally }] of this.minutes) if (tally.isIdle && startsAt < now - FORGET_AFTER_MS) this.minutes.delete(id);
  }
}

function hear(totals: Totals, minutes: Map<number, Minute>, months: Month[]): void {
  for (const { id, minute, requests } of totals.minutes) {
    const told = minutes.get(id);
    told?.tally.told(told.startsAt === Date.parse(minute) ? requests : undefined);
  }
  totals.months?.forEach(({ requests, limit, endsAt }, index) => {
    months[index]?.tally.told(requests);
    if (months[index]) Object.assign(months[index], { limit, endsAt: Date.parse(endsAt) });
  });
}

const startOf = (now: number): number => now - (now % MINUTE_MS);
const secondsUntil = (then: number, now: number): number => Math.max(1, Math.ceil((then - now) / 1000));
