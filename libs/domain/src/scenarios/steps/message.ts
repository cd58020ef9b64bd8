import type { MessageButton } from '../../messages/content.js';
import type { MessageStep, StepButton } from '../content.js';
import { encodePayload, payloadOfButton } from '../payload.js';
import { MOST_PAYLOAD_CHARACTERS } from '../sent-payload.js';
import { StepFailed } from '../step-failed.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type StepWork } from './step-work.js';
import { timedOut, waitForClient, waitOn } from './waiting.js';

export const messageWork: StepWork<MessageStep> = {
  async enter(step, turn) {
    await say(step, turn);
    return step.wait ? waitForClient(step.wait, turn) : leaveBy('next', { code: 'said' });
  },
  hear(step) {
    return step.exits['text'] === undefined ? null : leaveBy('text', { code: 'wrote' });
  },
  /** What the press brought is remembered; what the button carries only to be found again is not. */
  press({ buttons }, { buttonId, pressed }, { run }) {
    const hasOwnPayload = buttons.some(({ id, payload }) => id === buttonId && payload !== null);
    if (hasOwnPayload) for (const [name, value] of Object.entries(pressed.variables)) run.remember(name, value);
    return leaveBy(`button:${buttonId}`, { code: 'pressed', button: buttonId, title: pressed.title });
  },
  elapse: timedOut,
  async again(step, turn) {
    await say(step, turn);
    return { ...waitOn(step.wait ?? { timeoutSeconds: null }, turn), why: { code: 'wrote' } };
  },
};

async function say(step: MessageStep, turn: TurnContext): Promise<void> {
  const { id, text, file, buttons } = step;
  const saying = { text: turn.render(text), file, buttons: buttons.map((button) => offered(id, button, turn)) };
  if (saying.text.trim() === '' && file === null && buttons.length === 0) throw new StepFailed('refused', 'The message is empty');
  await turn.say(id, saying);
}

function offered(stepId: string, { id, type, text, description, payload, target, color }: StepButton, turn: TurnContext): MessageButton {
  const button = {
    ...{ id, type, text: turn.render(text) },
    ...(description !== '' && { description: turn.render(description) }),
    ...(color && { color }),
  };
  if (type === 'url') return { ...button, url: turn.render(target) };
  if (type === 'phone') return { ...button, payload: turn.render(target) };
  return { ...button, payload: payloadText(stepId, id, payload, turn) };
}

function payloadText(stepId: string, buttonId: string, payload: StepButton['payload'], turn: TurnContext): string {
  if (!payload) return encodePayload(payloadOfButton(stepId, buttonId));
  const parameters = payload.parameters.map(({ name, value }) => ({ name, value: turn.render(value) }));
  const text = encodePayload({ action: payload.action, parameters });
  if (text.length <= MOST_PAYLOAD_CHARACTERS) return text;
  throw new StepFailed('refused', `The payload of a button has ${text.length} characters; ${MOST_PAYLOAD_CHARACTERS} may be sent`);
}
