import type { Channel, Transport } from '../../../api/types.js';

export interface ChannelValues {
  name: string;
  phone: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** What the form shows of a channel; secrets always begin empty. */
export function channelValues(fields: Transport['fields'], channel?: Channel): ChannelValues {
  const named = (secret: boolean) => fields.filter((field) => field.secret === secret);
  return {
    name: channel?.name ?? '',
    phone: channel?.phone ?? '',
    settings: Object.fromEntries(named(false).map(({ name }) => [name, String(channel?.settings[name] ?? '')])),
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

/** Messages for what is required and empty, by path. */
export function missingFields(fields: Transport['fields'], values: ChannelValues, saved: boolean, message: string): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!values.name.trim()) missing['name'] = message;
  for (const { name, secret, required } of fields) {
    if (!required || (secret && saved)) continue;
    const part = secret ? 'secrets' : 'settings';
    if (!values[part][name]?.trim()) missing[`${part}.${name}`] = message;
  }
  return missing;
}
