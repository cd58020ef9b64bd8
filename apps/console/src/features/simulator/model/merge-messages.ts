import type { SimMessage } from './sim-types.js';

/** Puts a message that the stream added or changed in its place. */
export function withMessage(messages: readonly SimMessage[], changed: SimMessage): SimMessage[] {
  const index = messages.findIndex((message) => message.id === changed.id);
  if (index < 0) return [...messages, changed];
  return messages.map((message, at) => (at === index ? changed : message));
}

/** Adds what a request answered, unless the stream was quicker: its copy is then the same one or already a newer one. */
export function withAnswer(messages: readonly SimMessage[], answered: SimMessage): SimMessage[] {
  return messages.some(({ id }) => id === answered.id) ? [...messages] : [...messages, answered];
}

/** What a quote shows of the quoted message in one line; null when this phone no longer has it. */
export function quotedMessage(messages: readonly SimMessage[], id: string | null | undefined): SimMessage | null {
  return id ? (messages.find((message) => message.id === id) ?? null) : null;
}

/** Buttons of `message` that were pressed on this phone, by payload; each press quotes the message that carried the button. */
export function pressesOf(messages: readonly SimMessage[], message: SimMessage): ReadonlyMap<string, SimMessage> {
  const presses = messages.filter(({ pressed, quotes }) => pressed !== undefined && quotes === message.id);
  return new Map(presses.map((press) => [press.pressed ?? '', press]));
}
