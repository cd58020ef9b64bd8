import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ProviderStub } from '../testing/provider-stub.js';
import { readTemplate } from './read-template.js';
import type { Api } from './settings.js';
import { listTemplates } from './templates.js';

const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'api-templates-cta-buttons.json'), 'utf8')) as {
  templates: Record<string, unknown>[];
};

describe('a template of the list', () => {
  it('has its buttons packed into its text', () => {
    expect(readTemplate(recorded.templates[0] ?? {})).toEqual({
      ...{ name: 'tech_concern', language: 'en', externalId: '2f826c4a-cacd-42b6-9536-ece4c459ffea' },
      ...{ status: 'approved', category: 'MARKETING', reason: null, header: null, footer: null },
      body: 'Hey {{1}}, Are you interested in the latest tech stack',
      buttons: [
        { kind: 'phone', text: 'call here', phone: '+917302307943' },
        { kind: 'url', text: 'visit here', url: 'https://github.com/glific' },
      ],
    });
  });

  const named = { elementName: 'a', languageCode: 'en', status: 'REJECTED', templateType: 'TEXT' };

  it.each([
    ['quick replies, with a comma in one', 'Warm? | [cold, a bit] | [warm]', 'Warm?', ['cold, a bit', 'warm']],
    ['a bar in the text', 'Open 9 | 18, choose [one]', 'Open 9 | 18, choose [one]', []],
    ['brackets that are no button', 'Choose | [one] of these', 'Choose | [one] of these', []],
  ])('%s', (_name, data, body, replies) => {
    expect(readTemplate({ ...named, data })).toMatchObject({ body, buttons: replies.map((text) => ({ kind: 'quick_reply', text })) });
  });

  it('or its parts one by one, where Gupshup tells them', () => {
    const containerMeta = JSON.stringify({
      ...{ data: 'Hello {{1}}', header: 'News', footer: 'Bye' },
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes' },
        { type: 'URL', text: 'See', url: 'https://a.b/{{1}}' },
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+1' },
        { type: 'COPY_CODE', text: 'Copy' },
        { type: 'OTP', text: 'Code' },
      ],
    });
    expect(readTemplate({ ...named, containerMeta, reason: 'too loud' })).toMatchObject({
      ...{ status: 'rejected', reason: 'too loud', header: { kind: 'text', text: 'News' }, body: 'Hello {{1}}', footer: 'Bye' },
      buttons: [
        { kind: 'quick_reply', text: 'Yes' },
        { kind: 'url', text: 'See', url: 'https://a.b/{{1}}' },
        { kind: 'phone', text: 'Call', phone: '+1' },
        { kind: 'copy_code', text: 'Copy' },
        { kind: 'other', text: 'Code' },
      ],
    });
    expect(readTemplate({ ...named, templateType: 'IMAGE', containerMeta: '{', data: 'x' })).toMatchObject({
      header: { kind: 'image' },
      body: 'x',
    });
  });

  it('without a name or a language is none', () => {
    expect(readTemplate({ elementName: 'a' })).toBeNull();
    expect(readTemplate({ languageCode: 'en' })).toBeNull();
  });
});

describe('the list', () => {
  let provider: ProviderStub;
  beforeAll(async () => void (provider = await ProviderStub.start()));
  afterAll(() => provider.stop());

  const channel = (api: Api): ConnectedChannel => ({
    ...{ id: 1, companyId: 1, transport: 'whatsapp-gupshup', key: 'test' },
    settings: { api, app_id: 'app-1', app_name: 'MyShop', source_number: '1', base_url: provider.origin },
    secrets: { api_key: 'key', app_token: 'token' },
  });
  const page = (from: number, count: number) => {
    const item = (index: number) => ({ elementName: `t${from + index}`, languageCode: 'en', status: 'APPROVED', data: 'x' });
    return { status: 200, json: { status: 'success', templates: Array.from({ length: count }, (_, index) => item(index)) } };
  };
  const listed = async (api: Api): Promise<number> => (await Array.fromAsync(listTemplates(channel(api), provider.http))).flat().length;

  it.each<[Api, string, number]>([
    ['self_serve', '/wa/app/app-1/template', 0],
    ['partner', '/partner/app/app-1/templates', 1],
  ])('%s comes page by page', async (api, path, first) => {
    provider.answers(page(0, 100), page(100, 3));
    expect(await listed(api)).toBe(103);
    expect(provider.taken.map((taken) => taken.path)).toEqual([
      `${path}?pageNo=${first}&pageSize=100`,
      `${path}?pageNo=${first + 1}&pageSize=100`,
    ]);
  });

  it('that comes whole however often it is asked for, is asked for no third time', async () => {
    provider.answers(page(0, 150), page(0, 150));
    expect(await listed('self_serve')).toBe(150);
    expect(provider.taken).toHaveLength(2);
  });

  it('that is asked for too often says how long to wait', async () => {
    provider.answers({
      status: 429,
      headers: { 'x-rate-limit-retry-after-seconds': '33' },
      json: { status: 'error', message: 'Too Many Requests' },
    });
    await expect(listed('partner')).rejects.toMatchObject({ kind: 'throttled', retryAfterSeconds: 33 });
  });
});
