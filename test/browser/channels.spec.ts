import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN, ANNA, DEMO_CHANNEL, PRODUCT } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

const SECRET = process.env.DEMO_CHANNEL_SECRET;
/** No demo channel serves this number. */
const STRANGE_NUMBER = '999999999999999';

describe('the page of the channels', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  before(async () => {
    windows = await Windows.start({ allowed: /status of 422/ });
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/channels' });
  });
  after(() => windows.close());

  interface Listed {
    id: number;
    key: string;
    settings: Record<string, unknown>;
  }
  /** The demo's channel of this kind. */
  async function channelOf(transport: string): Promise<Listed> {
    const { items } = await admin.account.get<{ items: Listed[] }>('/api/channels');
    const found = items.find(({ key }) => key === `demo-${transport}`);
    assert.ok(found, `the demo has no channel of the kind ${transport}`);
    return found;
  }

  it('gives the address that the provider needs and never shows a secret', async () => {
    const { page } = admin;
    await page.goto(`/channels?channel=${(await channelOf('whatsapp-cloud')).id}`);
    const address = page.getByRole('textbox', { name: text('channels:webhook.title') });
    assert.equal(await address.inputValue(), `${PRODUCT}/hooks/whatsapp-cloud/${DEMO_CHANNEL}`);
    assert.equal(await page.getByLabel(text('channels:channelField.accessToken'), { exact: true }).inputValue(), '');
  });

  it('pauses a channel and lets it go on', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: text('channels:pause') }).click();
    await page.getByRole('button', { name: text('channels:resume') }).click();
    await page.getByRole('button', { name: text('channels:pause') }).waitFor();
  });

  it('says beside the field what is missing, and what the provider does not accept', async () => {
    const { page } = admin;
    const bot = await channelOf('telegram-bot');
    await page.goto('/channels?channel=new&transport=telegram-bot');
    await page.getByRole('button', { name: text('channels:connect.submitChecked') }).click();
    await page.getByText(text('channels:form.missing')).first().waitFor();
    const token = page.getByLabel(text('channels:channelField.botToken'), { exact: true });
    await token.fill('1:not-a-token');
    await page.getByText(text('channels:form.more'), { exact: true }).click();
    await page.getByLabel(pattern('channels:channelField.baseUrl')).fill(String(bot.settings.base_url));
    await page.getByRole('button', { name: text('channels:connect.checkOnly') }).click();
    await page
      .locator('[class*=InputWrapper-error]')
      .filter({ hasText: text('channels:channelRefusal.token_invalid') })
      .waitFor();
  });

  it('connects a channel and deletes it again', async () => {
    const { page } = admin;
    const name = `Chat ${Date.now().toString(36)}`;
    await page.goto('/channels?channel=new');
    await page.getByRole('link', { name: new RegExp(text('channels:connect.about.site-widget')) }).click();
    await page.getByLabel(text('channels:form.name'), { exact: true }).fill(name);
    await page.getByRole('button', { name: text('channels:connect.submitChecked') }).click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.getByRole('link', { name: new RegExp(name) }).waitFor();
    await page.getByRole('button', { name: text('channels:delete.action') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('channels:delete.confirm'), exact: true })
      .click();
    await page.getByRole('link', { name: new RegExp(name) }).waitFor({ state: 'detached' });
  });

  it('fetches the message templates on request and shows one as the client sees it', async () => {
    const { page } = admin;
    await page.goto(`/channels?channel=${(await channelOf('whatsapp-cloud')).id}`);
    const templates = page.getByRole('region', { name: text('channels:templates.title') });
    await templates.getByRole('button', { name: text('channels:templates.refresh') }).click();
    await templates
      .getByRole('status')
      .getByText(/in the list/)
      .waitFor();
    await templates.getByRole('listitem').first().getByRole('button').click();
    await templates.getByRole('group', { name: text('channels:templates.preview') }).waitFor();
    await templates.getByLabel(text('channels:templates.search')).fill('no template has this');
    await templates.getByText(text('channels:templates.noneFound')).waitFor();
  });

  it(
    'keeps what the channel does not serve, with its reason, and tries it again on request',
    { skip: SECRET ? false : 'DEMO_CHANNEL_SECRET is not set' },
    async () => {
      const { page } = admin;
      const mark = `stray-${Date.now()}`;
      await postStray(mark);
      await page.goto(`/channels?channel=${(await channelOf('whatsapp-cloud')).id}`);
      const update = page.getByRole('listitem').filter({ hasText: mark });
      await update.getByText(text('channels:quarantine.reason.not_served')).waitFor();
      await update.getByText(text('channels:quarantine.body'), { exact: true }).click();
      await update.getByRole('button', { name: pattern('channels:quarantine.replayOf') }).click();
      await update.getByText(pattern('channels:quarantine.stillFailing')).waitFor();
    },
  );

  it('tells an operator who is no administrator whom to ask', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, { path: '/channels' });
    await anna.page.getByText(text('channels:adminsOnly.title')).waitFor();
  });
});

/** A webhook with a right signature for a number that the channel does not have. */
async function postStray(mark: string): Promise<void> {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550009999', phone_number_id: STRANGE_NUMBER },
    contacts: [{ profile: { name: mark }, wa_id: '15550001111' }],
    messages: [{ from: '15550001111', id: `wamid.${mark}`, timestamp: '1735689600', type: 'text', text: { body: mark } }],
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '100000000000002', changes: [{ field: 'messages', value }] }],
  });
  const signature = createHmac('sha256', SECRET ?? '')
    .update(body)
    .digest('hex');
  const answer = await fetch(`${PRODUCT}/hooks/whatsapp-cloud/${DEMO_CHANNEL}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  assert.equal(answer.status, 200);
}
