import { TRIGGER_KINDS, type Trigger, type TriggerKind } from './content.js';
import { newId } from './new-id.js';

export { TRIGGER_KINDS };

type Own<K extends TriggerKind> = Omit<Extract<Trigger, { kind: K }>, 'id' | 'channelIds' | 'stepId'>;

const FRESH: { [K in TriggerKind]: (tagId: number) => Own<K> } = {
  first_message: () => ({ kind: 'first_message', of: 'request' }),
  keyword: () => ({ kind: 'keyword', words: [], match: 'is' }),
  payload: () => ({ kind: 'payload', action: '' }),
  api: () => ({ kind: 'api' }),
  tag: (tagId) => ({ kind: 'tag', tagId }),
  schedule: (tagId) => ({ kind: 'schedule', days: [1, 2, 3, 4, 5], time: '10:00', tagId }),
  missed: () => ({ kind: 'missed', afterSeconds: 600, outsideHours: false }),
  closed: () => ({ kind: 'closed' }),
};

/** Kinds that are nothing without a tag. */
export const NEEDS_TAG: ReadonlySet<TriggerKind> = new Set(['tag', 'schedule']);

export const newTrigger = (kind: TriggerKind, tagId: number): Trigger =>
  ({ id: newId(), channelIds: null, stepId: null, ...FRESH[kind](tagId) }) as Trigger;
