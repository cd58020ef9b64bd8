export interface WebhooksSearch {
  /** The opened webhook, or `new` while one is being added. */
  webhook?: number | 'new';
  /** A delivery of it that is looked at. */
  delivery?: number;
}

const idOf = (value: unknown): number | undefined => {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
};

export function webhooksSearch({ webhook, delivery }: Record<string, unknown>): WebhooksSearch {
  if (webhook === 'new') return { webhook };
  const id = idOf(webhook);
  if (!id) return {};
  const deliveryId = idOf(delivery);
  return { webhook: id, ...(deliveryId ? { delivery: deliveryId } : {}) };
}
