import type { Tariff } from '../packages/tariff.js';

/** What is known of a month that is not over. */
export interface MonthSoFar {
  /** Dialogs that became active, a number for each day until today, which is the last. */
  days: readonly number[];
  /** How much of today is over, 0 to 1. */
  todayShare: number;
  /** How many days the month has. */
  length: number;
  /** The same of the whole month before; empty where nothing is known of it. */
  previous: readonly number[];
}

export interface Means {
  tariff: Tariff | null;
  placesLeft: number;
  balanceMinor: number;
  /** What the month has cost until now. */
  chargedMinor: number;
}

export interface Forecast {
  /** Active dialogs at the end of the month. */
  dialogs: number;
  /** What the whole month will have cost, if money were there for all. */
  costMinor: number;
  /** Days from today until nothing pays any more: 0 = today; null = not within a year, or the company is not metered. */
  runsOutIn: number | null;
}

/** A month before tells the shape of a month only if it had so many dialogs. */
const ENOUGH_FOR_A_SHAPE = 20;
const FARTHEST_DAYS = 365;

/**
 * What a month comes to. Dialogs are counted at their first message, so that a month begins fast and slows down: the month before tells how
 * much of a month usually lies behind such a day, and the dialogs until now are scaled by it. Where the month before is too small
 * for that, the days until now go on as they were. The first day is too little to tell from, above all its first hours: the month is taken
 * to be as the one before, or to have such a day every day.
 */
export function forecast(month: MonthSoFar, means: Means): Forecast {
  const soFar = sum(month.days);
  const shape = shapeOf(month);
  const dialogs = Math.max(soFar, isFirstDay(month) ? ofFirstDay(soFar, month) : ofShape(soFar, shape, month));
  const costMinor = means.chargedMinor + priceOf(dialogs - soFar, means);
  return { dialogs, costMinor, runsOutIn: runsOutIn(month, shape, dialogs, means) };
}

function ofShape(soFar: number, shape: readonly number[], month: MonthSoFar): number {
  const behind = partBehind(shape, month);
  return behind > 0 ? Math.round(soFar / behind) : soFar;
}

const isFirstDay = ({ days, todayShare }: MonthSoFar): boolean => days.length - 1 + todayShare < 1;

const ofFirstDay = (soFar: number, { previous, length }: MonthSoFar): number =>
  sum(previous) < ENOUGH_FOR_A_SHAPE ? soFar * length : sum(previous);

/** The share of each day in the whole month; they add up to 1. */
function shapeOf({ length, previous }: MonthSoFar): number[] {
  const even = Array.from({ length }, () => 1 / length);
  if (sum(previous) < ENOUGH_FOR_A_SHAPE) return even;
  // A longer month goes on as its last known day did.
  const days = even.map((_, day) => previous[Math.min(day, previous.length - 1)] ?? 0);
  const total = sum(days);
  return total === 0 ? even : days.map((dialogs) => dialogs / total);
}

function partBehind(shape: readonly number[], { days, todayShare }: MonthSoFar): number {
  const today = days.length - 1;
  return sum(shape.slice(0, today)) + (shape[today] ?? 0) * todayShare;
}

function priceOf(dialogs: number, { tariff, placesLeft }: Means): number {
  const beyond = Math.max(dialogs - placesLeft, 0);
  if (!tariff || beyond === 0) return 0;
  if (tariff.active && tariff.autoTopUp) return Math.ceil(beyond / tariff.packageSize) * tariff.packagePriceMinor;
  return beyond * tariff.singlePriceMinor;
}

/** How many dialogs places and money reach for. */
function reach({ tariff, placesLeft, balanceMinor }: Means): number {
  if (!tariff) return Infinity;
  const { active, autoTopUp, packageSize, packagePriceMinor, singlePriceMinor } = tariff;
  const toppedUp = active && autoTopUp ? Math.floor(balanceMinor / packagePriceMinor) : 0;
  // A price of nothing: as many as come.
  if (Number.isNaN(toppedUp) || toppedUp === Infinity) return Infinity;
  const rest = balanceMinor - toppedUp * (active && autoTopUp ? packagePriceMinor : 0);
  const singles = singlePriceMinor === 0 ? Infinity : Math.floor(rest / singlePriceMinor);
  return placesLeft + toppedUp * packageSize + singles;
}

/** Today's rest, then the days as the shape has them, then months like this one. */
function runsOutIn(month: MonthSoFar, shape: readonly number[], dialogs: number, means: Means): number | null {
  let left = reach(means);
  if (left === 0) return 0;
  if (!Number.isFinite(left)) return null;
  const today = month.days.length - 1;
  left -= dialogs * (shape[today] ?? 0) * (1 - month.todayShare);
  for (let day = 0; day <= FARTHEST_DAYS; day += 1) {
    if (day > 0) left -= dialogs * (shape[(today + day) % month.length] ?? 0);
    if (left < 0) return day;
  }
  return null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
