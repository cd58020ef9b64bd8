import type { MessageStep, StepButton, Wait } from '../content.js';

/** What a step of a scenario that is written by hand is made of; whoever writes gives only what is its own. */
export const parts = (id: string, title: string, [column, row]: [number, number], exits: Record<string, string>) => ({
  ...{ id, title, exits },
  at: { x: column * 340, y: row * 200 },
});

export const says = (
  id: string,
  title: string,
  at: [number, number],
  exits: Record<string, string>,
  {
    text,
    buttons = [],
    list = null,
    wait = null,
  }: { text: string; buttons?: StepButton[]; list?: MessageStep['list']; wait?: Wait | null },
): MessageStep => ({ ...parts(id, title, at, exits), kind: 'message', text, file: null, buttons, list, wait });

export const answer = (id: string, text: string, payload: StepButton['payload'] = null): StepButton => ({
  ...{ id, type: 'reply', text, description: '', payload, target: '', color: null },
});
