import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('operators whom programs add and change', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let number = 0;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  const email = (): string => `new${(number += 1)}@example.test`;
  const form = (more: object = {}): object => ({ email: email(), first_name: 'Vera', ...more });

  it('200: the statuses', async () => {
    const { data } = (await world.get('/operators/statuses')).json();
    expect(data.map(({ id, name }: { id: number; name: string }) => [id, name])).toEqual([
      [1, 'online'],
      [2, 'away'],
      [3, 'offline'],
    ]);
  });

  it.each(['/operators/statuses/', '/operators/'])('200: PUT %s:id sets the status, in the body or in the address', async (path) => {
    expect((await world.put(`${path}${world.operatorId}`, { status_id: 2 })).json().data).toMatchObject({
      ...{ id: world.operatorId, status_id: 2, online: 0, offline_type: 'away' },
    });
    const answer = await api.v1(world.token, 'PUT', `${path}${world.operatorId}?status_id=1`);
    expect(answer.json().data).toMatchObject({ status_id: 1 });
  });

  it('200: an operator who is added works here, and cannot sign in with any password', async () => {
    const address = email();
    const body = { email: address, first_name: 'Vera', last_name: 'Holm', phone: '+7 900 1', role: 'supervisor', external_id: 77 };
    const { data } = (await world.post('/operators', body)).json();
    expect(data).toMatchObject({
      ...{ email: address, first_name: 'Vera', last_name: 'Holm', phone: '+7 900 1', role: 'unconfirmed', external_id: '77', online: 0 },
    });
    expect((await world.get(`/operators?email=${address}`)).json().data).toEqual([data]);
    const attempt = await api.browser().send('POST', '/api/session', { email: address, password: 'a horse that reads mail' });
    expect(attempt.statusCode).toBe(401);
  });

  it('he is sent a letter, sets a password by its link, and keeps what the program said of him', async () => {
    const address = email();
    const { data } = (await world.post('/operators', { email: address, first_name: 'Vera', last_name: 'Holm', role: 'supervisor' })).json();
    const { items } = (await world.admin.get('/api/invitations')).json<{ items: { email: string; link: string }[] }>();
    const invitation = items.find((one) => one.email === address);
    expect(invitation).toMatchObject({
      ...{ firstName: 'Vera', lastName: 'Holm', role: 'supervisor', addedByProgram: true, invitedBy: null },
    });
    expect(
      await api.rows(`select payload -> 'kind' as kind from outbox where process = 'letter' and company_id = $1`, [world.companyId]),
    ).toContainEqual({
      kind: 'invitation',
    });
    const [token, password] = [new URL(invitation!.link).hash.slice(1), 'a horse that reads mail'];
    const accepted = await api
      .browser()
      .send('POST', '/api/invitations/accept', { token, firstName: 'Vera', lastName: 'Holm-Lem', password });
    expect(accepted.json()).toMatchObject({ operator: { id: data.id, email: address, name: 'Vera H.', role: 'supervisor' } });
    await api.browser().signsIn(address);
  });

  it('whom an admin had invited, and a program adds then: the link of before is dead, the new one is his', async () => {
    const address = email();
    const invite = async (): Promise<{ outcome: string; invitation: { id: number; link: string } }> =>
      (await world.admin.send('POST', '/api/invitations', { text: address, role: 'operator' })).json<{ results: never[] }>().results[0]!;
    const before = await invite();
    const { data } = (await world.post('/operators', { email: address, first_name: 'Vera' })).json();
    const look = (link: string) => api.browser().send('POST', '/api/invitations/look', { token: new URL(link).hash.slice(1) });
    expect((await look(before.invitation.link)).statusCode).toBe(404);
    expect((await invite()).outcome).toBe('already_invited');
    await world.admin.send('DELETE', `/api/invitations/${before.invitation.id}`);
    const again = await invite();
    expect(again.outcome).toBe('invited');
    expect(await api.rows('select operator_id::int from invitation where id = $1', [again.invitation.id])).toEqual([
      { operator_id: data.id },
    ]);
  });

  it('200: changes, and what is not given stays', async () => {
    const { data } = (await world.post('/operators', form({ phone: '1', external_id: 'a' }))).json();
    await world.put('/operators', { id: data.id, last_name: 'Lem' });
    const changed = (await world.put(`/operators/${data.id}`, { phone: '', role: 'admin' })).json().data;
    expect(changed).toMatchObject({
      first_name: 'Vera',
      last_name: 'Lem',
      phone: null,
      role: 'unconfirmed',
      access_right_id: 1,
      external_id: 'a',
    });
  });

  it('409: an e-mail that somebody uses, here or elsewhere', async () => {
    const others = await V1World.of(api);
    for (const taken of [world.admin.me.operator.email, others.admin.me.operator.email.toUpperCase()]) {
      const answer = await world.post('/operators', form({ email: taken }));
      expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([409, ['email']]);
    }
  });

  it('409: the company keeps an admin, also when two are taken away at once', async () => {
    const others = await V1World.of(api);
    const second = await anOperator(api, others.companyId, 'admin');
    const answers = await Promise.all(
      [others.admin.me.operator.id, second.id].map((id) => others.put(`/operators/${id}`, { role: 'operator' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ first_name: ' ' }, 'first_name'],
    [{ role: 'boss' }, 'role'],
    [{ role: 'deleted' }, 'role'],
  ])('400: POST %j', async (more, field) => {
    const answer = await world.post('/operators', form(more));
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, [field]]);
  });

  it.each([{}, { status_id: 4 }, { status_id: 0 }, { status_id: 'online' }])('400: status %j', async (body) => {
    const answer = await world.put(`/operators/statuses/${world.operatorId}`, body);
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, ['status_id']]);
  });

  it('404: in words that clients match', async () => {
    for (const path of ['/operators/999999', '/operators/statuses/999999']) {
      expect((await world.put(path, { status_id: 1 })).json()).toEqual({ status: 'error', message: 'Operator not found', errors: {} });
    }
    expect((await world.put('/operators/999999', { first_name: 'X' })).json().message).toBe('Operator not found');
  });
});
