import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import { addLetters } from '#persistence/letters/letter.outbox.js';
import { hashToken } from '#persistence/sessions/session-token.js';
import { letterWorkflowId, type Letter } from '#workflows/letter/letter.contract.js';
import { Connections } from '../src/connections.js';
import { letterActivities } from '../src/letters/letter.activities.js';
import { createLog } from '../src/log.js';
import { MailServer } from '../testing/mail-server.js';
import { Rig } from '../testing/rig.js';

const PUBLIC_URL = 'https://chat.example.test';
const ADDRESS = 'вера@пример.example';

let rig: Rig;
let server: MailServer;
let connections: Connections;
let logged: string[];
beforeEach(async () => {
  rig = await Rig.create();
  server = new MailServer();
  await server.start();
  logged = [];
  connections = await Connections.open(rig.env(), log());
});
afterEach(async () => {
  await connections.close();
  await server.stop();
  await rig.dispose();
});

const log = () => createLog('info', { write: (line) => void logged.push(line) });
const activities = (more: Record<string, string> = {}) =>
  letterActivities(rig.env({ PUBLIC_URL, ...server.settings, ...more }), connections.database, log());
const tokens = (): LinkTokens => new LinkTokens(rig.env().SECRET_KEY);

/** An invitation as the API leaves it, with its letter. */
async function anInvitation(more: Record<string, unknown> = {}): Promise<Letter> {
  const id = await rig.insert('invitation', {
    ...{ company_id: rig.companyId, email: ADDRESS, first_name: 'Vera', role: 'operator', locale: 'en' },
    ...{ token_hash: Buffer.from(String(Math.random())), expires_at: new Date(Date.now() + 86_400_000), ...more },
  });
  await rig.rows('update invitation set token_hash = $2 where id = $1', [id, hashToken(tokens().make('invitation', id, 1))]);
  return { companyId: rig.companyId, kind: 'invitation', id, version: 1 };
}

async function anOperator(more: Record<string, unknown> = {}): Promise<number> {
  return rig.insert('operator', {
    ...{ company_id: rig.companyId, email: ADDRESS, password_hash: '-', first_name: 'Vera', last_name: 'Lem', role: 'admin', locale: 'ru' },
    ...more,
  });
}

const rowOf = ({ id }: Letter): Promise<{ sent_at: Date | null; mail_error: string | null }> =>
  rig.row('select sent_at, mail_error from invitation where id = $1', [id]);

it('an invitation in English: text and page, one link to the public address, the secret behind the #', async () => {
  const by = await anOperator({ email: 'anna@x.test', first_name: 'Anna', last_name: 'Kern' });
  const letter = await anInvitation({ invited_by: by });
  expect(await activities().sendLetter(letter)).toBe('sent');
  const [received] = server.to(ADDRESS);
  expect(received).toMatchObject({ subject: 'Bakery: your invitation to Deskwire', messageId: `<invitation.${letter.id}.1@example.test>` });
  expect(received!.text).toContain('Hello Vera,\n\nAnna Kern invites you to answer the clients of Bakery in Deskwire.');
  expect(received!.link).toBe(`${PUBLIC_URL}/invitation#${tokens().make('invitation', letter.id, 1)}`);
  expect(received!.html).toContain(`<a href="${received!.link}"`);
  expect(await rowOf(letter)).toEqual({ sent_at: expect.any(Date) as Date, mail_error: null });
});

it('in Russian, with the end of the link in the time of the company', async () => {
  await rig.rows(`update company set time_zone = 'Asia/Vladivostok', name = $2 where id = $1`, [rig.companyId, 'Тёплый <хлеб>']);
  const letter = await anInvitation({ locale: 'ru', expires_at: new Date('2037-03-05T20:30:00Z') });
  expect(await activities().sendLetter(letter)).toBe('sent');
  const [received] = server.letters;
  expect(received!.subject).toBe('Тёплый <хлеб>: приглашение в Deskwire');
  expect(received!.text).toContain('Здравствуйте, Vera!\n\nВас приглашают отвечать клиентам компании «Тёплый <хлеб>»');
  expect(received!.text).toContain('6 марта в 06:30');
  expect(received!.html).toContain('«Тёплый &lt;хлеб&gt;»');
});

it('a link to a new password', async () => {
  const operatorId = await anOperator();
  const id = await rig.insert('password_reset', {
    ...{ company_id: rig.companyId, operator_id: operatorId, token_hash: Buffer.from('x'), expires_at: new Date(Date.now() + 3_600_000) },
  });
  const letter: Letter = { companyId: rig.companyId, kind: 'password_reset', id, version: 1 };
  expect(await activities().sendLetter(letter)).toBe('sent');
  expect(server.letters[0]).toMatchObject({ to: [ADDRESS], subject: 'Deskwire: новый пароль' });
  expect(server.letters[0]!.link).toBe(`${PUBLIC_URL}/password#${tokens().make('password_reset', id, 1)}`);
  expect(await rig.row('select sent_at is not null as sent from password_reset where id = $1', [id])).toEqual({ sent: true });
});

it('a reminder of the set-up, while it is open', async () => {
  const operatorId = await anOperator({ locale: 'en' });
  await rig.rows(`insert into onboarding (company_id, reminders) values ($1, 1)`, [rig.companyId]);
  const letter: Letter = { companyId: rig.companyId, kind: 'onboarding_reminder', id: operatorId, version: 1 };
  expect(await activities().sendLetter(letter)).toBe('sent');
  expect(server.letters[0]).toMatchObject({ subject: 'Deskwire: Bakery is not set up yet', link: `${PUBLIC_URL}/onboarding` });
  await rig.rows(`update onboarding set state = 'skipped'`);
  expect(await activities().sendLetter({ ...letter, version: 1 })).toBe('over');
});

it('how the company stands with its packages of dialogs, to an admin, in his language, once', async () => {
  const [anna, vera] = [await anOperator({ email: 'anna@x.test', locale: 'en' }), await anOperator()];
  await rig.rows(`insert into dialog_package (company_id, size, used, origin, price_minor) values ($1, 100, 83, 'bought', 0)`, [
    rig.companyId,
  ]);
  const id = await rig.insert('package_notice', {
    company_id: rig.companyId,
    kind: 'used_80',
    key: 'used_80:2026-11-01',
    month: '2026-11-01',
  });
  const to = (version: number): Letter => ({ companyId: rig.companyId, kind: 'package_notice', id, version });
  const { sendLetter } = activities();
  for (const each of [anna, vera, anna]) expect(await sendLetter(to(each))).toBe('sent');
  expect(server.letters.map(({ subject, link }) => [subject, link])).toEqual([
    ['Deskwire: 80% of the dialogs that are paid for are used (Bakery)', `${PUBLIC_URL}/billing`],
    ['Deskwire: использовано 80% оплаченных диалогов («Bakery»)', `${PUBLIC_URL}/billing`],
  ]);
  expect(server.letters[1]!.text).toContain('осталось: 17.');
  await rig.rows(`update operator set role = 'supervisor' where id = $1`, [vera]);
  await rig.rows('delete from package_letter');
  expect(await sendLetter(to(vera))).toBe('over');
});

it('nothing leaves twice, nor for a link that is over, was used, taken back or replaced', async () => {
  const [sent, over, accepted, revoked, replaced] = [
    await anInvitation(),
    await anInvitation({ email: 'b@x.test', expires_at: new Date() }),
    await anInvitation({ email: 'c@x.test', state: 'accepted' }),
    await anInvitation({ email: 'd@x.test', state: 'revoked' }),
    await anInvitation({ email: 'e@x.test', token_version: 2 }),
  ];
  const { sendLetter } = activities();
  expect([await sendLetter(sent), await sendLetter(sent)]).toEqual(['sent', 'sent']);
  for (const letter of [over, accepted, revoked, replaced]) expect(await sendLetter(letter)).toBe('over');
  expect(server.letters).toHaveLength(1);
});

it('a mail server that is away, or takes nothing now, is asked later, and the row says why', async () => {
  const letter = await anInvitation();
  server.refuse = () => ({ code: 451, words: 'Try later' });
  expect(await activities().sendLetter(letter)).toBe('later');
  expect((await rowOf(letter)).mail_error).toContain('451 Try later');
  await server.stop();
  expect(await activities().sendLetter(letter)).toBe('later');
  expect((await rowOf(letter)).mail_error).toContain('ECONNREFUSED');
  server.refuse = () => null;
  await server.start();
  expect(await activities().sendLetter(letter)).toBe('sent');
  expect(await rowOf(letter)).toEqual({ sent_at: expect.any(Date) as Date, mail_error: null });
});

it('an address that does not exist is refused for good', async () => {
  const letter = await anInvitation();
  server.refuse = () => ({ code: 550, words: 'No such user' });
  expect(await activities().sendLetter(letter)).toBe('refused');
  expect(await rowOf(letter)).toEqual({ sent_at: null, mail_error: expect.stringContaining('550 No such user') as string });
});

it('without a mail server the log has the link, and nothing counts as sent', async () => {
  const letter = await anInvitation();
  const { sendLetter } = letterActivities(rig.env({ PUBLIC_URL }), connections.database, log());
  expect(await sendLetter(letter)).toBe('logged');
  const line = JSON.parse(logged.find((one) => one.includes('SMTP_URL'))!) as Record<string, string>;
  expect(line).toMatchObject({
    subject: 'Bakery: your invitation to Deskwire',
    link: `${PUBLIC_URL}/invitation#${tokens().make('invitation', letter.id, 1)}`,
  });
  expect(await rowOf(letter)).toEqual({ sent_at: null, mail_error: null });
});

it('with a mail server no address and no link stands in the log', async () => {
  const letter = await anInvitation();
  server.refuse = (address) => ({ code: 550, words: `No such user ${address}` });
  await activities().sendLetter(letter);
  server.refuse = () => null;
  await rig.rows('update invitation set mail_error = null where id = $1', [letter.id]);
  await activities().sendLetter(letter);
  expect(logged.join()).toContain('a letter did not leave');
  for (const secret of [ADDRESS, tokens().make('invitation', letter.id, 1)]) expect(logged.join()).not.toContain(secret);
});

it('without a public address links lead to where the API is, and the log says so', async () => {
  const letter = await anInvitation();
  const env = rig.env({ ...server.settings, API_URL: 'http://127.0.0.1:3000' });
  await letterActivities(env, connections.database, log()).sendLetter(letter);
  expect(server.letters[0]!.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invitation#/);
  expect(logged.join()).toContain('set PUBLIC_URL');
});

it('the outbox carries no secret, and names the process as the contract does', async () => {
  const letter: Letter = { companyId: rig.companyId, kind: 'invitation', id: 42, version: 3 };
  await connections.database.transaction(rig.companyId, async (tx) => addLetters(tx, [letter]));
  expect(await rig.row('select process, action, workflow_id, payload from outbox')).toEqual({
    ...{ process: 'letter', action: 'start', workflow_id: letterWorkflowId(letter), payload: letter },
  });
});
