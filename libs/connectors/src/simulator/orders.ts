import type { Answer, Call } from './calls.js';

/** A shop's orders, for the demo's scenario that asks another program: it works without the Internet. */
const ORDERS: Record<string, { status_ru: string; status_en: string; total: number; delivery: string }> = {
  '1001': { status_ru: 'собирается', status_en: 'being packed', total: 2590, delivery: '02.12' },
  '1002': { status_ru: 'в пути', status_en: 'on its way', total: 870, delivery: '30.11' },
};

/** Null: the call is not about orders. */
export function answerOrders({ method, path }: Pick<Call, 'method' | 'path'>): Answer | null {
  const [, number] = /^\/orders\/([^/]+)$/.exec(path) ?? [];
  if (method !== 'GET' || number === undefined) return null;
  const order = Object.hasOwn(ORDERS, number) ? ORDERS[number] : undefined;
  return order ? { status: 200, json: { number, ...order } } : { status: 404, json: { detail: `There is no order ${number}.` } };
}
