import type { KnownPayload, PayloadPlace } from '#domain/scenarios/known-payloads.js';
import type { PayloadList } from './payloads.dto.js';

type Item = PayloadList['items'][number];

export const presentPayload = ({ places, ...known }: KnownPayload): Item => ({ ...known, places: places.map(presentPlace) });

function presentPlace(place: PayloadPlace): Item['places'][number] {
  const { kind, title, payload } = place;
  const nowhere = { scenarioId: null, stepId: null, buttonId: null, leadsTo: null };
  const never = { template: null, dialogId: null, messageId: null, sentAt: null };
  if (place.kind === 'scenario') {
    const { scenarioId, stepId, buttonId, leadsTo } = place;
    return { kind, title, payload, ...never, scenarioId, stepId, buttonId, leadsTo };
  }
  const { template, dialogId, messageId, sentAt } = place;
  return { kind, title, payload, ...nowhere, template, dialogId, messageId, sentAt: sentAt.toISOString() };
}
