import { jest } from '@jest/globals';
import { MailServer, type ReceivedLetter } from '../../../../../workers/testing/mail-server.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { type Browser, PASSWORD } from '../../../../../../test/api/browser.js';
import { TestTemporal } from '../../../../../../test/api/temporal.js';
import { until } from '../../../../../../test/api/until.js';
import { type RunningWorkers, workersFor } from '../../../../../../test/api/workers-for.js';
import type { InvitationList, InviteResults } from '../invitations.dto.js';

jest.setTimeout(180_000);

const PUBLIC_URL = 'https://chat.example.test';
const WITHIN_MS = 90_000;
const NEW_PASSWORD = 'another horse that reads';

/** The whole way: the API, the workers, Temporal and a mail server, each of them real. */
describe('by letter', () => {
  let api: ApiUnderTest;
  let temporal: TestTemporal;
  let workers: RunningWorkers;
  let admin: Browser;
  const server = new MailServer();

  beforeAll(async () => {
    temporal = await TestTemporal.create();
    await Promise.all([temporal.start(), server.start()]);
    api = await ApiUnderTest.start({ ...server.settings, PUBLIC_URL });
    admin = await api.browser().registers();
    // Nothing is asked of anybody while the workers make their workflows ready, which takes all of a busy machine.
    await admin.send('POST', '/api/invitations', { text: 'first@example.test', role: 'operator' });
    workers = await workersFor(api, { ...server.settings, PUBLIC_URL, TEMPORAL_ADDRESS: temporal.address });
    await letterTo('first@example.test');
  });
  afterAll(async () => {
    await workers.stop();
    await api.stop();
    await server.stop();
    await temporal.dispose();
  });

  async function letterTo(address: string, number = 1): Promise<ReceivedLetter> {
    await until(() => server.to(address).length >= number, `letter ${number} to ${address}`, WITHIN_MS);
    return server.to(address)[number - 1]!;
  }
  const tokenOf = ({ link }: ReceivedLetter): string => new URL(link).hash.slice(1);
  const person = { firstName: 'Vera', lastName: 'Lem', password: PASSWORD };

  it('one is invited, follows the link of the letter, and works here; later a new password comes by letter, too', async () => {
    const email = 'vera@example.test';
    const answer = await admin.send('POST', '/api/invitations', { text: `Vera Lem <${email}>`, role: 'operator' });
    const { results, mail } = answer.json<InviteResults>();
    // The link is the addressee's alone where letters leave.
    expect([mail, results[0]?.outcome, results[0]?.invitation?.link]).toEqual([true, 'invited', null]);

    const letter = await letterTo(email);
    expect([letter.subject, new URL(letter.link).origin]).toEqual(['Warm Bread: your invitation to Deskwire', PUBLIC_URL]);
    const accepted = await api.browser().send('POST', '/api/invitations/accept', { token: tokenOf(letter), ...person });
    expect(accepted.json()).toMatchObject({ operator: { email, firstName: 'Vera', role: 'operator' } });
    const { items } = (await admin.get('/api/invitations')).json<InvitationList>();
    expect(items[0]).toMatchObject({ state: 'accepted', sentAt: expect.any(String) as string, mailError: null });

    await api.browser().send('POST', '/api/password/forgot', { email });
    const second = await letterTo(email, 2);
    expect(new URL(second.link).pathname).toBe('/password');
    const reset = await api.browser().send('POST', '/api/password/reset', { token: tokenOf(second), password: NEW_PASSWORD });
    expect(reset.statusCode).toBe(204);
    await api.browser().signsIn(email, NEW_PASSWORD);
  });

  it('an address that does not exist: the list says so, and whoever may invite gets the link', async () => {
    const email = 'nobody@example.test';
    server.refuse = (address) => (address === email ? { code: 550, words: 'No such user' } : null);
    await admin.send('POST', '/api/invitations', { text: email, role: 'operator' });
    const shown = async () => (await admin.get('/api/invitations')).json<InvitationList>().items.find((one) => one.email === email);
    await until(async () => (await shown())?.mailError !== null, 'the refusal in the list', WITHIN_MS);
    expect(await shown()).toMatchObject({ state: 'pending', sentAt: null, mailError: expect.stringContaining('No such user') as string });
    expect((await shown())?.link).toMatch(`${PUBLIC_URL}/invitation#`);
  });

  it('a whole list gets a letter each, and none twice', async () => {
    const addresses = Array.from({ length: 30 }, (_, n) => `list${n}@example.test`);
    await Promise.all(
      [addresses, addresses.toReversed()].map((text) =>
        admin.send('POST', '/api/invitations', { text: text.join('; '), role: 'operator' }),
      ),
    );
    for (const address of addresses) await letterTo(address);
    expect(addresses.map((address) => server.to(address).length)).toEqual(addresses.map(() => 1));
  });
});
