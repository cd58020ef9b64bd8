import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { violations } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { aPicture } from './support/pictures.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

interface Draft {
  draftVersion: number;
  draft: { steps: Record<string, unknown>[] };
}

const STEPS = [
  {
    ...{ id: 'hello', kind: 'message', title: '', exits: { text: 'ask' }, text: 'Hello', file: null, list: null },
    ...{ wait: { timeoutSeconds: null }, takeover: 'pause' },
    buttons: [
      { id: 'news', type: 'reply', text: 'News', description: '', payload: null, target: '', color: null },
      { id: 'offices', type: 'reply', text: 'Offices', description: '', payload: null, target: '', color: null },
    ],
  },
  {
    ...{ id: 'ask', kind: 'reply', title: '', exits: {}, variable: 'number', check: 'pattern', pattern: '', retryText: '' },
    ...{ attempts: 3, wait: { timeoutSeconds: null }, takeover: 'pause' },
  },
  { id: 'large', kind: 'condition', title: '', exits: {}, branches: [{ id: 'yes', title: 'Large', match: 'all', tests: [] }] },
  {
    ...{ id: 'shop', kind: 'http', title: '', exits: {}, method: 'POST', url: '', headers: [] },
    ...{ body: { kind: 'json', text: '' }, timeoutSeconds: 10, save: [], takeover: 'pause' },
  },
  { id: 'later', kind: 'delay', title: '', exits: {}, until: { kind: 'for', seconds: 60 }, takeover: 'end' },
];

describe('the form of a step', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let scenarioId: number;
  const made: number[] = [];

  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
  });
  after(async () => {
    try {
      for (const id of made) await admin.account.remove(`/api/scenarios/${id}`);
    } finally {
      await windows.close();
    }
  });
  beforeEach(async () => {
    const { id, draftVersion } = await admin.account.post<{ id: number; draftVersion: number }>('/api/scenarios', {
      name: `Forms ${Date.now()}`,
    });
    scenarioId = id;
    made.push(id);
    const content = {
      format: 1,
      start: 'hello',
      steps: STEPS.map((step, index) => ({ ...step, at: { x: index * 320, y: 0 } })),
      triggers: [],
      variables: [],
      settings: { whileOperator: 'silent', giveBack: 'by_hand' },
    };
    await admin.account.put(`/api/scenarios/${id}/draft`, { draftVersion, content });
  });

  const open = async (stepId: string): Promise<void> => {
    await admin.page.goto(`/scenarios/${scenarioId}?step=${stepId}`);
    await field('title').waitFor();
  };
  const field = (key: string): Locator => admin.page.getByLabel(text(`steps:${key}`), { exact: true });
  const button = (key: string, parameters: Record<string, string> = {}): Locator =>
    admin.page.getByRole('button', { name: text(`steps:${key}`, 'en', parameters), exact: true });
  const says = (key: string): Promise<void> =>
    admin.page
      .getByText(pattern(`steps:${key}`))
      .first()
      .waitFor();
  const clean = async (): Promise<void> => assert.deepEqual(await violations(admin.page), []);

  /** The step as it was saved, once it is what is waited for. */
  const saved = async (stepId: string, isThere: (step: Record<string, never>) => boolean): Promise<void> => {
    for (const since = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      const { draft } = await admin.account.get<Draft>(`/api/scenarios/${scenarioId}`);
      const step = draft.steps.find(({ id }) => id === stepId) as Record<string, never>;
      if (isThere(step)) return;
      assert.ok(Date.now() - since < 10_000, `Saved is ${JSON.stringify(step)}`);
    }
  };

  it('a variable comes into a text by typing two braces, and by its menu', async () => {
    await open('hello');
    await field('message.text').fill('Hello ');
    await field('message.text').press('End');
    await field('message.text').pressSequentially('{{ nam');
    await admin.page.getByRole('option', { name: 'client.name' }).waitFor();
    await clean();
    await field('message.text').press('Enter');
    assert.equal(await field('message.text').inputValue(), 'Hello {{ client.name }}');
    await button('template.insertInto', { field: text('steps:message.text') }).press('Enter');
    const search = admin.page.getByRole('combobox', { name: text('steps:template.insert') });
    await search.fill('number');
    await search.press('Enter');
    await saved('hello', (step) => step['text'] === 'Hello {{ client.name }}{{ number }}');
  });

  it('a variable that nobody sets is told with the one that was meant, and a brace that is not closed', async () => {
    await open('hello');
    await field('message.text').fill('{{ numbr }}');
    await says('template.unknownGuess');
    await field('message.text').fill('{{ number ');
    await admin.page.getByText(text('steps:template.looseBraces', 'en', { open: '{{', close: '}}' })).waitFor();
  });

  it('buttons are added, moved and deleted by keyboard; the one that had the focus keeps it', async () => {
    await open('hello');
    await button('button.add').press('Enter');
    await admin.page.keyboard.type('Contacts');
    await admin.page.keyboard.press('Alt+ArrowUp');
    await saved('hello', ({ buttons }) => titles(buttons) === 'News,Contacts,Offices');
    await button('list.up', { name: 'Contacts' }).press('Enter');
    await saved('hello', ({ buttons }) => titles(buttons) === 'Contacts,News,Offices');
    await button('list.delete', { name: 'News' }).press('Enter');
    await saved('hello', ({ buttons }) => titles(buttons) === 'Contacts,Offices');
  });

  it('the preview shows what each messenger makes of it, and what does not fit', async () => {
    await open('hello');
    const preview = admin.page.getByRole('region', { name: text('steps:preview.title') });
    const look = preview.getByRole('group', { name: text('steps:preview.look') });
    await look.getByText('Offices').waitFor();
    const title = field('button.title').first();
    await title.fill('All the news of this week, and more');
    await preview.getByText(pattern('steps:broken.titleTooLong')).waitFor();
    await look.getByText('All the news of thi…').waitFor();
    await preview.getByRole('combobox').selectOption({ value: 'telegram-bot' });
    await look.getByText('All the news of this week, and more').waitFor();
    await preview.getByText(pattern('steps:preview.elsewhere')).waitFor();
    await clean();
  });

  it('a payload is given with parameters, and read as one line', async () => {
    await open('hello');
    await button('button.more').first().press('Enter');
    await button('payload.set').first().press('Enter');
    await admin.page.getByRole('combobox', { name: text('steps:payload.action'), exact: true }).fill('order status');
    await button('payload.addParameter').press('Enter');
    await admin.page.keyboard.type('id');
    await admin.page.keyboard.press('Tab');
    await admin.page.keyboard.type('42');
    await admin.page.getByText('order_status?id=42').waitFor();
    await clean();
    await saved('hello', ({ buttons }) => JSON.stringify(buttons).includes('"action":"order_status"'));
  });

  it('a file goes up, shows itself and is taken away', async () => {
    await open('hello');
    await admin.page.locator('input[type=file]').setInputFiles(aPicture('map.png'));
    await admin.page.getByRole('img', { name: 'map.png' }).waitFor();
    await saved('hello', ({ file }) => JSON.stringify(file).includes('map.png'));
    await button('file.remove', { name: 'map.png' }).press('Enter');
    await saved('hello', ({ file }) => file === null);
  });

  it('a pattern is tried on an answer, and a time is written as people say it', async () => {
    await open('ask');
    await field('reply.pattern').fill('(');
    await says('reply.patternWrong');
    await field('reply.pattern').fill('\\d{4}');
    await field('reply.try').fill('12345');
    await says('reply.fitsNot');
    await field('reply.try').fill('1234');
    await says('reply.fits');
    await admin.page.getByRole('switch', { name: text('steps:wait.limited') }).press('Space');
    await field('wait.timeout').fill('soon');
    await says('duration.unreadable');
    await field('wait.timeout').fill('1 h 30 min');
    await field('wait.timeout').blur();
    assert.equal(await field('wait.timeout').inputValue(), '1 hour 30 minutes');
    await saved('ask', ({ wait }) => wait?.['timeoutSeconds'] === 5400);
    await clean();
  });

  it('a branch gets a test; an expression is checked as one types', async () => {
    await open('large');
    await button('condition.addTest').press('Enter');
    await admin.page.getByRole('menuitem', { name: text('steps:condition.kinds.expression') }).press('Enter');
    await field('condition.expression').fill('number >');
    await says('expression.wrong');
    await field('condition.expression').fill('number > 100');
    await says('expression.right');
    await saved('large', ({ branches }) => JSON.stringify(branches).includes('number > 100'));
    await clean();
  });

  it('a request has headers, a body and what is kept; a secret is set from there and never shown', async () => {
    await open('shop');
    await field('http.url').fill('https://shop.example/orders/');
    await field('http.bodyText.json').fill('{ "a": ');
    await says('http.jsonWrong');
    await button('secrets.manage').press('Enter');
    const window = admin.page.getByRole('dialog');
    await window.getByRole('textbox', { name: text('steps:secrets.name') }).fill('FORMS_KEY');
    await window.getByLabel(text('steps:secrets.value'), { exact: true }).fill('s3cret');
    await window.getByLabel(text('steps:secrets.value'), { exact: true }).press('Enter');
    await window.getByText('FORMS_KEY', { exact: true }).waitFor();
    assert.equal(await window.getByText('s3cret').count(), 0);
    await clean();
    await admin.page.keyboard.press('Escape');
    await button('http.addHeader').press('Enter');
    await admin.page.keyboard.type('Authorization');
    await admin.page.keyboard.press('Tab');
    await admin.page.keyboard.type('Bearer {{ FORMS');
    await admin.page.getByRole('option', { name: 'secrets.FORMS_KEY' }).waitFor();
    await admin.page.keyboard.press('Tab');
    await saved('shop', ({ headers }) => JSON.stringify(headers).includes('Bearer {{ secrets.FORMS_KEY }}'));
    await admin.account.remove('/api/scenario-secrets/FORMS_KEY');
  });

  it('help is one sheet, and gives the focus back', async () => {
    await open('later');
    await button('help.link').press('Enter');
    await admin.page.getByRole('dialog', { name: text('steps:help.title') }).waitFor();
    await clean();
    await admin.page.keyboard.press('Escape');
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await button('help.link').evaluate((element) => element === element.ownerDocument.activeElement), true);
  });

  it('whoever is at work in the form before the drawing is there keeps the focus', async () => {
    let draw = (): void => {};
    const drawn = new Promise<void>((resolve) => (draw = resolve));
    const drawing = /\/canvas-[^/]*\.js$/;
    await admin.page.route(drawing, (route) => drawn.then(() => route.continue()));
    await open('later');
    const title = field('title');
    await title.pressSequentially('Wait');
    draw();
    await admin.page.locator('.react-flow__node[data-id="later"]').waitFor();
    await admin.page.keyboard.type(' a while');
    assert.equal(await title.inputValue(), 'Wait a while');
    await admin.page.unroute(drawing);
  });
});

const titles = (buttons: unknown): string => (buttons as { text: string }[]).map(({ text: title }) => title).join(',');
