import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { CardPanel } from './support/card-panel.js';
import { aNewEmail, dismiss, invite } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS, DEMO_CHANNEL } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const KINDS = ['text', 'number', 'date', 'list', 'flag'] as const;
type Kind = (typeof KINDS)[number];

interface Known {
  name: string;
  dialogId: number;
  clientId: number;
}

describe('a card that several people work on', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let ivan: OperatorWindow;
  let petr: OperatorWindow;
  let his: CardPanel;
  let beside: CardPanel;
  let clients: Known[];
  const mark = Date.now().toString(36);
  const own = {} as Record<Kind, { id: number; name: string }>;
  const come: number[] = [];
  const tags: number[] = [];
  const secret = `Hidden${mark}`;

  const cardIdOf = async ({ dialogId }: Known): Promise<number> =>
    (await admin.account.get<{ client: { cardId: number } }>(`/api/dialogs/${dialogId}`)).client.cardId;
  const write = async (client: Known, card: object): Promise<void> => {
    await admin.account.patch(`/api/cards/${await cardIdOf(client)}`, card);
  };
  const ownValues = (values: Partial<Record<Kind, unknown>>): object =>
    Object.fromEntries(Object.entries(values).map(([kind, value]) => [own[kind as Kind].id, value]));
  /** Links two cards without a window, as somebody elsewhere does. */
  const linkElsewhere = async (target: Known, other: Known): Promise<void> => {
    const two = { targetCardId: await cardIdOf(target), otherCardId: await cardIdOf(other) };
    const seen = await admin.account.post<Record<'target' | 'other', { revision: number }>>('/api/cards/link/preview', two);
    await admin.account.post('/api/cards/link', { ...two, seen: { target: seen.target.revision, other: seen.other.revision } });
  };
  const invited = async (name: string, role: string, path: string): Promise<OperatorWindow> => {
    const link = await invite(admin.account, aNewEmail(name.toLowerCase()), { role });
    const window = await OperatorWindow.accept(windows, link, name, { path, scheme: 'auto' });
    await window.account.patch('/api/me', { status: 'away' });
    come.push(window.account.id);
    return window;
  };
  const kindBox = (kind: Kind, side: 'target' | 'other'): Locator =>
    his.window
      .getByRole('group', { name: new RegExp(`^${own[kind].name}`) })
      .getByRole('checkbox', { name: new RegExp(`^${text(`card:link.${side}`)}`) });

  before(async () => {
    windows = await Windows.start({ allowed: /status of (400|403|404|409|410)/ });
    await onlyAnnaAtWork(windows, ANNA, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/chat?filter=all' });
    await admin.account.patch('/api/me', { status: 'away' });
    for (const kind of KINDS) {
      const wish = { name: `${kind} ${mark}`, kind, ...(kind === 'list' && { options: ['Gold', 'Silver'] }) };
      own[kind] = await admin.account.post('/api/custom-fields', wish);
    }
    const names: string[] = [];
    for (const words of ['Where is my order?', secret, 'A third one', 'A fourth one', 'A fifth one']) {
      const channel = words === secret ? 'demo-telegram-bot' : DEMO_CHANNEL;
      const phone = await PhoneWindow.switchOn(windows, aClientName(), { channel });
      await phone.write(words);
      await admin.row(phone.client).waitFor();
      names.push(phone.client);
      await phone.page.context().close();
    }
    const { items } = await admin.account.get<{ items: { id: number; client: { id: number; name: string } }[] }>(
      '/api/dialogs?filter=all&limit=100',
    );
    clients = names.map((name) => {
      const row = items.find(({ client }) => client.name === name)!;
      return { name, dialogId: row.id, clientId: row.client.id };
    });
    for (const { dialogId } of clients) await admin.account.post(`/api/dialogs/${dialogId}/claim`);
    ivan = await invited('Ivan', 'supervisor', `/chat/${clients[0]!.dialogId}?filter=all`);
    his = new CardPanel(ivan.page);
    beside = new CardPanel(admin.page);
    await admin.openDialog(clients[0]!.name);
    await his.field('comment').waitFor();
  });
  after(async () => {
    for (const { id } of Object.values(own)) await admin.account.remove(`/api/custom-fields/${id}`);
    for (const id of tags) await admin.account.remove(`/api/tags/${id}`);
    for (const { dialogId } of clients) await admin.account.statusOf('POST', `/api/dialogs/${dialogId}/close`);
    await dismiss(admin.account, come).finally(() => windows.close());
  });

  it('every kind of field is written by keyboard where it stands, and stands at a colleague’s at once', async () => {
    const { page } = ivan;
    const button = (kind: Kind): Locator => his.panel.getByRole('button', { name: new RegExp(`^${own[kind].name}`) });
    const seen = (kind: Kind, words: string): Promise<void> =>
      beside.panel
        .getByRole('button', { name: new RegExp(`^${own[kind].name}`) })
        .filter({ hasText: words })
        .waitFor();
    await button('text').press('Enter');
    await page.keyboard.type('By the gate');
    await page.keyboard.press('Enter');
    await seen('text', 'By the gate');
    await button('number').press('Enter');
    await page.keyboard.type('twelve');
    await page.keyboard.press('Enter');
    await his.panel.getByText(text('card:badNumber')).waitFor();
    await page.locator(':focus').fill('12,5');
    await page.keyboard.press('Enter');
    await seen('number', '12.5');
    await button('date').press('Enter');
    await page.locator(':focus').fill('2026-03-08');
    await page.keyboard.press('Enter');
    await seen('date', '2026');
    const list = his.panel.getByRole('combobox', { name: own.list.name });
    await list.press('Enter');
    await page.getByRole('option', { name: 'Gold' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await beside.panel.getByRole('combobox', { name: own.list.name }).and(admin.page.locator('[value="Gold"]')).waitFor();
    await his.panel.getByRole('checkbox', { name: own.flag.name }).press('Space');
    await beside.panel.getByRole('checkbox', { name: own.flag.name, checked: true }).waitFor();
    await assertCleanInEveryLook(page, 'the card with every kind of field');
  });

  it('a phone is added and taken away', async () => {
    const phones = (panel: CardPanel): Locator => panel.panel.getByRole('group', { name: text('card:field.phones') });
    await phones(his)
      .getByRole('button', { name: text('card:phone.add') })
      .press('Enter');
    await ivan.page.keyboard.type('+44 20 7946 0958');
    await ivan.page.keyboard.press('Enter');
    await phones(beside).getByText('7946 0958').waitFor();
    await phones(his)
      .getByRole('button', { name: pattern('card:phone.remove', 'en', { phone: '+44' }) })
      .press('Enter');
    await phones(beside).getByText('7946 0958').waitFor({ state: 'detached' });
    assert.equal(await phones(his).getByRole('button').and(ivan.page.locator(':focus')).count(), 1, 'the focus stays in the list');
  });

  it('whoever writes where a colleague has just written sees both and loses nothing', async () => {
    await his.field('comment').press('Enter');
    await ivan.page.keyboard.type('Rings twice');
    await beside.write('comment', 'Has a dog');
    await his.panel.getByText(text('chat:client.meanwhile', 'en', { value: 'Has a dog' })).waitFor();
    assert.equal(await ivan.page.locator(':focus').inputValue(), 'Rings twice');
    await ivan.page.keyboard.press('Enter');
    await beside.field('comment').filter({ hasText: 'Rings twice' }).waitFor();
  });

  it('a second operator links, choosing among all kinds; equal fields are folded, texts joined, tags united', async () => {
    const [one, two] = [clients[0]!, clients[1]!];
    const tag = async (label: string, of: Known): Promise<void> => {
      const { id } = await admin.account.post<{ id: number }>('/api/tags', { label: `${label} ${mark}` });
      tags.push(id);
      await admin.account.post(`/api/clients/${of.clientId}/tags`, { tagIds: [id] });
    };
    await tag('Rye', one);
    await tag('Oats', two);
    await write(one, { contractNumber: 'D-15' });
    const customFields = ownValues({ text: 'By the mill', number: 7, date: '2026-04-01', list: 'Silver', flag: false });
    await write(two, { contractNumber: 'D-15', comment: 'Calls back', phones: ['+441632960001'], customFields });
    await his.findOther(two.name);
    await his.window.getByText(pattern('card:link.equal_one', 'en', { count: '1' })).waitFor();
    for (const label of ['Rye', 'Oats']) await his.window.getByText(`${label} ${mark}`).waitFor();
    assert.deepEqual([await his.box('comment', 'target').isChecked(), await his.box('comment', 'other').isChecked()], [true, true]);
    for (const kind of ['number', 'date', 'list', 'flag'] as const) {
      await kindBox(kind, 'other').press('Space');
      assert.equal(await kindBox(kind, 'target').isChecked(), false, `${kind} is taken from one side`);
    }
    await kindBox('text', 'other').press('Space');
    assert.equal(await kindBox('text', 'target').isChecked(), true);
    await assertCleanInEveryLook(ivan.page, 'all kinds compared');
    await his.toResult.press('Enter');
    const label = (name: string): Locator => his.window.getByLabel(name, { exact: true }).first();
    assert.equal(await label(own.text.name).inputValue(), 'By the gate\nBy the mill');
    assert.equal(await label(own.number.name).inputValue(), '7');
    assert.equal(await label(own.date.name).inputValue(), '2026-04-01');
    assert.equal(await label(own.list.name).inputValue(), 'Silver');
    assert.equal(await label(own.flag.name).isChecked(), false);
    assert.equal(await label(text('card:field.comment')).inputValue(), 'Rings twice\nCalls back');
    await assertCleanInEveryLook(ivan.page, 'all kinds in the resulting card');
    await label(own.number.name).fill('8');
    await his.save.press('Enter');
    await his.window.waitFor({ state: 'detached' });
    await beside.dialogs.nth(1).waitFor();
    await beside.field('comment').filter({ hasText: 'Calls back' }).waitFor();
    await admin.page.getByRole('log').getByText(pattern('chat:system.client_linked')).filter({ hasText: 'Ivan' }).waitFor();
    for (const word of ['Rye', 'Oats']) await beside.panel.getByText(`${word} ${mark}`).first().waitFor();
  });

  it('whose rights cover one of its chats sees that there are others, and reaches them in no way', async () => {
    const [one, hidden] = [clients[0]!, clients[1]!];
    petr = await invited('Petr', 'operator', '/chat?filter=all');
    await admin.account.post(`/api/dialogs/${one.dialogId}/transfer`, { operatorId: petr.account.id });
    await petr.page.goto(`/chat/${one.dialogId}`);
    const card = new CardPanel(petr.page);
    await card.panel.getByText(pattern('card:dialogs.hidden_one', 'en', { count: '1' })).waitFor();
    assert.equal(await card.dialogs.count(), 1);
    await assertCleanInEveryLook(petr.page, 'a card with a hidden chat');
    await petr.page.keyboard.press('Escape');
    await petr.page.keyboard.press(']');
    assert.match(petr.page.url(), new RegExp(`/chat/${one.dialogId}`));
    await card.choose('timeline');
    const history = petr.page.getByRole('log', { name: pattern('card:timeline.messages') });
    await history.getByRole('article', { name: 'Where is my order?' }).waitFor();
    assert.equal(await history.getByRole('article', { name: secret }).count(), 0);
    await card.choose('link');
    await card.window.getByRole('combobox').and(petr.page.locator(':focus')).waitFor();
    await petr.page.keyboard.type(hidden.name);
    await card.window.getByText(text('card:link.nobody')).waitFor();
    await petr.page.keyboard.press('Escape');
    const found = await petr.account.get<{ items: unknown[] }>(`/api/messages/search?query=${secret}`);
    assert.deepEqual(found.items, []);
    assert.equal(await petr.account.statusOf('GET', `/api/dialogs/${hidden.dialogId}`), 404);
    await petr.page.goto(`/chat/${hidden.dialogId}`);
    await petr.page.getByText(text('chat:thread.gone')).waitFor();
  });

  it('what is typed while a colleague links the chats stays, and goes to the card of both', async () => {
    const [third, fourth] = [clients[2]!, clients[3]!];
    await ivan.page.goto(`/chat/${third.dialogId}?filter=all`);
    await his.field('email').press('Enter');
    await ivan.page.keyboard.type('vera@example.test');
    // Between the key and the server: whoever is on the card is linked by somebody else.
    await ivan.page.route(`**/api/cards/${await cardIdOf(third)}`, async (route) => {
      if (route.request().method() === 'PATCH') await linkElsewhere(fourth, third);
      await route.continue();
    });
    const refused = ivan.page.waitForResponse((answer) => answer.status() === 410 && answer.request().method() === 'PATCH');
    await ivan.page.keyboard.press('Enter');
    await refused;
    await ivan.page.unrouteAll({ behavior: 'wait' });
    await his.panel.getByText(text('ui:errors.card_linked')).waitFor();
    await his.dialogs.nth(1).waitFor();
    assert.equal(await ivan.page.locator(':focus').inputValue(), 'vera@example.test');
    await ivan.page.keyboard.press('Enter');
    await his.field('email').filter({ hasText: 'vera@example.test' }).waitFor();
    const { email } = await admin.account.get<{ email: string }>(`/api/cards/${await cardIdOf(fourth)}`);
    assert.equal(email, 'vera@example.test');
  });

  it('a card that goes to a third while one links it is followed there, with the choices and the words kept', async () => {
    const [one, third, fifth] = [clients[0]!, clients[2]!, clients[4]!];
    await ivan.page.goto(`/chat/${third.dialogId}?filter=all`);
    await his.dialogs.nth(1).waitFor();
    await his.findOther(fifth.name);
    await his.toResult.press('Enter');
    await his.window.getByLabel(text('card:field.title'), { exact: true }).fill('Kept all the same');
    await linkElsewhere(one, fifth);
    await his.save.press('Enter');
    await his.window.getByText(text('card:link.meanwhile')).waitFor();
    await assertCleanInEveryLook(ivan.page, 'linked meanwhile to a third');
    await his.toResult.press('Enter');
    assert.equal(await his.window.getByLabel(text('card:field.title'), { exact: true }).inputValue(), 'Kept all the same');
    await his.save.press('Enter');
    await his.window.waitFor({ state: 'detached' });
    await his.dialogs.nth(4).waitFor();
    await beside.dialogs.nth(4).waitFor();
  });

  it('he unlinks one: his own card is back, and of the changes what was ticked, whatever its kind', async () => {
    const two = clients[1]!;
    await ivan.page.goto(`/chat/${two.dialogId}?filter=all`);
    await his.dialogs.nth(4).waitFor();
    const flag = his.panel.getByRole('checkbox', { name: own.flag.name });
    const kept = ivan.page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await flag.press('Space');
    await kept;
    await his.choose('unlink');
    await his.window.getByRole('checkbox', { name: new RegExp(own.flag.name) }).press('Space');
    await assertCleanInEveryLook(ivan.page, 'unlinking with kinds of fields');
    await his.window.getByRole('button', { name: pattern('card:unlink.some_one'), disabled: false }).press('Enter');
    await his.window.waitFor({ state: 'detached' });
    await his.dialogs.first().waitFor({ state: 'detached' });
    await beside.dialogs.nth(4).waitFor({ state: 'detached' });
    const back = await admin.account.get<{ customFields: Record<string, unknown>; comment: string }>(`/api/cards/${await cardIdOf(two)}`);
    const expected = { text: 'By the mill', number: 7, date: '2026-04-01', list: 'Silver', flag: true };
    assert.deepEqual(back.customFields, ownValues(expected));
    assert.equal(back.comment, 'Calls back');
  });
});
