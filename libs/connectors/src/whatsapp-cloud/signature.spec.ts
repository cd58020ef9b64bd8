import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { RawRequest } from '../connector.js';
import { webhook } from '../testing/connector-spec.js';
import { whatsappCloud } from './connector.js';
import { signatureOf } from './signature.js';

const body = readFileSync(join(import.meta.dirname, 'fixtures', 'in-contacts.json'));
const SECRET = 'the app secret';

const channel = (secrets: Record<string, string>): ConnectedChannel => ({
  id: 1,
  companyId: 1,
  transport: 'whatsapp-cloud',
  key: 'test',
  settings: { phone_number_id: '1', waba_id: '2' },
  secrets,
});
const ours = channel({ app_secret: SECRET, verify_token: 'our phrase' });
const accepts = (request: RawRequest, served = ours): boolean => whatsappCloud.verify(request, served);
const signed = (header: string | string[] | undefined, bytes: Uint8Array = body): RawRequest =>
  webhook(bytes, { 'x-hub-signature-256': header });

describe('the signature of a webhook', () => {
  const right = signatureOf(body, SECRET);

  it('is taken over exactly the bytes that came', () => {
    expect(accepts(signed(right))).toBe(true);
    expect(accepts(signed(right.toUpperCase().replace('SHA256', 'sha256')))).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['without its scheme', right.slice(7)],
    ['of another scheme', right.replace('sha256', 'sha1')],
    ['truncated', right.slice(0, -1)],
    ['truncated to nothing', 'sha256='],
    ['too long', `${right}0`],
    ['not hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['wrong in one digit', right.slice(0, -1) + (right.endsWith('0') ? '1' : '0')],
    ["another channel's", signatureOf(body, 'another app secret')],
    ['of the empty secret', signatureOf(body, '')],
    ['given twice', [right, right]],
  ])('%s is refused', (_kind, header) => {
    expect(accepts(signed(header))).toBe(false);
  });

  it('does not fit the same JSON written anew', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
    expect(rewritten.equals(body)).toBe(false);
    expect(accepts(signed(right, rewritten))).toBe(false);
  });

  it.each<Record<string, string>>([{}, { app_secret: '' }])('is never right while the secret is not set (%j)', (secrets) => {
    expect(accepts(signed(signatureOf(body, '')), channel(secrets))).toBe(false);
    expect(accepts(signed(signatureOf(body, 'undefined')), channel(secrets))).toBe(false);
  });

  it('does not open the door for a GET', () => {
    expect(accepts({ ...signed(right), method: 'GET' })).toBe(false);
  });
});

describe("Meta's question who we are", () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'our phrase' };
  const answer = (query: Record<string, string | undefined>, served = ours, method: 'GET' | 'POST' = 'GET') =>
    whatsappCloud.challenge?.({ method, headers: {}, query, body: new Uint8Array() }, served);

  it('is answered with the challenge', () => {
    expect(answer(asked)).toBe('1158201444');
  });

  it.each([
    ['a wrong token', { ...asked, 'hub.verify_token': 'our phrasf' }],
    ['a token that begins right', { ...asked, 'hub.verify_token': 'our' }],
    ['no token', { ...asked, 'hub.verify_token': undefined }],
    ['another mode', { ...asked, 'hub.mode': 'unsubscribe' }],
    ['no challenge', { ...asked, 'hub.challenge': undefined }],
    ['a challenge that is a page', { ...asked, 'hub.challenge': '<script>alert(1)</script>' }],
  ])('is not answered with %s', (_kind, query) => {
    expect(answer(query)).toBeNull();
  });

  it('is not answered while our token is not set, nor as a POST', () => {
    expect(answer({ ...asked, 'hub.verify_token': '' }, channel({}))).toBeNull();
    expect(answer({ ...asked, 'hub.verify_token': '' }, channel({ verify_token: '' }))).toBeNull();
    expect(answer(asked, ours, 'POST')).toBeNull();
  });
});
