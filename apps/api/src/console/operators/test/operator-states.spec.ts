import { ReleaseDialogs } from '#domain/assignment/release-dialogs.js';
import { DIALOG_DESK } from '../../../platform/ports.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { aChannel, aDialog, aMessage, anOperator, aRequest, linesOf } from '../../../../../../test/api/rows.js';

describe('who works here, and who does no more', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
  });
  afterAll(() => api.stop());

  const act = (id: number, what: 'block' | 'unblock' | 'restore' | 'delete', browser = anna): Promise<Answer> =>
    what === 'delete' ? browser.send('DELETE', `/api/operators/${id}`) : browser.send('POST', `/api/operators/${id}/${what}`);
  const codeOf = (answer: Answer): string => (answer.statusCode < 300 ? 'done' : (answer.json().code as string));
  const licence = (count: number | null): Promise<unknown> =>
    api.rows('update company set licence_count = $2 where id = $1', [companyId, count]);

  it.each(['block', 'delete'] as const)('%s: his websocket is cut, and every way in that he had is over', async (what) => {
    const boris = await anOperator(api, companyId);
    await api.rows(
      `with k as (insert into password_reset (company_id, operator_id, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 hour'))
       insert into technical_access (company_id, operator_id, who, reason, token_hash, expires_at)
       values ($1, $2, 'Support', 'A question', $3, now() + interval '1 hour')`,
      [companyId, boris.id, Buffer.from(`token of ${boris.id}`)],
    );
    const window = await LiveWindow.open(port, boris.browser);
    expect((await act(boris.id, what)).statusCode).toBe(what === 'delete' ? 204 : 200);
    await window.until(() => window.closed !== null, 'the end of the websocket');
    expect(window.closed).toBe(4401);
    expect((await boris.browser.get('/api/me')).statusCode).toBe(401);
    expect(codeOf(await api.browser().send('POST', '/api/session', { email: boris.email, password: 'a horse that reads mail' }))).not.toBe(
      'done',
    );
    expect(
      await api.rows(
        `select (select count(*) from session where operator_id = $1)::int as sessions,
                (select count(*) from password_reset where operator_id = $1)::int as resets,
                (select count(*) from technical_access where operator_id = $1 and expires_at > now())::int as accesses`,
        [boris.id],
      ),
    ).toEqual([{ sessions: 0, resets: 0, accesses: 0 }]);
  });

  it('his open dialogs go to others by the rules, and his name stays on what he wrote', async () => {
    const [boris, vera] = [await anOperator(api, companyId), await anOperator(api, companyId)];
    await api.rows(`update operator_presence set connected = operator_id = $2, seen_at = now() where company_id = $1`, [
      companyId,
      vera.id,
    ]);
    await anna.send('PATCH', '/api/company', { autoAssign: true });
    const dialog = await aDialog(api, companyId, (await aChannel(anna)).id, { operatorId: boris.id });
    await aMessage(api, dialog, { kind: 'to_client', text: 'On its way', operatorId: boris.id });
    await act(boris.id, 'delete');
    const [told] = await api.rows<{ payload: object }>(
      `select payload from outbox where workflow_id = $1 and action = 'start' order by id desc limit 1`,
      [`operator-absence:${boris.id}`],
    );
    expect(told).toMatchObject({ payload: { operatorId: boris.id, releaseSeconds: 0 } });
    await new ReleaseDialogs(api.app.get(DIALOG_DESK)).round(companyId, boris.id);
    expect(await api.rows('select operator_id::int as id from dialog where id = $1', [dialog.dialogId])).toEqual([{ id: vera.id }]);
    expect((await linesOf(api, dialog.dialogId))[0]).toMatchObject({ code: 'released_deleted', params: { operator: 'Boris L.' } });
    const { items } = (await vera.browser.get(`/api/dialogs/${dialog.dialogId}/messages`)).json();
    expect(items.find(({ text }: { text: string }) => text === 'On its way')).toMatchObject({
      operator: { id: boris.id, name: 'Boris L.' },
    });
  });

  it('a dialog that waits for him waits no longer', async () => {
    const [boris, vera] = [await anOperator(api, companyId), await anOperator(api, companyId)];
    await anna.send('PATCH', '/api/company', { autoAssign: true, lastOperatorMode: 'always' });
    await api.rows(`update operator_presence set connected = operator_id = $2, seen_at = now() where company_id = $1`, [
      companyId,
      vera.id,
    ]);
    const dialog = await aDialog(api, companyId, (await aChannel(anna)).id, { lastOperatorId: boris.id });
    const { dialogId } = dialog;
    await aRequest(api, dialog);
    await api.rows(
      `update dialog set opened_at = date_trunc('second', now()), waits_for = 'operator', waits_for_operator_id = $2, waits_since = now() where id = $1`,
      [dialogId, boris.id],
    );
    await act(boris.id, 'block');
    expect(await api.rows('select operator_id::int as id from dialog where id = $1', [dialogId])).toEqual([{ id: vera.id }]);
  });

  it('unblocked he comes back as he was, and offline', async () => {
    const boris = await anOperator(api, companyId, 'supervisor');
    await act(boris.id, 'block');
    expect((await act(boris.id, 'block')).json()).toMatchObject({ state: 'blocked' });
    expect((await anna.get('/api/operators')).json().items.map(({ id }: { id: number }) => id)).not.toContain(boris.id);
    expect((await act(boris.id, 'unblock')).json()).toMatchObject({
      state: 'active',
      role: 'supervisor',
      status: 'offline',
      connected: false,
    });
    expect((await boris.browser.get('/api/me')).statusCode).toBe(401);
    await boris.browser.signsIn(boris.email);
    expect((await boris.browser.get('/api/me')).json().operator).toMatchObject({ role: 'supervisor', status: 'offline' });
  });

  it('each state is left by its own way', async () => {
    const boris = await anOperator(api, companyId);
    expect(codeOf(await act(boris.id, 'restore'))).toBe('done');
    await act(boris.id, 'block');
    expect(codeOf(await act(boris.id, 'restore'))).toBe('wrong_state');
    await act(boris.id, 'delete');
    expect([codeOf(await act(boris.id, 'block')), codeOf(await act(boris.id, 'unblock'))]).toEqual(['wrong_state', 'wrong_state']);
    expect(codeOf(await anna.send('PATCH', `/api/operators/${boris.id}`, { firstName: 'Bob' }))).toBe('not_found');
    expect((await act(boris.id, 'restore')).json()).toMatchObject({ state: 'active' });
    const actions = await api.rows<{ action: string }>(
      `select action from audit_entry where object_kind = 'operator' and object_id = $1 and action <> 'operator.signed_in' order by id`,
      [boris.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['operator.blocked', 'operator.deleted', 'operator.restored']);
  });

  it('the e-mail of somebody who was deleted is free; restoring him is refused while another has it', async () => {
    const boris = await anOperator(api, companyId);
    await act(boris.id, 'delete');
    const token = await api.token(companyId);
    const added = await api.v1(token, 'POST', '/operators', { email: boris.email.toUpperCase(), first_name: 'Bella' });
    expect(added.statusCode).toBe(200);
    const refused = await act(boris.id, 'restore');
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'email_taken']);
    await act(added.json().data.id as number, 'delete');
    expect(codeOf(await act(boris.id, 'restore'))).toBe('done');
  });

  it('nobody blocks or deletes himself, and the last admin stays', async () => {
    const boss = anna.me.operator.id;
    expect([codeOf(await act(boss, 'block')), codeOf(await act(boss, 'delete'))]).toEqual(['not_yourself', 'not_yourself']);
    for (let round = 0; round < 5; round += 1) {
      const boris = await anOperator(api, companyId, 'admin');
      const answers = await Promise.all([act(boris.id, round % 2 ? 'block' : 'delete'), act(boss, 'block', boris.browser)]);
      expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
      const admins = await api.rows(`select 1 from operator where company_id = $1 and role = 'admin' and state = 'active'`, [companyId]);
      expect(admins).toHaveLength(1);
      await api.rows(`update operator set state = 'active' where id = $1`, [boss]);
      await api.rows(`update operator set state = 'blocked' where id = $1`, [boris.id]);
      await anna.signsIn(anna.me.operator.email);
    }
  });

  it('the licence counts who works here and who is invited; nobody comes over it', async () => {
    const boris = await anOperator(api, companyId);
    await act(boris.id, 'block');
    const token = await api.token(companyId);
    const invited = `insert into invitation (company_id, email, role, locale, token_hash, expires_at)
      values ($1, 'vera@example.test', 'operator', 'en', $2, now() + $3::interval)`;
    await licence(2);
    await api.rows(invited, [companyId, Buffer.from(`old ${companyId}`), '-1 hour']);
    expect((await anna.get('/api/staff')).json().licence).toEqual({ registered: 1, count: 2 });
    await api.rows(`update invitation set expires_at = now() + interval '1 hour' where company_id = $1`, [companyId]);
    expect((await anna.get('/api/staff')).json().licence).toEqual({ registered: 2, count: 2 });
    const person = { email: `zoe${companyId}@example.test`, first_name: 'Zoe' };
    expect((await act(boris.id, 'unblock')).json()).toMatchObject({ code: 'licence_limit' });
    const byProgram = await api.v1(token, 'POST', '/operators', person);
    expect([byProgram.statusCode, byProgram.body]).toEqual([409, expect.stringContaining('licence')]);
    await act(boris.id, 'delete');
    expect(codeOf(await act(boris.id, 'restore'))).toBe('licence_limit');
    await licence(3);
    const [one, other] = await Promise.all([act(boris.id, 'restore'), api.v1(token, 'POST', '/operators', person)]);
    expect([one.statusCode, other.statusCode].sort()).toEqual([200, 409]);
  });
});
