import type { Step, StepKind } from './content.js';
import { newId } from './new-id.js';

export const STEP_KINDS = [
  'message',
  'reply',
  'condition',
  'set',
  'http',
  'delay',
  'transfer',
  'close',
  'rating',
  'ticket',
  'go',
  'end',
] as const satisfies readonly StepKind[];

type Own<K extends StepKind> = Omit<Extract<Step, { kind: K }>, 'id' | 'title' | 'at' | 'exits'>;

/** What a step is when it comes out of the palette: the least that makes sense. */
const FRESH: { [K in StepKind]: () => Own<K> } = {
  message: () => ({ kind: 'message', text: '', file: null, buttons: [], list: null, wait: null }),
  reply: () => ({
    kind: 'reply',
    variable: 'answer',
    check: 'any',
    pattern: '',
    retryText: '',
    attempts: 3,
    wait: { timeoutSeconds: null },
    takeover: 'pause',
  }),
  condition: () => ({ kind: 'condition', branches: [{ id: newId(), title: '', match: 'all', tests: [] }] }),
  set: () => ({ kind: 'set', changes: [] }),
  http: () => ({
    kind: 'http',
    method: 'GET',
    url: '',
    headers: [],
    body: { kind: 'none', text: '' },
    timeoutSeconds: 10,
    save: [],
    takeover: 'pause',
  }),
  delay: () => ({ kind: 'delay', until: { kind: 'for', seconds: 60 }, takeover: 'end' }),
  go: () => ({ kind: 'go', scenarioId: null, stepId: null }),
  transfer: () => ({ kind: 'transfer', to: { kind: 'rules' }, forceAssign: null, comment: '' }),
  close: () => ({ kind: 'close' }),
  rating: () => ({ kind: 'rating', text: '', variable: 'rating', wait: { timeoutSeconds: 86_400 }, takeover: 'end' }),
  ticket: () => ({ kind: 'ticket', subject: '', description: '', priority: 'normal', variable: 'ticket' }),
  end: () => ({ kind: 'end' }),
};

export function newStep(kind: StepKind, at: Step['at']): Step {
  return { id: newId(), title: '', at, exits: {}, ...FRESH[kind]() } as Step;
}
