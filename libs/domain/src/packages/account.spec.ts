import { anAccount as anyAccount } from '../testing/an-account.factory.js';
import type { Account, AccountState } from './account.js';
import { monthAt, runningMonth, type Month } from './month.js';
import type { Tariff } from './tariff.js';

const NOVEMBER = '2026-11-01';
const NOW = new Date('2026-11-12T10:00:00Z');
const tariff = (more: Partial<Tariff> = {}): Tariff => ({
  ...{ active: true, autoTopUp: true, packageSize: 3, packagePriceMinor: 600, singlePriceMinor: 250 },
  ...more,
});

function anAccount(more: Partial<AccountState> = {}): Account {
  let id = 1000;
  return anyAccount({ timeZone: 'Europe/Moscow', tariff: tariff(), ...more }, { now: NOW, next: () => (id += 1) });
}

const pay = (account: Account, dialogs: number): (string | null)[] =>
  Array.from({ length: dialogs }, (_, n) => account.payFor(n + 1, NOVEMBER)?.by ?? null);

describe("what pays for a dialog's month", () => {
  it('a place of the oldest package that has one', () => {
    const account = anAccount({
      packages: [
        { id: 1, size: 3, used: 2 },
        { id: 2, size: 3, used: 0 },
      ],
    });
    expect([account.payFor(10, NOVEMBER), account.payFor(11, NOVEMBER)]).toEqual([
      { by: 'package', packageId: 1 },
      { by: 'package', packageId: 2 },
    ]);
    expect(account.touched).toEqual([
      { id: 1, size: 3, used: 3 },
      { id: 2, size: 3, used: 1 },
    ]);
    expect([account.entries, account.placesLeft]).toEqual([[], 2]);
  });

  it('else one package more for all that come, while the balance covers it; else the single price; else nothing', () => {
    const account = anAccount({ balanceMinor: 1_400 });
    expect(pay(account, 7)).toEqual(['package', 'package', 'package', 'package', 'package', 'package', null]);
    expect(account.toppedUp).toEqual([
      { id: 1001, size: 3, used: 3, priceMinor: 600 },
      { id: 1003, size: 3, used: 3, priceMinor: 600 },
    ]);
    expect(account.balanceMinor).toBe(200);

    const poor = anAccount({ balanceMinor: 599 });
    expect(pay(poor, 3)).toEqual(['single', 'single', null]);
    expect(poor.entries).toEqual([
      { id: 1001, key: 'dialog:1:2026-11-01:1001', kind: 'single', amountMinor: -250, packageId: null, dialogId: 1 },
      { id: 1002, key: 'dialog:2:2026-11-01:1002', kind: 'single', amountMinor: -250, packageId: null, dialogId: 2 },
    ]);
    expect(poor.balanceMinor).toBe(99);
  });

  it.each([
    ['the tariff is not active', { active: false }],
    ['the company does not want it', { autoTopUp: false }],
  ])('nothing is topped up where %s; the single price is taken all the same', (_, more) => {
    const account = anAccount({ balanceMinor: 700, tariff: tariff(more) });
    expect(pay(account, 3)).toEqual(['single', 'single', null]);
    expect(account.toppedUp).toEqual([]);
  });

  it('nothing, and nothing is refused, where the company is not metered', () => {
    const account = anAccount({ tariff: null });
    expect(pay(account, 2)).toEqual(['none', 'none']);
    expect([account.entries, account.touched, account.balanceMinor]).toEqual([[], [], 0]);
  });

  it('a price of nothing is no line of the ledger', () => {
    const account = anAccount({ tariff: tariff({ packagePriceMinor: 0 }) });
    expect(pay(account, 4)).toEqual(['package', 'package', 'package', 'package']);
    expect([account.entries, account.toppedUp.length]).toEqual([[], 2]);
  });
});

describe('what a refused message took', () => {
  const counted = { dialogId: 1, month: NOVEMBER, until: new Date('2026-11-30T21:00:00Z'), countedAt: NOW, isActive: false };

  it('is its place again, also of a package that was used up since; a new dialog has it', () => {
    const month = { ...monthAt('Europe/Moscow', NOW), placesTaken: 3, noticed: [] };
    const account = anAccount({ month, packages: [{ id: 2, size: 3, used: 0 }] });
    account.giveBack({ ...counted, payment: { by: 'package', packageId: 1 }, package: { id: 1, size: 3, used: 3 }, chargedMinor: 0 });
    expect([account.placesLeft, account.month.placesTaken, account.entries]).toEqual([4, 2, []]);
    expect(account.payFor(9, NOVEMBER)).toEqual({ by: 'package', packageId: 1 });
    expect(account.touched).toEqual([{ id: 1, size: 3, used: 3 }]);
  });

  it('is its price again, by an entry that is there once for each charge', () => {
    const account = anAccount();
    account.giveBack({ ...counted, payment: { by: 'single', entryId: 77 }, package: null, chargedMinor: 240 });
    expect(account.balanceMinor).toBe(240);
    expect(account.entries).toEqual([{ id: 1001, key: 'returned:77', kind: 'returned', amountMinor: 240, packageId: null, dialogId: 1 }]);
  });

  it('is nothing where it cost nothing', () => {
    const account = anAccount();
    for (const payment of [{ by: 'none' } as const, { by: 'single', entryId: null } as const]) {
      account.giveBack({ ...counted, payment, package: null, chargedMinor: 0 });
    }
    expect([account.balanceMinor, account.entries, account.touched]).toEqual([0, [], []]);
  });
});

it.each([
  ['Europe/Moscow', '2026-11-30T20:59:59.999Z', '2026-11-01', '2026-11-30T21:00:00.000Z'],
  ['Europe/Moscow', '2026-11-30T21:00:00.000Z', '2026-12-01', '2026-12-31T21:00:00.000Z'],
  ['America/New_York', '2026-11-01T03:59:59.000Z', '2026-10-01', '2026-11-01T04:00:00.000Z'],
  ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-01', '2026-12-01T05:00:00.000Z'],
  ['Asia/Kathmandu', '2026-12-31T18:15:00.000Z', '2027-01-01', '2027-01-31T18:15:00.000Z'],
  ['UTC', '2028-02-29T12:00:00.000Z', '2028-02-01', '2028-03-01T00:00:00.000Z'],
])('the month of %s at %s', (timeZone, at, first, until) => {
  expect(monthAt(timeZone, new Date(at))).toMatchObject({ first, until: new Date(until) });
});

it('a month begins where the one before ends, also where clocks are put on or back in it', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']) {
    let month = monthAt(timeZone, new Date('2026-01-15T00:00:00Z'));
    for (let n = 0; n < 24; n += 1) {
      const next = monthAt(timeZone, month.until);
      expect([timeZone, next.since]).toEqual([timeZone, month.until]);
      expect(monthAt(timeZone, new Date(month.until.getTime() - 1))).toEqual(month);
      expect(runningMonth(timeZone, month.until, month)).toEqual(next);
      month = next;
    }
  }
});

describe('a company that moves to another time zone', () => {
  const november = monthAt('Europe/Moscow', NOW);
  const december = (timeZone: string): Month => runningMonth(timeZone, november.until, november);

  it.each(['America/New_York', 'Pacific/Kiritimati', 'Europe/Moscow'])(
    'ends its month as it began, and begins the next then, in %s',
    (zone) => {
      expect(runningMonth(zone, new Date(november.until.getTime() - 1), november)).toBe(november);
      expect(december(zone)).toMatchObject({ first: '2026-12-01', since: november.until });
      expect(december(zone).until).toEqual(monthAt(zone, new Date('2026-12-15T00:00:00Z')).until);
    },
  );

  it('has no calendar month twice, wherever it goes and comes back to', () => {
    const zones = ['Europe/Moscow', 'Pacific/Kiritimati', 'America/New_York', 'Asia/Kathmandu'];
    const months: Month[] = [november];
    for (let at = NOW.getTime(), n = 0; at < NOW.getTime() + 300 * 86_400_000; at += 3_600_000, n += 1) {
      const latest = months.at(-1)!;
      const month = runningMonth(zones[n % zones.length]!, new Date(at), latest);
      if (month !== latest) months.push(month);
    }
    expect(months.map(({ first }) => first)).toEqual([...new Set(months.map(({ first }) => first))]);
    expect(months.slice(1).map(({ since }) => since)).toEqual(months.slice(0, -1).map(({ until }) => until));
    expect(months.at(-1)?.first).toBe('2027-09-01');
    expect(months.length).toBe(11);
  });

  it('months in which nothing came are left out', () => {
    const march = new Date('2027-03-10T00:00:00Z');
    expect(runningMonth('UTC', march, november)).toEqual(monthAt('UTC', march));
  });
});
