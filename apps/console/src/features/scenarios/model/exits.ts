import type { Step } from './content.js';

/** A way out of a step. Whoever draws must lead a `needed` one somewhere; another may lead nowhere, and the run ends there. */
export interface Exit {
  name: string;
  needed: boolean;
}

const needed = (name: string): Exit => ({ name, needed: true });
const optional = (name: string): Exit => ({ name, needed: false });

/**
 * All ways out of a step, in the order in which they are shown. `button:<id>` and `branch:<id>` are those of one button or branch;
 * `text` is taken when a client writes where a button was expected (without it the words are left to `keyword` triggers, and the step
 * waits on); `error` when the step itself failed (without it the dialog is handed to an operator).
 */
export function exitsOf(step: Step): Exit[] {
  switch (step.kind) {
    case 'message':
      return messageExits(step);
    case 'reply':
      return [needed('next'), needed('invalid'), ...(step.wait.timeoutSeconds === null ? [] : [needed('timeout')])];
    case 'condition':
      return [...step.branches.map(({ id }) => needed(`branch:${id}`)), needed('else')];
    case 'set':
    case 'delay':
      return [needed('next')];
    case 'http':
      return [needed('next'), needed('error')];
    case 'go':
      return step.scenarioId === null ? [needed('next')] : [];
    case 'transfer':
      return [optional('next'), optional('unavailable')];
    case 'rating':
      return [needed('next'), optional('text'), ...(step.wait.timeoutSeconds === null ? [] : [needed('timeout')])];
    case 'ticket':
      return [needed('next'), optional('error')];
    case 'close':
    case 'end':
      return [];
  }
}

function messageExits({ buttons, wait }: Extract<Step, { kind: 'message' }>): Exit[] {
  const replies = buttons.filter(({ type }) => type === 'reply').map(({ id }) => needed(`button:${id}`));
  if (!wait) return [...replies, needed('next'), optional('error')];
  const timeout = wait.timeoutSeconds === null ? [] : [needed('timeout')];
  return [...replies, replies.length > 0 ? optional('text') : needed('text'), ...timeout, optional('error')];
}
