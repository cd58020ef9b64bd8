import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LocalProgram } from './support/local-program.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN } from './support/product.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

const STATES: Record<string, string> = { '42': 'on its way', '7': 'packed' };

/** More than a Telegram button has room for. */
const NOTE = 'заказ, о котором спрашивают чаще всего, и потому примечание длинное';
const order = (id: string, parameters: Record<string, string>): object => ({
  ...{ id, type: 'reply', text: `Order ${parameters['id']}`, description: '', target: '', color: null },
  payload: { action: 'order_status', parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })) },
});
const message = (id: string, words: string, exits: Record<string, string>, more: object = {}): object => ({
  ...{ id, kind: 'message', title: '', text: words, exits, file: null, list: null, buttons: [], wait: null, ...more },
});

const draft = (url: string, word: string): object => ({
  format: 1,
  start: 'which',
  steps: [
    message(
      'which',
      'Hello {{ client.name }}, which order?',
      { 'button:a': 'ask', 'button:b': 'ask', 'button:c': 'number' },
      {
        wait: { timeoutSeconds: null },
        buttons: [
          order('a', { id: '42' }),
          order('b', { id: '7', note: NOTE }),
          { id: 'c', type: 'reply', text: 'By its number', description: '', payload: null, target: '', color: null },
        ],
      },
    ),
    message('number', 'What is its number?', { next: 'reply' }),
    {
      ...{ id: 'reply', kind: 'reply', title: '', exits: { next: 'ask', invalid: 'sorry' }, variable: 'id', check: 'number' },
      ...{ pattern: '', retryText: 'Digits only, please', attempts: 2, wait: { timeoutSeconds: null } },
    },
    {
      ...{ id: 'ask', kind: 'http', title: '', exits: { next: 'tell', error: 'sorry' }, method: 'GET', url, headers: [] },
      ...{ body: { kind: 'none', text: '' }, timeoutSeconds: 5 },
      save: [{ variable: 'state', expression: 'response.body.order.state' }],
    },
    message('tell', 'Order {{ id }} is {{ state }}', { next: 'end' }),
    message('sorry', 'There is no order {{ id }}', { next: 'close' }),
    { id: 'end', kind: 'end', title: '', exits: {} },
    { id: 'close', kind: 'close', title: '', exits: {} },
  ].map((step, place) => ({ ...step, at: { x: (place % 4) * 340, y: Math.floor(place / 4) * 320 } })),
  triggers: [{ id: 'word', kind: 'keyword', channelIds: null, stepId: null, words: [word], match: 'is' }],
  variables: [],
  settings: { whileOperator: 'silent', giveBack: 'by_hand' },
});

describe('a bot that knows orders', () => {
  const asked: string[] = [];
  /** The shop's program, which knows two orders. */
  const shop = new LocalProgram((request, _body, response) => {
    const id = new URLSearchParams(request.url?.split('?')[1]).get('id') ?? '';
    asked.push(id);
    const state = STATES[id];
    response.writeHead(state ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(state ? { order: { state } } : {}));
  });
  const word = `orders${Date.now()}`;
  let windows: Windows;
  let admin: OperatorWindow;
  let scenarioId: number;

  before(async () => {
    await shop.start();
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
    const { id, draftVersion } = await admin.account.post<{ id: number; draftVersion: number }>('/api/scenarios', { name: word });
    scenarioId = id;
    await admin.account.put(`/api/scenarios/${id}/draft`, { draftVersion, content: draft(shop.address('/orders?id={{ id }}'), word) });
  });
  after(async () => {
    try {
      await admin.account.remove(`/api/scenarios/${scenarioId}`);
    } finally {
      shop.stop();
      await windows.close();
    }
  });

  it('is published from the designer', async () => {
    await admin.page.goto(`/scenarios/${scenarioId}`);
    await admin.button('scenarios:publish.action').click();
    await admin.page
      .getByRole('dialog')
      .getByRole('button', { name: text('scenarios:publish.action') })
      .click();
    await admin.page.getByText(text('scenarios:publish.done', 'en', { number: '1' })).waitFor();
  });

  for (const [messenger, channel] of [
    ['WhatsApp', 'demo-whatsapp-cloud'],
    ['Telegram', 'demo-telegram-bot'],
  ] as const) {
    it(`answers on ${messenger}, also where one goes back to a button of an earlier message`, async () => {
      const client = aClientName();
      const phone = await PhoneWindow.switchOn(windows, client, { channel });
      const press = (button: string): Promise<void> => phone.page.getByRole('button', { name: button }).last().click();
      await phone.write(word);
      await phone.bubble(`Hello ${client}, which order?`).waitFor();
      await press('Order 42');
      await phone.bubble('Order 42 is on its way').waitFor();
      // The run has ended; the message above still has its other buttons, and what they carry.
      await press('Order 7');
      await phone.bubble('Order 7 is packed').waitFor();
      await press('By its number');
      await phone.bubble('What is its number?').waitFor();
      await phone.write('the last one');
      await phone.bubble('Digits only, please').waitFor();
      await phone.field.fill('13');
      await phone.field.press('Enter');
      await phone.bubble('There is no order 13').waitFor();
    });
  }

  it('has asked the shop for each order once', () => {
    assert.deepEqual(asked, ['42', '7', '13', '42', '7', '13']);
  });
});
