import type { SimMessage } from './sim-types.js';

/** Puts an added or changed message in its place: the stream and the answer of a request may bring the same one twice. */
export function withMessage(messages: readonly SimMessage[], changed: SimMessage): SimMessage[] {
  const index = messages.findIndex((message) => message.id === changed.id);
  if (index < 0) return [...messages, changed];
  return messages.map((message, at) => (at === index ? changed : message));
}

/** What a quote shows of the quoted message in one line; null when this phone no longer has it. */
export function quotedMessage(messages: readonly SimMessage[], id: string | null | undefined): SimMessage | null {
  return id ? (messages.find((message) => message.id === id) ?? null) : null;
}

/** Buttons of `message` that were already pressed on this phone: each answer quotes the message that carried the button. */
export function pressedTitles(messages: readonly SimMessage[], message: SimMessage): ReadonlySet<string> {
  const answers = messages.filter((other) => other.direction === 'in' && other.quotes === message.id);
  return new Set(answers.map((answer) => answer.text ?? ''));
}
