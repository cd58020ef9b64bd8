import { DomainError } from '../shared/domain-error.js';

/** One field of the form that connects a channel, as its connector describes it. */
export interface ChannelFormField {
  name: string;
  secret: boolean;
  required: boolean;
  /** Made by us when it is left empty. */
  generated?: boolean;
  /** A closed list of values, the first of them the usual one. */
  choices?: readonly string[];
  /** Asked for only where this setting has this value. */
  when?: { setting: string; is: string };
}

const VALUE_MAX_LENGTH = 4096;

/** What kinds of messenger can be connected, and what each wants to know. */
export interface TransportCatalog {
  /** Undefined: no connector speaks to it. */
  fieldsOf(transport: string): readonly ChannelFormField[] | undefined;
}

/**
 * Refuses settings or secrets that the transport does not know, that stand in the wrong half, that are missing or that are no
 * text. `given` holds the values after the change, so that a required one cannot be taken away.
 */
export function checkChannelForm(
  fields: readonly ChannelFormField[],
  given: { settings: Record<string, unknown>; secrets: Record<string, unknown> },
): void {
  const isAskedFor = ({ when }: ChannelFormField): boolean => !when || settingIn(fields, given.settings, when.setting) === when.is;
  for (const part of ['settings', 'secrets'] as const) {
    const known = new Map(fields.filter(({ secret }) => secret === (part === 'secrets')).map((field) => [field.name, field]));
    for (const [name, value] of Object.entries(given[part])) {
      if (!known.has(name)) refuse(part, name, `is not known for this kind of channel; leave it out`);
      if (typeof value !== 'string') refuse(part, name, 'must be a text');
      const { choices } = known.get(name) ?? {};
      if (choices && value !== '' && !choices.includes(value as string)) refuse(part, name, `must be one of ${choices.join(', ')}`);
      if ((value as string).length > VALUE_MAX_LENGTH) refuse(part, name, `must have ${VALUE_MAX_LENGTH} characters at most`);
    }
    for (const field of known.values()) {
      const { name, required } = field;
      if (required && isAskedFor(field) && !given[part][name])
        refuse(part, name, 'is required; the provider shows it where the number is set up');
    }
  }
}

/** A choice that nobody made is the usual one. */
const settingIn = (fields: readonly ChannelFormField[], settings: Record<string, unknown>, name: string): unknown =>
  settings[name] || fields.find((field) => field.name === name && !field.secret)?.choices?.[0];

/** The given values with those filled in that we make ourselves. */
export function withGenerated(
  fields: readonly ChannelFormField[],
  secrets: Record<string, string>,
  make: () => string,
): Record<string, string> {
  const made = fields.filter(({ name, secret, generated }) => secret && generated && !secrets[name]).map(({ name }) => [name, make()]);
  return { ...secrets, ...(Object.fromEntries(made) as Record<string, string>) };
}

function refuse(part: string, name: string, sentence: string): never {
  throw new DomainError('invalid_input', `${part}.${name} ${sentence}`, 'invalid', `${part}.${name}`);
}
