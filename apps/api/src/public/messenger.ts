import { SITE_WIDGET } from '#domain/channels/channel.js';
import { WIDGET } from '#domain/channels/messenger.js';

export { messengerOf } from '#domain/channels/messenger.js';

/** What a program means by `transport`: a messenger, of which all transports are found, or the very transport. Empty is none. */
export const transportAsked = (asked: string | null | undefined): string | null => (asked === WIDGET ? SITE_WIDGET : asked || null);

/** What a program may write for `transport`: the messenger, or the very transport. */
export const TRANSPORT_PATTERN = /^[a-z0-9_-]{1,64}$/;
