import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, type DialogRows } from '../../../../../../test/api/rows.js';
import type { Card } from '../cards.dto.js';

/** A company whose clients can be linked. */
export class People {
  private channels = 0;

  private constructor(
    readonly api: ApiUnderTest,
    readonly anna: Browser,
  ) {}

  static async start(): Promise<People> {
    const api = await ApiUnderTest.start();
    return new People(api, await api.browser().registers());
  }

  get companyId(): number {
    return this.anna.me.company.id;
  }

  /** Somebody with a dialog in a channel of its own, "Channel 1" and so on, and what his card says. */
  async aPerson(name: string, card: Record<string, unknown> = {}, dialog: { operatorId?: number } = {}): Promise<DialogRows> {
    const channel = await aChannel(this.anna, { name: `Channel ${(this.channels += 1)}` });
    const rows = await aDialog(this.api, this.companyId, channel.id, { name, ...dialog });
    if (Object.keys(card).length > 0)
      await this.api.rows(`update card set ${assignments(card)} where id = $1`, [rows.cardId, ...values(card)]);
    return rows;
  }

  card(id: number, by = this.anna): Promise<Card> {
    return this.ok(by.get(`/api/cards/${id}`));
  }

  /** The card that the client is on now. */
  async cardOf({ clientId }: DialogRows): Promise<Card> {
    const [row] = await this.api.rows<{ card_id: string }>('select card_id from client where id = $1', [clientId]);
    return this.card(Number(row!.card_id));
  }

  async link(target: number, other: number, card: object = {}, by = this.anna): Promise<Card> {
    return this.ok(this.tryToLink(target, other, card, by));
  }

  async tryToLink(target: number, other: number, card: object = {}, by = this.anna): Promise<Answer> {
    const revisions = await this.api.rows<{ id: string; revision: number }>('select id, revision from card where id = any($1)', [
      [target, other],
    ]);
    const seen = (id: number): number => revisions.find((row) => Number(row.id) === id)?.revision ?? 0;
    return by.send('POST', '/api/cards/link', {
      ...{ targetCardId: target, otherCardId: other, seen: { target: seen(target), other: seen(other) }, card },
    });
  }

  async unlink(cardId: number, body: object = {}, by = this.anna): Promise<Card[]> {
    return (await this.ok<{ items: Card[] }>(by.send('POST', `/api/cards/${cardId}/unlink`, body))).items;
  }

  async undo(linkId: number, body: object = {}): Promise<Card[]> {
    return (await this.ok<{ items: Card[] }>(this.anna.send('POST', `/api/card-links/${linkId}/undo`, body))).items;
  }

  /** The system lines of a dialog. */
  async lines({ dialogId }: DialogRows): Promise<{ code: string; params: Record<string, unknown> }[]> {
    const rows = await this.api.rows<{ line: { code: string; params: Record<string, unknown> } }>(
      `select content -> 'system' as line from message where dialog_id = $1 and kind = 'system' order by id`,
      [dialogId],
    );
    return rows.map(({ line }) => line);
  }

  async ok<T>(answer: Promise<Answer>): Promise<T> {
    const { statusCode, body, json } = await answer;
    if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
    return json.call(await answer) as T;
  }
}

const assignments = (card: object): string =>
  Object.keys(card)
    .map((column, place) => `${column} = $${place + 2}`)
    .join(', ');
const values = (card: Record<string, unknown>): unknown[] =>
  Object.values(card).map((value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value,
  );

export const who = (card: Card): number[] => card.clients.map(({ clientId }) => clientId).sort((a, b) => a - b);
