import { SITE_WIDGET } from '#domain/channels/channel.js';

/** Chats on sites, in the word of this API. */
const WIDGET = 'widget';

/**
 * The messenger behind a transport, as `/v1` names it: `whatsapp` for every way to WhatsApp. Our transports are called
 * `<messenger>-<provider>`, and integrators' programs care for the messenger.
 */
export const messengerOf = (transport: string): string => (transport === SITE_WIDGET ? WIDGET : (transport.split('-')[0] ?? transport));

/** What a program means by `transport`: a messenger, of which all transports are found, or the very transport. Empty is none. */
export const transportAsked = (asked: string | null | undefined): string | null => (asked === WIDGET ? SITE_WIDGET : asked || null);

/** What a program may write for `transport`: the messenger, or the very transport. */
export const TRANSPORT_PATTERN = /^[a-z0-9_-]{1,64}$/;
