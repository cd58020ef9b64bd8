import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aGroup, aMessage, anOperator, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

const NOBODY_FOUND = { status: 'error', message: 'No available operator found!', errors: {} };
const FULL = 2;

/** What programs may send for force_assign, and whether it forces. */
const FORCES = ['', '&force_assign=true', '&force_assign=1', '&force=true', '&force=1', '&force=false&force_assign=true'];
const SPARES = ['&force_assign=false', '&force_assign=0', '&force=false', '&force=0', '&force=true&force_assign=false'];
const GARBAGE = [
  ...['force_assign=yes', 'force_assign=', 'force_assign=TRUE', 'force_assign=2', 'force_assign=null', 'force=no'],
  'force_assign=true&force_assign=false',
];

/** The operator whom a dialog shall go to: ready, full, gone, or outside of the queue. */
const STATES = {
  free: {},
  full: { open: FULL },
  offline: { connected: false },
  away: { status: 'away' },
  'not in queue': { queue: false },
} as const;
type State = keyof typeof STATES;

describe('programs transfer dialogs', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let groupId: number;
  let target: number;
  let holder: number;
  let stranger: number;
  let dialog: DialogRows;
  let messageId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    target = world.operatorId;
    holder = (await anOperator(api, world.companyId)).id;
    groupId = await aGroup(api, world.companyId, [target]);
    stranger = (await V1World.of(api)).operatorId;
    await world.admin.send('PATCH', '/api/company', { maxOpenDialogs: FULL });
  });
  afterAll(() => api.stop());
  beforeEach(() => fresh());

  async function fresh(more: Parameters<typeof aDialog>[3] = {}): Promise<void> {
    await api.rows(`update dialog set state = 'closed', operator_id = null`);
    await api.rows('delete from outbox');
    await be('free');
    dialog = await aDialog(api, world.companyId, world.channelId, more);
    messageId = await aMessage(api, dialog);
  }
  async function be(state: State): Promise<void> {
    const { connected = true, status = 'online', queue = true, open = 0 } = STATES[state] as Record<string, never>;
    await api.rows('update operator_presence set connected = $2, status = $3, seen_at = now() where operator_id = $1', [
      ...[target, connected, status],
    ]);
    await api.rows('update operator set takes_part_in_queue = $2 where id = $1', [target, queue]);
    for (let n = 0; n < open; n += 1) await aDialog(api, world.companyId, world.channelId, { operatorId: target });
  }
  const row = async (): Promise<{ state: string; operator_id: number | null; group_id: number | null; waits_for: string | null }> =>
    (await api.rows<never>(`select state, operator_id::int, group_id::int, waits_for from dialog where id = $1`, [dialog.dialogId]))[0]!;
  const told = (): Promise<{ data: object }[]> =>
    api.rows(`select data from event where dialog_id = $1 and kind = 'dialog_transferred' order by id`, [dialog.dialogId]);

  interface Call {
    send(operatorId: number | string, force?: string): Promise<Answer>;
    /** What it answers beside the envelope. */
    data: unknown;
  }
  const toOperator: Record<string, Call> = {
    'GET /v1/messages/:id/transfer': {
      send: (id, force = '') => world.get(`/messages/${messageId}/transfer?operator_id=${id}${force}`),
      data: [],
    },
    'POST /v1/messages/:id/assign': {
      send: (id, force = '') => world.post(`/messages/${messageId}/assign?${force.slice(1)}`, { operator_id: id }),
      data: [],
    },
    'PUT /v1/dialogs/:id': {
      send: (id, force = '') => world.put(`/dialogs/${dialog.dialogId}?operator_id=${id}${force}`),
      data: expect.objectContaining({ state: expect.any(String), client_id: expect.any(Number) }),
    },
  };

  describe.each(Object.entries(toOperator))('%s', (_route, { send, data }) => {
    it.each(Object.keys(STATES).flatMap((state) => FORCES.map((force) => [force, state as State] as const)))(
      'with "%s" gives it to an operator who is %s',
      async (force, state) => {
        await be(state);
        const answer = await send(target, force);
        expect(answer.statusCode).toBe(200);
        expect(answer.json()).toMatchObject({ status: 'success', data });
        expect(await row()).toMatchObject({ operator_id: target });
        expect(await linesOf(api, dialog.dialogId)).toHaveLength(1);
        expect(await told()).toEqual([
          { data: { clientId: dialog.clientId, operatorId: target, groupId: null, fromOperatorId: null, byOperatorId: null } },
        ]);
      },
    );

    it.each(SPARES)('with "%s" gives it to an operator who is free', async (spare) => {
      expect((await send(target, spare)).json()).toMatchObject({ status: 'success' });
      expect(await row()).toMatchObject({ operator_id: target });
    });

    it.each((['full', 'offline', 'away', 'not in queue'] as const).flatMap((state) => SPARES.map((spare) => [spare, state] as const)))(
      'with "%s" leaves it in New while he is %s',
      async (spare, state) => {
        await be(state);
        const answer = await send(target, spare);
        expect(answer.statusCode).toBe(200);
        expect(answer.json()).toMatchObject({ ...NOBODY_FOUND, data });
        expect(await row()).toEqual({ state: 'open', operator_id: null, group_id: null, waits_for: null });
        expect([await linesOf(api, dialog.dialogId), await told()]).toEqual([[], []]);
      },
    );

    it('false, to an operator who does not serve the channel: in New; true: to him', async () => {
      const other = await aGroup(api, world.companyId, [holder]);
      await api.rows('insert into channel_operator_group values ($1, $2, $3)', [world.companyId, world.channelId, other]);
      expect((await send(target, '&force_assign=false')).json()).toMatchObject(NOBODY_FOUND);
      expect((await send(target, '&force_assign=true')).json()).toMatchObject({ status: 'success' });
      await api.rows('delete from channel_operator_group where group_id = $1', [other]);
    });

    it('false, and the dialog is somebody’s: he keeps it', async () => {
      await fresh({ operatorId: holder });
      await be('offline');
      expect((await send(target, '&force_assign=false')).json()).toMatchObject(NOBODY_FOUND);
      expect(await row()).toMatchObject({ operator_id: holder });
      expect((await send(holder, '&force_assign=false')).json()).toMatchObject({ status: 'success' });
      expect(await linesOf(api, dialog.dialogId)).toEqual([]);
    });

    it('from one operator to another, and the first has a free slot', async () => {
      await fresh({ operatorId: holder });
      await send(target);
      expect(await told()).toEqual([
        { data: { clientId: dialog.clientId, operatorId: target, groupId: null, fromOperatorId: holder, byOperatorId: null } },
      ]);
      const loads = await api.rows(
        'select open_dialogs::int as n from operator_presence where operator_id = any($1) order by operator_id',
        [[target, holder]],
      );
      expect(loads).toEqual([{ n: 1 }, { n: 0 }]);
    });

    it.each(['', '&force_assign=true', '&force_assign=false'])('404 with "%s": no such operator, or another company’s', async (force) => {
      for (const id of [999_999, stranger]) {
        const answer = await send(id, force);
        expect([answer.statusCode, answer.json()]).toEqual([404, { status: 'error', message: 'Operator not found', errors: {} }]);
      }
      expect(await row()).toMatchObject({ operator_id: null });
    });

    it.each(['blocked', 'deleted'])('404: an operator who was %s', async (state) => {
      await api.rows('update operator set state = $2 where id = $1', [target, state]);
      const answer = await send(target);
      await api.rows(`update operator set state = 'active' where id = $1`, [target]);
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { message: 'Operator not found' }]);
    });

    it.each(['', '&force_assign=true', '&force_assign=false'])('409 with "%s": a closed dialog', async (force) => {
      await fresh({ state: 'closed' });
      const answer = await send(target, force);
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { status: 'error', message: expect.stringContaining('closed') }]);
      expect(await row()).toMatchObject({ state: 'closed', operator_id: null });
    });

    it.each(GARBAGE)('400: %s, by its name', async (garbage) => {
      const answer = await send(target, `&${garbage}`);
      const name = garbage.split('=')[0]!;
      const text = `${name} must be true, false, 1 or 0`;
      expect([answer.statusCode, answer.json()]).toEqual([400, { status: 'error', message: text, errors: { [name]: [text] } }]);
      expect(await row()).toMatchObject({ operator_id: null });
    });

    it.each(['anna', '0', '-1', '1.5'])('400: operator_id=%s', async (id) => {
      const answer = await send(id);
      expect([answer.statusCode, answer.json().errors]).toEqual([400, { operator_id: [expect.stringContaining('operator_id')] }]);
    });
  });

  describe('GET /v1/messages/:id/transfer_to_group', () => {
    const send = (id: number | string = groupId, force = ''): Promise<Answer> =>
      world.get(`/messages/${messageId}/transfer_to_group?group_id=${id}${force}`);

    it.each((['free', 'full', 'not in queue'] as const).flatMap((state) => FORCES.map((force) => [force, state] as const)))(
      'with "%s" gives it to a member who is %s',
      async (force, state) => {
        await be(state);
        expect((await send(groupId, force)).json()).toEqual({ status: 'success', message: expect.any(String), errors: {}, data: [] });
        expect(await row()).toMatchObject({ operator_id: target, group_id: groupId, waits_for: null });
        expect(await told()).toEqual([
          { data: { clientId: dialog.clientId, operatorId: target, groupId, fromOperatorId: null, byOperatorId: null } },
        ]);
      },
    );

    it.each(SPARES)('with "%s" gives it to a member who is free', async (spare) => {
      expect((await send(groupId, spare)).json()).toMatchObject({ status: 'success' });
      expect(await row()).toMatchObject({ operator_id: target, group_id: groupId });
    });

    it.each([
      ...(['offline', 'away'] as const).flatMap((state) => FORCES.map((force) => [force, state] as const)),
      ...(['full', 'offline', 'away', 'not in queue'] as const).flatMap((state) => SPARES.map((force) => [force, state] as const)),
    ])('with "%s" it waits in New for the group while its member is %s', async (force, state) => {
      await be(state);
      const answer = await send(groupId, force);
      expect([answer.statusCode, answer.json()]).toEqual([200, { ...NOBODY_FOUND, data: [] }]);
      expect(await row()).toEqual({ state: 'open', operator_id: null, group_id: groupId, waits_for: 'any' });
      expect(await api.rows('select action from outbox where workflow_id = $1', [`waiting-for-operator:${dialog.dialogId}`])).toEqual([
        { action: 'start' },
      ]);
    });

    it('whoever has it and is a member keeps it, also when a program says it with every message', async () => {
      await fresh({ operatorId: target });
      for (const force of ['', '&force_assign=false']) expect((await send(groupId, force)).json()).toMatchObject({ status: 'success' });
      expect(await row()).toMatchObject({ operator_id: target, group_id: groupId });
      expect(await told()).toHaveLength(1);
    });

    it('from somebody who is no member to one who is, and to New where there is none', async () => {
      await fresh({ operatorId: holder });
      expect((await send()).json()).toMatchObject({ status: 'success' });
      expect(await row()).toMatchObject({ operator_id: target });
      await fresh({ operatorId: holder });
      await be('offline');
      expect((await send()).json()).toMatchObject(NOBODY_FOUND);
      expect(await row()).toMatchObject({ operator_id: null, group_id: groupId });
    });

    it('404: no such group, another company’s, no such message', async () => {
      const theirs = await aGroup(api, (await V1World.of(api)).companyId);
      for (const id of [999_999, theirs]) expect((await send(id)).json()).toMatchObject({ message: 'Operator group not found' });
      messageId = 999_999;
      expect((await send()).json()).toEqual({ status: 'error', message: 'Message not found', errors: {} });
    });

    it.each(['', '&force_assign=false'])('409 with "%s": a closed dialog', async (force) => {
      await fresh({ state: 'closed' });
      expect((await send(groupId, force)).statusCode).toBe(409);
    });

    it.each(GARBAGE)('400: %s, by its name', async (garbage) => {
      const answer = await send(groupId, `&${garbage}`);
      expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, [garbage.split('=')[0]]]);
      expect(await row()).toMatchObject({ group_id: null });
    });
  });

  describe('PUT /v1/dialogs/:id', () => {
    const put = (body: object): Promise<Answer> => world.put(`/dialogs/${dialog.dialogId}`, body);

    it('operator_id null takes it from its operator, back to New', async () => {
      await fresh({ operatorId: target });
      const answer = await put({ operator_id: null });
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'success', data: { operator_id: null, state: 'open' } }]);
      expect(await row()).toMatchObject({ operator_id: null, state: 'open' });
      expect(await linesOf(api, dialog.dialogId)).toMatchObject([{ code: 'returned_to_new', params: { operator: 'Boris L.' } }]);
      await put({ operator_id: null });
      expect(await told()).toEqual([
        { data: { clientId: dialog.clientId, operatorId: null, groupId: null, fromOperatorId: target, byOperatorId: null } },
      ]);
    });

    it('state closes and opens it; again it is the same', async () => {
      await fresh({ operatorId: target });
      for (let n = 0; n < 2; n += 1)
        expect((await put({ state: 'closed' })).json().data).toMatchObject({ state: 'closed', operator_id: null });
      for (let n = 0; n < 2; n += 1) expect((await put({ state: 'open' })).json().data).toMatchObject({ state: 'open', operator_id: null });
      expect((await linesOf(api, dialog.dialogId)).map(({ code }) => code)).toEqual(['request_closed', 'request_opened']);
    });

    it('both at once: opened for an operator, closed as whose', async () => {
      await fresh({ state: 'closed' });
      expect((await put({ state: 'open', operator_id: target })).json().data).toMatchObject({ state: 'open', operator_id: target });
      expect((await put({ state: 'closed', operator_id: holder })).json().data).toMatchObject({ state: 'closed' });
      expect(await api.rows('select last_operator_id::int as id from dialog where id = $1', [dialog.dialogId])).toEqual([{ id: holder }]);
      expect((await put({ state: 'closed', operator_id: null })).json()).toMatchObject({ status: 'success' });
    });

    it('opened for an operator whom the rules refuse, it stands in New', async () => {
      await fresh({ state: 'closed' });
      await be('full');
      expect((await put({ state: 'open', operator_id: target, force_assign: false })).json()).toMatchObject({
        ...NOBODY_FOUND,
        data: { state: 'open', operator_id: null },
      });
    });

    it('closed by null: whoever had it is remembered for next time', async () => {
      await fresh({ operatorId: target });
      await put({ state: 'closed', operator_id: null });
      expect(await api.rows('select last_operator_id::int as id from dialog where id = $1', [dialog.dialogId])).toEqual([{ id: target }]);
    });

    it('parameters that it does not know are ignored, and without any it says how the dialog is', async () => {
      expect((await put({ colour: 'red' })).json()).toMatchObject({ status: 'success', data: { id: dialog.dialogId, state: 'open' } });
    });

    it('404 and 400 in words that clients match', async () => {
      expect((await world.put('/dialogs/999999', { state: 'closed' })).json()).toMatchObject({ message: 'Dialog not found' });
      expect((await put({ state: 'ajar' })).statusCode).toBe(400);
    });
  });
});
