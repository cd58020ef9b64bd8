import type { Tariff } from '../packages/tariff.js';
import { forecast, type Means, type MonthSoFar } from './forecast.js';
import { readMoney, writeMoney } from './money.js';
import { whatIf } from './what-if.js';

const tariff = (more: Partial<Tariff> = {}): Tariff => ({
  ...{ active: true, autoTopUp: true, packageSize: 100, packagePriceMinor: 20_000, singlePriceMinor: 250 },
  ...more,
});
const month = (more: Partial<MonthSoFar> = {}): MonthSoFar => ({ days: [10, 10, 10], todayShare: 1, length: 30, previous: [], ...more });
const means = (more: Partial<Means> = {}): Means => ({ tariff: tariff(), placesLeft: 1_000, balanceMinor: 0, chargedMinor: 0, ...more });

describe('what a month comes to', () => {
  it('goes on as it was where nothing is known of the month before', () => {
    expect(forecast(month(), means()).dialogs).toBe(300);
    // Half of today is over: two and a half days have brought 25.
    expect(forecast(month({ days: [10, 10, 5], todayShare: 0.5 }), means()).dialogs).toBe(300);
    // Too few to tell a shape.
    expect(forecast(month({ previous: [10, 0, 0] }), means()).dialogs).toBe(300);
  });

  it('has the shape of the month before: it begins fast and slows down', () => {
    const previous = [50, 20, 10, ...Array.from({ length: 27 }, () => 1), 0];
    // 80 of 107 lay behind the third day.
    expect(forecast(month({ days: [100, 40, 20], previous }), means()).dialogs).toBe(Math.round((160 * 107) / 80));
  });

  it('is taken from the month before while its first day lasts, and not from the few minutes that are behind', () => {
    const previous = [50, 20, 10, ...Array.from({ length: 27 }, () => 1), 0];
    const firstMinutes = { days: [1], todayShare: 0.001 };
    expect(forecast(month({ ...firstMinutes, previous }), means()).dialogs).toBe(107);
    expect(forecast(month({ ...firstMinutes, days: [0], previous }), means({ placesLeft: 30 })).runsOutIn).toBe(0);
    expect(forecast(month({ days: [300], todayShare: 0.9, previous }), means()).dialogs).toBe(300);
    expect(forecast(month(firstMinutes), means()).dialogs).toBe(30);
    expect(forecast(month({ days: [0], todayShare: 0 }), means()).dialogs).toBe(0);
  });

  it('is never less than what was counted, and nothing where nothing came', () => {
    const previous = [0, 0, 0, 500, ...Array.from({ length: 26 }, () => 0)];
    expect(forecast(month({ previous }), means()).dialogs).toBe(30);
    expect(forecast(month({ days: [0, 0, 0] }), means())).toMatchObject({ dialogs: 0, costMinor: 0, runsOutIn: null });
  });

  it.each([
    ['places are there', {}, 700],
    ['packages are topped up', { placesLeft: 100 }, 700 + 2 * 20_000],
    ['nothing is topped up', { placesLeft: 100, tariff: tariff({ autoTopUp: false }) }, 700 + 170 * 250],
    ['the tariff is not active', { placesLeft: 0, tariff: tariff({ active: false }) }, 700 + 270 * 250],
    ['the company is not metered', { placesLeft: 0, tariff: null }, 700],
  ])('costs what has been charged and what comes, where %s', (_, more, costMinor) => {
    expect(forecast(month(), means({ chargedMinor: 700, ...more })).costMinor).toBe(costMinor);
  });

  it.each([
    ['today, where nothing is left', { placesLeft: 0 }, 0],
    ['when the places are used up', { placesLeft: 25 }, 3],
    ['later by as much as is topped up', { placesLeft: 25, balanceMinor: 20_000 }, 13],
    ['later by single dialogs', { placesLeft: 25, balanceMinor: 2_500, tariff: tariff({ autoTopUp: false }) }, 4],
    ['in the months that follow', { placesLeft: 500 }, 51],
    ['never, within a year', { placesLeft: 4_000 }, null],
    ['never, where packages cost nothing', { placesLeft: 0, tariff: tariff({ packagePriceMinor: 0 }) }, null],
    ['never, where dialogs cost nothing', { placesLeft: 0, tariff: tariff({ autoTopUp: false, singlePriceMinor: 0 }) }, null],
    ['never, where the company is not metered', { tariff: null, placesLeft: 0 }, null],
  ])('runs out %s', (_, more, runsOutIn) => {
    expect(forecast(month(), means(more)).runsOutIn).toBe(runsOutIn);
  });
});

it('what a month would cost with other packages, at the same price a dialog', () => {
  expect(whatIf(tariff(), 130, [50, 500, 50])).toEqual([
    { packageSize: 50, packagePriceMinor: 10_000, packages: 2, singles: 30, costMinor: 27_500, current: false },
    { packageSize: 100, packagePriceMinor: 20_000, packages: 1, singles: 30, costMinor: 27_500, current: true },
    { packageSize: 500, packagePriceMinor: 100_000, packages: 0, singles: 130, costMinor: 32_500, current: false },
  ]);
  expect(whatIf(tariff(), 190, [])).toEqual([
    { packageSize: 100, packagePriceMinor: 20_000, packages: 2, singles: 0, costMinor: 40_000, current: true },
  ]);
  expect(whatIf(tariff(), 200, [])[0]).toMatchObject({ packages: 2, singles: 0 });
});

describe('money in words of people', () => {
  it.each([
    ['1200.00', 'RUB', 120_000],
    ['-0.50', 'RUB', -50],
    ['+3.05', 'RUB', 305],
    ['500', 'JPY', 500],
    ['1.234', 'KWD', 1_234],
  ])('%s %s', (text, currency, minor) => {
    expect(readMoney(text, currency)).toBe(minor);
    expect(writeMoney(minor, currency)).toBe(text.replace('+', ''));
  });

  it.each(['1200', '1200.5', '1200,50', '1 200.00', '1e3.00', '', '1200.000', '0x10.00'])('%j is no money in roubles', (text) => {
    expect(readMoney(text, 'RUB')).toBeNull();
  });
});
