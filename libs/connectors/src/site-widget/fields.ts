import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount, type ChannelField } from '../connector.js';

const setting = (name: string, label: string, example: string, choices?: readonly string[]): ChannelField => ({
  ...{ name, label: `channelField.${label}`, example, secret: false, required: false },
  ...(choices ? { choices } : {}),
});

/** What the channels page asks for: who may use the chat, how it looks, and what it asks of a visitor. */
export const SITE_FIELDS: readonly ChannelField[] = [
  setting('allowed_origins', 'allowedOrigins', 'https://shop.example, https://*.shop.example'),
  setting('allow_apps', 'allowApps', 'no', ['no', 'yes']),
  setting('title', 'widgetTitle', 'Shop Example'),
  setting('greeting', 'widgetGreeting', 'Hello! How can we help?'),
  setting('launcher_text', 'widgetLauncherText', 'Write to us'),
  setting('avatar', 'widgetAvatar', 'https://shop.example/logo.png'),
  setting('color', 'widgetColor', '#2f6fed'),
  setting('position', 'widgetPosition', 'right', ['right', 'left']),
  setting('theme', 'widgetTheme', 'auto', ['auto', 'light', 'dark']),
  setting('locale', 'widgetLocale', 'auto', ['auto', 'ru', 'en']),
  setting('ask_name', 'widgetAskName', 'no', ['no', 'yes']),
  setting('ask_email', 'widgetAskEmail', 'no', ['no', 'yes']),
  setting('ask_rating', 'widgetAskRating', 'yes', ['yes', 'no']),
  {
    ...{ name: 'identity_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.identitySecret', example: 'made by us when it is left empty' },
  },
];

/** Nobody has to be asked: the settings are ours. Refuses those that the chat could not use. */
export function checkSettings({ settings }: ConnectedChannel): Promise<ChannelAccount> {
  try {
    parseOrigins(settings.allowed_origins ?? '');
    if (settings.color && !/^#[0-9a-f]{6}$/i.test(settings.color)) throw new ChannelRefusal('settings.color', 'color_malformed');
    if (settings.avatar && !isPicture(settings.avatar)) throw new ChannelRefusal('settings.avatar', 'avatar_malformed');
    return Promise.resolve({ id: null, name: settings.title || null, phone: null });
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

const isPicture = (address: string): boolean => /^https:\/\/\S+$/.test(address) || /^data:image\/(png|jpeg|webp|gif);base64,/.test(address);

/** One allowed site. `*.` before the host stands for every site below it. */
export interface AllowedOrigin {
  scheme: string;
  host: string;
  below: boolean;
}

/** The list of a channel, separated by commas, blanks or lines. Throws a `ChannelRefusal` at what is no address of a site. */
export function parseOrigins(list: string): AllowedOrigin[] {
  return list
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((entry) => {
      const match = /^(https?):\/\/(\*\.)?([^/*?#@\s]+)\/?$/i.exec(entry);
      const plain = match ? `${match[1]}://${match[3]}` : '';
      if (!match || !URL.canParse(plain)) throw new ChannelRefusal('settings.allowed_origins', 'origins_malformed', entry.slice(0, 200));
      const { protocol, host } = new URL(plain);
      return { scheme: protocol, host, below: match[2] !== undefined };
    });
}

/** Whether a page of this origin may use the channel's chat; with an empty list every site may. */
export function originAllowed(list: string, origin: string): boolean {
  const allowed = readOrigins(list);
  if (allowed.length === 0) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return allowed.some((entry) => entry.scheme === protocol && (entry.below ? host.endsWith(`.${entry.host}`) : host === entry.host));
}

/** A list that was stored before it could be checked lets nobody in, rather than everybody. */
function readOrigins(list: string): AllowedOrigin[] {
  try {
    return parseOrigins(list);
  } catch {
    return [{ scheme: 'none:', host: '', below: false }];
  }
}
