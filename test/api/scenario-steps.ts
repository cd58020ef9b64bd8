import type { Step, StepButton } from '#domain/scenarios/content.js';

type Parts<Kind extends Step['kind']> = Omit<Extract<Step, { kind: Kind }>, 'kind' | 'id' | 'title' | 'at' | 'exits'>;

/** A step of this kind, with what a test cares for. */
export const step = <Kind extends Step['kind']>(kind: Kind, id: string, exits: Record<string, string>, parts: Parts<Kind>): Step =>
  ({ kind, id, title: '', at: { x: 0, y: 0 }, exits, ...parts }) as unknown as Step;

export const says = (id: string, text: string, exits: Record<string, string> = {}, more: Partial<Parts<'message'>> = {}): Step =>
  step('message', id, exits, { text, file: null, buttons: [], list: null, wait: null, ...more });

export const replyButton = (id: string, text: string, more: Partial<StepButton> = {}): StepButton => ({
  ...{ id, type: 'reply', text, description: '', payload: null, target: '', color: null },
  ...more,
});

/** A message that waits: one button for each title, `b1`, `b2`, … */
export const offers = (
  id: string,
  text: string,
  titles: string[],
  exits: Record<string, string>,
  more: Partial<Parts<'message'>> = {},
): Step =>
  says(id, text, exits, { buttons: titles.map((title, n) => replyButton(`b${n + 1}`, title)), wait: { timeoutSeconds: null }, ...more });
