import type { Channel, TransportField } from '../../../api/channel-types.js';

export interface ChannelValues {
  name: string;
  phone: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** Where a field stands in the form, and how the server names it. */
export const pathOf = (field: Pick<TransportField, 'name' | 'secret'>): string => `${field.secret ? 'secrets' : 'settings'}.${field.name}`;

/** What the form shows of a channel; secrets always begin empty, choices with the usual one. */
export function channelValues(fields: readonly TransportField[], channel?: Channel): ChannelValues {
  const named = (secret: boolean) => fields.filter((field) => field.secret === secret);
  return {
    name: channel?.name ?? '',
    phone: channel?.phone ?? '',
    settings: Object.fromEntries(named(false).map(({ name, choices }) => [name, String(channel?.settings[name] ?? choices?.[0] ?? '')])),
    secrets: Object.fromEntries(named(true).map(({ name }) => [name, ''])),
  };
}

/** Only what was filled in. */
export function filledIn(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** What differs from `before`; an emptied setting goes as an empty text, which takes it away, an empty secret stays at home. */
export function changedValues(before: ChannelValues, after: ChannelValues): Partial<ChannelValues> {
  const settings = Object.entries(after.settings).filter(([name, value]) => value.trim() !== before.settings[name]);
  const secrets = filledIn(after.secrets);
  return {
    ...(after.name.trim() !== before.name ? { name: after.name.trim() } : {}),
    ...(after.phone.trim() !== before.phone ? { phone: after.phone.trim() } : {}),
    ...(settings.length > 0 ? { settings: Object.fromEntries(settings.map(([name, value]) => [name, value.trim()])) } : {}),
    ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
  };
}

/** The fields that belong to the choices made. */
export const askedFor = (fields: readonly TransportField[], settings: Record<string, string>): TransportField[] =>
  fields.filter(({ when }) => !when || settings[when.setting] === when.is);

/** Messages for what is required and empty, by path. What is made when it is empty is never missing. */
export function missingFields(
  fields: readonly TransportField[],
  values: ChannelValues,
  saved: boolean,
  message: string,
): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!values.name.trim()) missing['name'] = message;
  for (const field of askedFor(fields, values.settings)) {
    if (!field.required || field.generated || (field.secret && saved)) continue;
    if (!values[field.secret ? 'secrets' : 'settings'][field.name]?.trim()) missing[pathOf(field)] = message;
  }
  return missing;
}

/** The values with a secret for each field that is made and was left empty. */
export function withMade(fields: readonly TransportField[], values: ChannelValues, make: () => string = randomSecret): ChannelValues {
  const empty = fields.filter(({ name, secret, generated }) => secret && generated && !values.secrets[name]?.trim());
  return { ...values, secrets: { ...values.secrets, ...Object.fromEntries(empty.map(({ name }) => [name, make()])) } };
}

/** Letters, digits, `-` and `_` only: every provider takes these. */
function randomSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
