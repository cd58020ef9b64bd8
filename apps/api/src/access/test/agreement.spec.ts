import fc from 'fast-check';
import type { Role } from '#domain/access/caller.js';
import { dialogScope, inDialogScope, serves } from '#domain/access/dialog-scope.js';
import { GRANTABLE, permissionsOf, type Permission } from '#domain/access/permissions.js';
import { mayTakeDialogs } from '#domain/access/rights.js';
import { whole } from '#domain/custom-roles/custom-role.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aChannel, aDialog, aGroup, anAttachment, anOperator, anOperatorWho } from '../../../../../test/api/rows.js';

const ROLES: Role[] = ['operator', 'operator', 'operator', 'operator', 'supervisor', 'admin'];
/** People with a role of the company's own, made of permissions drawn by chance. */
const CUSTOM = 6;
const DIALOGS = 25;
const SEED = 20_261_127;

interface Person {
  id: number;
  role: Role;
  permissions: readonly Permission[];
  browser: Browser;
  groups: Set<number>;
  window: LiveWindow;
}
interface Thread {
  id: number;
  name: string;
  attachmentId: number;
  channelId: number;
  state: 'open' | 'closed';
  operatorId: number | null;
  lastOperatorId: number;
  groupId: number | null;
}

/** 12 people and 25 dialogs, drawn by chance: 300 pairs, in each of which everything that shows a dialog must say the same. */
describe('who may know of which dialog', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let companyId: number;
  let people: Person[];
  let threads: Thread[];
  /** By channel: its groups. */
  const channelGroups = new Map<number, number[]>();

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    const staff = await hire();
    const groups: { id: number; members: number[] }[] = [];
    for (const members of drawn(
      fc.subarray(
        staff.map(({ id }) => id),
        { minLength: 2, maxLength: 5 },
      ),
      4,
    ))
      groups.push({ id: await aGroup(api, companyId, members), members });
    for (const groupIds of [
      [],
      ...drawn(
        fc.subarray(
          groups.map(({ id }) => id),
          { maxLength: 2 },
        ),
        4,
      ),
    ])
      channelGroups.set((await aChannel(admin, { groupIds })).id, groupIds);
    threads = await drawThreads(
      staff.map(({ id }) => id),
      groups.map(({ id }) => id),
    );
    const port = await listen(api.app);
    people = [];
    for (const { id, role, permissions, browser } of staff) {
      const mine = new Set(groups.filter(({ members }) => members.includes(id)).map((group) => group.id));
      people.push({ id, role, permissions, browser, groups: mine, window: await LiveWindow.open(port, browser) });
    }
  }, 120_000);
  afterAll(() => api.stop());

  const drawn = <T>(of: fc.Arbitrary<T>, count: number): T[] => fc.sample(of, { numRuns: count, seed: SEED });

  async function hire(): Promise<Omit<Person, 'groups' | 'window'>[]> {
    const staff = [];
    for (const role of ROLES)
      staff.push({ role, permissions: permissionsOf(role, { operatorsAssignOthers: true }), ...(await anOperator(api, companyId, role)) });
    // Half of them without the permission that alone decides: chance gives it to most.
    for (const [n, subset] of drawn(fc.subarray([...GRANTABLE]), CUSTOM).entries()) {
      const without = subset.filter((permission) => permission !== 'all_chats' && permission !== 'webhooks');
      const permissions = whole(n % 2 ? without : [...subset, 'all_chats']);
      staff.push({
        role: n % 2 ? ('operator' as const) : ('supervisor' as const),
        permissions,
        ...(await anOperatorWho(api, companyId, permissions)),
      });
    }
    return staff;
  }

  async function drawThreads(operatorIds: number[], groupIds: number[]): Promise<Thread[]> {
    const some = <T>(of: T[]): fc.Arbitrary<T | null> => fc.oneof(fc.constant(null), fc.constantFrom(...of));
    const draft = fc.record({
      ...{
        state: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
        channelId: fc.constantFrom(...channelGroups.keys()),
      },
      ...{ operatorId: some(operatorIds), lastOperatorId: fc.constantFrom(...operatorIds), groupId: some(groupIds) },
    });
    // Rare by chance: new ones that were transferred to a group.
    const ofGroups = fc
      .tuple(draft, fc.constantFrom(...groupIds))
      .map(([one, groupId]) => ({ ...one, state: 'open' as const, operatorId: null, groupId }));
    const result: Thread[] = [];
    for (const [n, { state, operatorId, lastOperatorId, groupId, channelId }] of [
      ...drawn(draft, DIALOGS - 4),
      ...drawn(ofGroups, 4),
    ].entries()) {
      const open = state === 'open';
      const holder = open ? operatorId : null;
      // A part of a word that no other name begins with.
      const name = `Vera Q${String.fromCharCode(65 + n)}`;
      const rows = await aDialog(api, companyId, channelId, {
        ...{ state, name, operatorId: holder ?? undefined, lastOperatorId: holder ?? lastOperatorId },
      });
      await api.rows('update dialog set group_id = $2 where id = $1', [rows.dialogId, open ? groupId : null]);
      const attachmentId = await anAttachment(api, rows, { storageKey: 'gone', mime: 'image/png' });
      const thread = { id: rows.dialogId, name, attachmentId, channelId, state, operatorId: holder };
      result.push({ ...thread, lastOperatorId: holder ?? lastOperatorId, groupId: open ? groupId : null });
    }
    return result;
  }

  const isServed = ({ groups }: Person, thread: Thread): boolean => {
    const channels = [...channelGroups].filter(([, of]) => of.length === 0 || of.some((group) => groups.has(group)));
    return serves({ channels: new Set(channels.map(([channel]) => channel)), groups }, thread);
  };
  /** The rule itself, on what was drawn. */
  const maySee = (person: Person, thread: Thread): boolean =>
    inDialogScope(dialogScope({ operatorId: person.id, role: person.role, permissions: person.permissions }), {
      ...thread,
      served: isServed(person, thread),
    });
  const seenBy = (person: Person): Thread[] => threads.filter((thread) => maySee(person, thread));
  /** Each person with what he was found to be shown, and what he should have been. */
  async function everybody<T>(shown: (person: Person) => Promise<T>, expected: (person: Person) => T): Promise<void> {
    const found = await Promise.all(people.map(async (person) => ({ role: person.role, id: person.id, sees: await shown(person) })));
    expect(found).toEqual(people.map((person) => ({ role: person.role, id: person.id, sees: expected(person) })));
  }
  const idsOf = (of: { id: number }[]): number[] => of.map(({ id }) => id).sort((a, b) => a - b);
  const listed = async ({ browser }: Person, query: string): Promise<number[]> =>
    idsOf((await browser.get(`/api/dialogs?limit=100&${query}`)).json().items);
  /** Ids of the dialogs whose address answers. */
  const answering = async ({ browser }: Person, address: (thread: Thread) => string): Promise<number[]> => {
    const found = [];
    for (const thread of threads) {
      const { statusCode, body } = await browser.get(address(thread));
      if (statusCode !== 404 || !body.includes('"not_found"')) found.push(thread);
    }
    return idsOf(found);
  };

  it('the draw holds every kind of dialog, seen and unseen', () => {
    const pairs = people.flatMap((person) => threads.map((thread) => ({ person, thread, sees: maySee(person, thread) })));
    expect(pairs).toHaveLength(300);
    for (const sees of [true, false]) {
      const ofOperators = pairs.filter((pair) => pair.sees === sees && pair.person.role === 'operator').map(({ thread }) => thread);
      expect(ofOperators.some(({ state }) => state === 'closed')).toBe(true);
      expect(ofOperators.some(({ state, operatorId, groupId }) => state === 'open' && operatorId === null && groupId === null)).toBe(true);
      expect(ofOperators.some(({ operatorId, groupId }) => operatorId === null && groupId !== null)).toBe(true);
      expect(ofOperators.some(({ operatorId }) => operatorId !== null)).toBe(true);
    }
  });

  it.each<[string, (thread: Thread, person: Person) => boolean]>([
    ['filter=mine', ({ state, operatorId }, { id }) => state === 'open' && operatorId === id],
    ['filter=new', ({ state, operatorId }) => state === 'open' && operatorId === null],
    ['filter=all', ({ state }) => state === 'open'],
    ['filter=closed', ({ state }) => state === 'closed'],
    ['query=Vera', () => true],
  ])('the list %s', async (query, belongs) => {
    await everybody(
      (person) => listed(person, query),
      (person) => idsOf(seenBy(person).filter((thread) => belongs(thread, person))),
    );
  });

  it('the counters', async () => {
    await everybody(
      async ({ browser }) => (await browser.get('/api/dialogs/counters')).json(),
      (person) => {
        const open = seenBy(person).filter(({ state }) => state === 'open');
        const mine = open.filter(({ operatorId }) => operatorId === person.id).length;
        return { mine, new: open.filter(({ operatorId }) => operatorId === null).length, unread: 0, bot: 0, snoozed: 0, blockedCount: 0 };
      },
    );
  });

  it.each<[string, (thread: Thread) => string]>([
    ['a dialog', ({ id }) => `/api/dialogs/${id}`],
    ['its messages', ({ id }) => `/api/dialogs/${id}/messages`],
  ])('%s by its number', async (_what, address) => {
    await everybody(
      (person) => answering(person, address),
      (person) => idsOf(seenBy(person)),
    );
  });

  it('an attachment', async () => {
    // Its file is gone; whoever may see it is told so in other words than that there is none.
    const allowed = async ({ browser }: Person): Promise<number[]> => {
      const found = [];
      for (const thread of threads) {
        const { body } = await browser.get(`/api/attachments/${thread.attachmentId}`);
        if (!body.includes('Attachment not found')) found.push(thread);
      }
      return idsOf(found);
    };
    await everybody(allowed, (person) => idsOf(seenBy(person)));
  });

  it('the search for each by its name', async () => {
    await everybody(
      async (person) => {
        const found = [];
        for (const { name } of threads) found.push(...(await listed(person, `query=${encodeURIComponent(name)}`)));
        return found.sort((a, b) => a - b);
      },
      (person) => idsOf(seenBy(person)),
    );
  });

  it('the push: each window is told of a message in what its operator may see, and of nothing else', async () => {
    for (const { id } of threads) {
      const body = { clientMessageId: crypto.randomUUID(), kind: 'comment', text: `Said in ${id}` };
      expect((await admin.send('POST', `/api/dialogs/${id}/messages`, body)).statusCode).toBe(201);
    }
    await admin.send('PATCH', '/api/me', { status: 'away' });
    for (const { window } of people) await window.until(() => window.events.at(-1)?.kind === 'operator_changed', 'the mark after the last');
    await everybody(
      ({ window }) => Promise.resolve([...window.texts].sort()),
      (person) =>
        seenBy(person)
          .map(({ id }) => `Said in ${id}`)
          .sort(),
    );
  });

  it('a claim: what one does not see is not there, what a colleague was faster with is his', async () => {
    const wrong: object[] = [];
    for (const person of people) {
      for (const thread of threads) {
        const { statusCode } = await person.browser.send('POST', `/api/dialogs/${thread.id}/claim`);
        const visible = maySee(person, thread);
        const taken = thread.operatorId !== null && thread.operatorId !== person.id;
        // Beaten to it by a moment: whoever serves it is told by whom, although he does not see it any more.
        const known = visible || (taken && isServed(person, thread));
        const expected = !mayTakeDialogs(person) ? 403 : !known ? 404 : taken || thread.state === 'closed' ? 409 : 200;
        if (statusCode !== expected) wrong.push({ person: person.id, role: person.role, thread, statusCode, expected });
        if (statusCode === 200 && thread.operatorId === null)
          await api.rows('update dialog set operator_id = null, last_operator_id = $2 where id = $1', [thread.id, thread.lastOperatorId]);
      }
    }
    expect(wrong).toEqual([]);
  });
});
