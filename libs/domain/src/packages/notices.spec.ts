import { anAccount as anyAccount } from '../testing/an-account.factory.js';
import type { Account, AccountState } from './account.js';
import { reachedShares, standingNotice, type Standing } from './notices.js';
import type { Tariff } from './tariff.js';

const NOW = new Date('2026-11-12T10:00:00Z');
const tariff: Tariff = { active: true, autoTopUp: true, packageSize: 10, packagePriceMinor: 2_000, singlePriceMinor: 250 };
let id = 1000;

const anAccount = (more: Partial<AccountState>, now = NOW): Account => anyAccount({ tariff, ...more }, { now, next: () => (id += 1) });
const places = (used: number, size = 100): AccountState['packages'] => [{ id: 1, size, used }];
/** An account after this many more dialogs, as the database would give it back. */
function afterMore(account: Account, dialogs: number, more: Partial<AccountState> = {}): Account {
  for (let n = 0; n < dialogs; n += 1) if (!account.payFor((id += 1), account.month.first)) account.block();
  const { balanceMinor, month, blockedSince } = account;
  return anAccount({ balanceMinor, month, blockedSince, packages: account.touched.filter(({ size, used }) => used < size), ...more });
}

it.each([
  [{ taken: 0, left: 0 }, []],
  [{ taken: 79, left: 21 }, []],
  [{ taken: 80, left: 20 }, ['used_80']],
  [{ taken: 94, left: 6 }, ['used_80']],
  [{ taken: 95, left: 5 }, ['used_80', 'used_95']],
  [{ taken: 100, left: 0 }, ['used_80', 'used_95', 'used_100']],
  // 79.9...% is not 80 %.
  [{ taken: 799, left: 201 }, []],
])('of the places of a month %j are reached: %j', (of, reached) => expect(reachedShares(of)).toEqual(reached));

describe('admins are told', () => {
  it('as the shares are reached, each once a month, of what was left when it began and came since', () => {
    const account = anAccount({ packages: places(20) });
    const told: (string | undefined)[] = [];
    let current = account;
    for (let n = 0; n < 80; n += 1) {
      const before = current;
      current = afterMore(before, 1);
      told.push(before.notice?.kind);
    }
    const at = (kind: string): number[] => told.flatMap((each, n) => (each === kind ? [n + 1] : []));
    // 80 places: 64, 76 and all of them.
    expect([at('used_80'), at('used_95'), at('used_100')]).toEqual([[64], [76], [80]]);
    expect(current.month).toMatchObject({ first: '2026-11-01', placesTaken: 80, noticed: ['used_80', 'used_95', 'used_100'] });
  });

  it('of the most pressing only, where several come at once', () => {
    const account = anAccount({ packages: places(0, 3), balanceMinor: 0 });
    afterMore(account, 5);
    expect(account.notice).toEqual({ kind: 'blocked', key: `blocked:${NOW.toISOString()}` });
    expect(account.month.noticed).toEqual(['used_80', 'used_95', 'used_100', 'top_up_unpaid']);
  });

  it('not anew of a share that was reached before more was bought', () => {
    const full = anAccount({ packages: places(0, 10) });
    afterMore(full, 10);
    const next = afterMore(full, 0, { packages: places(0, 10) });
    afterMore(next, 10);
    expect([full.notice?.kind, next.notice]).toEqual(['used_100', null]);
  });

  it('anew in the next month, which begins with nothing taken', () => {
    const full = anAccount({ packages: places(0, 10) });
    afterMore(full, 10);
    const december = anAccount({ packages: places(0, 10), month: full.month }, new Date('2026-12-01T00:00:00Z'));
    for (let n = 0; n < 8; n += 1) december.payFor(n, '2026-12-01');
    expect(december.notice).toEqual({ kind: 'used_80', key: 'used_80:2026-12-01' });
    expect(december.month).toMatchObject({ first: '2026-12-01', placesTaken: 8 });
  });

  it('that a top-up could not be paid, while single prices still are', () => {
    const account = anAccount({ balanceMinor: 1_999 });
    expect(account.payFor(1, '2026-11-01')).toMatchObject({ by: 'single' });
    expect(account.notice?.kind).toBe('top_up_unpaid');
    const unwanted = anAccount({ balanceMinor: 1_999, tariff: { ...tariff, autoTopUp: false } });
    unwanted.payFor(1, '2026-11-01');
    expect(unwanted.notice).toBeNull();
  });

  it('once each time that dialogs are blocked, and once when all are given back', () => {
    const account = anAccount({});
    const blocked = afterMore(account, 3);
    expect(account.notice?.kind).toBe('blocked');
    const more = afterMore(blocked, 2);
    expect([blocked.notice, blocked.blockedSince]).toEqual([null, NOW]);
    more.unblock();
    expect([more.notice, more.blockedSince]).toEqual([{ kind: 'unblocked', key: `unblocked:${NOW.toISOString()}` }, null]);
    more.block();
    expect(more.blockedSince).toEqual(NOW);
  });
});

it.each<[string, Partial<Standing>, string | null]>([
  ['nothing to say', { places: { taken: 5, left: 95 } }, null],
  ['a share of the places', { places: { taken: 96, left: 4 } }, 'used_95'],
  ['all places, and money for more', { places: { taken: 10, left: 0 }, balanceMinor: 2_000 }, 'used_100'],
  ['a top-up that cannot be paid', { places: { taken: 10, left: 0 }, balanceMinor: 1_999 }, 'top_up_unpaid'],
  ['nothing is to be topped up', { places: { taken: 10, left: 0 }, tariff: { ...tariff, active: false } }, 'used_100'],
  ['blocked dialogs before everything', { blockedDialogs: 1, places: { taken: 1, left: 9 } }, 'blocked'],
  ['a company that is not metered', { tariff: null, places: { taken: 10, left: 0 } }, null],
])('what stands in the console: %s', (_, more, kind) => {
  expect(standingNotice({ tariff, balanceMinor: 0, places: { taken: 0, left: 0 }, blockedDialogs: 0, ...more })).toBe(kind);
});
