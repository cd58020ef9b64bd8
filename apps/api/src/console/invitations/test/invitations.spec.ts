import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { type Browser, PASSWORD } from '../../../../../../test/api/browser.js';
import { aGroup, anOperator } from '../../../../../../test/api/rows.js';
import type { Invitation, InvitationList, InviteResult, InviteResults } from '../invitations.dto.js';

const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

let api: ApiUnderTest;
let admin: Browser;
let number = 0;
beforeAll(async () => (api = await ApiUnderTest.start()));
beforeEach(async () => (admin = await api.browser().registers()));
afterAll(() => api.stop());

const anAddress = (): string => `somebody${(number += 1)}@example.test`;

async function invite(text: string, more: object = { role: 'operator' }, by = admin): Promise<InviteResult[]> {
  const answer = await by.send('POST', '/api/invitations', { text, ...more });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<InviteResults>().results;
}

async function invited(email = anAddress(), more: object = { role: 'operator' }): Promise<Invitation> {
  const [result] = await invite(email, more);
  if (!result?.invitation) throw new Error(JSON.stringify(result));
  return result.invitation;
}

const tokenOf = ({ link }: Pick<Invitation, 'link'>): string => new URL(link!).hash.slice(1);
const list = async (by = admin): Promise<Invitation[]> => (await by.get('/api/invitations')).json<InvitationList>().items;
const accept = (invitation: Pick<Invitation, 'link'>, browser = api.browser()) =>
  browser.send('POST', '/api/invitations/accept', { token: tokenOf(invitation), firstName: 'Vera', lastName: 'Lem', password: PASSWORD });
const look = (token: string) => api.browser().send('POST', '/api/invitations/look', { token });
const lettersOf = async ({ id }: Invitation): Promise<string[]> =>
  (
    await api.rows<{ workflow_id: string }>(`select workflow_id from outbox where workflow_id like $1 order by id`, [
      `letter:invitation:${id}:%`,
    ])
  ).map(({ workflow_id }) => workflow_id);

describe('inviting', () => {
  it('says of each line what became of it, in their order', async () => {
    const [here, elsewhere, before] = [await anOperator(api, admin.me.company.id), await api.browser().registers(), anAddress()];
    await invite(before);
    const [anna, boris] = [anAddress(), anAddress()];
    const text = `Anna Kern <${anna}>; ${before}\nnobody here\n${here.email}\n${elsewhere.me.operator.email}\nbad@\n${boris}, ${anna.toUpperCase()}`;
    const results = await invite(text);
    expect(results.map(({ line, email, outcome, code }) => [line, email, outcome, code])).toEqual([
      [1, anna, 'invited', null],
      [1, before, 'already_invited', 'already_invited'],
      [2, 'nobody here', 'invalid', 'no_address'],
      [3, here.email, 'already_here', 'already_here'],
      [4, elsewhere.me.operator.email, 'used_elsewhere', 'used_elsewhere'],
      [5, 'bad@', 'invalid', 'bad_address'],
      [6, boris, 'invited', null],
      [6, anna, 'already_invited', 'twice_in_list'],
    ]);
    expect(results[0]!.invitation).toMatchObject({ email: anna, firstName: 'Anna', lastName: 'Kern', role: 'operator', state: 'pending' });
    expect(results[2]!.reason).toBe('No e-mail address stands in this line');
  });

  it('keeps what was given: the role, the groups, a week', async () => {
    const groupId = await aGroup(api, admin.me.company.id);
    const invitation = await invited(anAddress(), { role: 'supervisor', groupIds: [groupId] });
    expect(invitation).toMatchObject({ role: 'supervisor', customRole: null, groups: [{ id: groupId }], addedByProgram: false });
    expect(invitation.invitedBy).toEqual({ id: admin.me.operator.id, name: 'Anna Kern' });
    expect(new Date(invitation.expiresAt).getTime() - new Date(invitation.createdAt).getTime()).toBe(A_WEEK_MS);
    expect(await list()).toEqual([invitation]);
  });

  it('writes one letter each, however often the list is sent', async () => {
    const invitation = await invited();
    await invite(invitation.email);
    expect(await lettersOf(invitation)).toEqual([`letter:invitation:${invitation.id}:1`]);
  });

  it('two admins with the same list at once: one invitation each address', async () => {
    const other = (await anOperator(api, admin.me.company.id, 'admin')).browser;
    const addresses = Array.from({ length: 20 }, anAddress);
    const [first, second] = await Promise.all([invite(addresses.join(' ')), invite(addresses.toReversed().join('\n'), undefined, other)]);
    const of = (outcome: string): number => [...first!, ...second!].filter((result) => result.outcome === outcome).length;
    expect([of('invited'), of('already_invited')]).toEqual([20, 20]);
    expect(await list()).toHaveLength(20);
  });

  it('the first that fit into the licence are invited, the rest is told', async () => {
    await api.rows('update company set licence_count = 3 where id = $1', [admin.me.company.id]);
    const results = await invite([anAddress(), 'no address', anAddress(), anAddress()].join('\n'));
    expect(results.map(({ outcome }) => outcome)).toEqual(['invited', 'invalid', 'invited', 'over_limit']);
    await api.rows('update company set licence_count = 4 where id = $1', [admin.me.company.id]);
    expect((await invite(results[3]!.email))[0]!.outcome).toBe('invited');
  });

  it('a list that is only looked at invites nobody', async () => {
    const answer = await admin.send('POST', '/api/invitations/check', { text: `${anAddress()}\nnobody` });
    expect(answer.json<InviteResults>().results.map(({ outcome }) => outcome)).toEqual(['invited', 'invalid']);
    expect(await list()).toEqual([]);
    expect((await admin.send('POST', '/api/invitations/check', { text: ' \n' })).json<InviteResults>().results).toEqual([]);
  });

  it('takes people one by one, too', async () => {
    const [email, people] = [anAddress(), { firstName: 'Ida', lastName: 'Noor' }];
    const answer = await admin.send('POST', '/api/invitations', { people: [{ email: email.toUpperCase(), ...people }], role: 'operator' });
    expect(answer.json<InviteResults>().results[0]).toMatchObject({ line: 1, email, outcome: 'invited', invitation: people });
  });

  it.each([
    ['nobody', { text: ' ', role: 'operator' }, 'nobody_in_list'],
    ['no role', { text: 'a@example.test' }, 'invalid_input'],
    ['two roles', { text: 'a@example.test', role: 'operator', customRoleId: 7 }, 'invalid_input'],
    ['a role that is not there', { text: 'a@example.test', customRoleId: 7 }, 'unknown_role'],
    ['a group that is not there', { text: 'a@example.test', role: 'operator', groupIds: [7] }, 'invalid_input'],
    ['too many', { text: Array.from({ length: 1_001 }, (_, n) => `a${n}@example.test`).join(), role: 'operator' }, 'list_too_long'],
  ])('refuses %s', async (_what, body, code) => {
    const answer = await admin.send('POST', '/api/invitations', body);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
    expect(await list()).toEqual([]);
  });

  it('nobody gives more than he may himself, nor sees or changes links to it', async () => {
    const supervisor = (await anOperator(api, admin.me.company.id, 'supervisor')).browser;
    const answer = await supervisor.send('POST', '/api/invitations', { text: anAddress(), role: 'admin' });
    expect(answer.statusCode).toBe(403);
    const invitation = await invited(anAddress(), { role: 'admin' });
    expect(invitation.link).not.toBeNull();
    expect((await list(supervisor))[0]!.link).toBeNull();
    expect((await supervisor.send('POST', `/api/invitations/${invitation.id}/resend`)).statusCode).toBe(403);
    expect((await supervisor.send('DELETE', `/api/invitations/${invitation.id}`)).statusCode).toBe(403);
    expect((await look(tokenOf(invitation))).statusCode).toBe(200);
  });
});

describe('coming by the link', () => {
  it('one sets a password, is signed in, and is what one was invited as', async () => {
    const groupId = await aGroup(api, admin.me.company.id);
    const invitation = await invited(anAddress(), { role: 'supervisor', groupIds: [groupId] });
    const shown = await look(tokenOf(invitation));
    expect(shown.json()).toEqual({ company: 'Warm Bread', email: invitation.email, firstName: '', lastName: '', locale: 'en' });
    const answer = await accept(invitation);
    expect(answer.json()).toMatchObject({ operator: { email: invitation.email, firstName: 'Vera', role: 'supervisor', locale: 'en' } });
    expect(answer.cookies).toHaveLength(1);
    const { id } = answer.json<{ operator: { id: number } }>().operator;
    const groups = (await admin.get('/api/groups')).json<{ items: { id: number; operatorIds: number[] }[] }>().items;
    expect(groups.find((group) => group.id === groupId)?.operatorIds).toEqual([id]);
    expect((await list())[0]).toMatchObject({ state: 'accepted', link: null });
    await api.browser().signsIn(invitation.email);
  });

  it('two clicks at once make one operator, and the link is dead', async () => {
    const invitation = await invited();
    const answers = await Promise.all([accept(invitation), accept(invitation), accept(invitation)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
    expect(await api.rows('select id from operator where email = $1', [invitation.email])).toHaveLength(1);
    expect((await accept(invitation)).statusCode).toBe(404);
  });

  it('a link that never was, is over, was used, taken back or replaced: the same words', async () => {
    const [over, used, revoked, replaced] = [await invited(), await invited(), await invited(), await invited()];
    await api.rows(`update invitation set expires_at = now() where id = $1`, [over.id]);
    await accept(used);
    expect((await admin.send('DELETE', `/api/invitations/${revoked.id}`)).statusCode).toBe(204);
    const again = (await admin.send('POST', `/api/invitations/${replaced.id}/resend`)).json<Invitation>();
    const words = async (token: string): Promise<string> => {
      const { title, detail, code, status } = (await look(token)).json<Record<string, string>>();
      return JSON.stringify({ title, detail, code, status });
    };
    const nothing = await words('A'.repeat(43));
    expect(nothing).toContain('link_no_longer_good');
    for (const invitation of [over, used, revoked, replaced]) expect(await words(tokenOf(invitation))).toBe(nothing);
    expect((await look(tokenOf(again))).statusCode).toBe(200);
  });

  it('a weak password is refused, and the link stays good', async () => {
    const invitation = await invited();
    const body = { token: tokenOf(invitation), firstName: 'Vera', password: 'password1234' };
    const answer = await api.browser().send('POST', '/api/invitations/accept', body);
    expect(answer.json()).toMatchObject({ code: 'weak_password', status: 400 });
    expect((await accept(invitation)).statusCode).toBe(200);
  });

  it('an address that was taken elsewhere meanwhile', async () => {
    const invitation = await invited();
    const other = {
      companyName: 'Tea',
      firstName: 'Vera',
      email: invitation.email,
      password: PASSWORD,
      locale: 'en',
      timeZone: 'Europe/Moscow',
    };
    expect((await api.browser().send('POST', '/api/companies', other)).statusCode).toBe(201);
    const answer = await accept(invitation);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'email_taken']);
  });
});

describe('sending again and taking back', () => {
  it('sends a new letter with a new link, good for a week from now', async () => {
    const invitation = await invited();
    await api.rows(`update invitation set expires_at = now(), mail_error = 'no such host' where id = $1`, [invitation.id]);
    expect((await list())[0]).toMatchObject({ state: 'expired', link: null });
    const again = (await admin.send('POST', `/api/invitations/${invitation.id}/resend`)).json<Invitation>();
    expect(again).toMatchObject({ id: invitation.id, state: 'pending', mailError: null });
    expect(await lettersOf(invitation)).toEqual([1, 2].map((version) => `letter:invitation:${invitation.id}:${version}`));
    expect((await accept(invitation)).statusCode).toBe(404);
    expect((await accept(again)).statusCode).toBe(200);
  });

  it('who is on the list again after his link was over gets a new one', async () => {
    const invitation = await invited();
    await api.rows(`update invitation set expires_at = now() where id = $1`, [invitation.id]);
    const again = await invited(invitation.email, { role: 'supervisor' });
    expect(again).toMatchObject({ id: invitation.id, role: 'supervisor', state: 'pending' });
    expect(again.link).not.toBe(invitation.link);
  });

  it('neither once it was accepted or taken back', async () => {
    const [accepted, revoked] = [await invited(), await invited()];
    await accept(accepted);
    await admin.send('DELETE', `/api/invitations/${revoked.id}`);
    for (const { id } of [accepted, revoked]) {
      expect((await admin.send('POST', `/api/invitations/${id}/resend`)).json()).toMatchObject({ code: 'invitation_over', status: 409 });
      expect((await admin.send('DELETE', `/api/invitations/${id}`)).json()).toMatchObject({ code: 'invitation_over' });
    }
    expect((await invite(revoked.email))[0]!.outcome).toBe('invited');
  });

  it('an invitation that was over needs its place in the licence again', async () => {
    const invitation = await invited();
    await api.rows(`update invitation set expires_at = now() where id = $1`, [invitation.id]);
    await api.rows('update company set licence_count = 1 where id = $1', [admin.me.company.id]);
    expect((await admin.send('POST', `/api/invitations/${invitation.id}/resend`)).json()).toMatchObject({
      code: 'licence_limit',
      status: 409,
    });
  });
});

it('who invited whom, sent it again, took it back and who came stands in the audit log', async () => {
  const [comes, stays] = [await invited(), await invited()];
  await admin.send('POST', `/api/invitations/${stays.id}/resend`);
  await admin.send('DELETE', `/api/invitations/${stays.id}`);
  const { id } = (await accept(comes)).json<{ operator: { id: number } }>().operator;
  const entries = await api.rows(
    `select action, object_name as who, actor_id::int as by from audit_entry where company_id = $1 and object_kind = 'invitation' order by id`,
    [admin.me.company.id],
  );
  const by = admin.me.operator.id;
  expect(entries).toEqual([
    { action: 'invitation.created', who: comes.email, by },
    { action: 'invitation.created', who: stays.email, by },
    { action: 'invitation.resent', who: stays.email, by },
    { action: 'invitation.revoked', who: stays.email, by },
    { action: 'invitation.accepted', who: comes.email, by: id },
  ]);
});

it.each([
  ['blocked', 'blocked_here'],
  ['deleted', 'deleted_here'],
])('who was %s is not invited past the list of operators', async (state, code) => {
  const { id, email } = await anOperator(api, admin.me.company.id);
  await api.rows('update operator set state = $2, state_since = now() where id = $1', [id, state]);
  expect((await invite(email))[0]).toMatchObject({ outcome: 'already_here', code });
});
