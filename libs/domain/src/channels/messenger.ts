import { SITE_WIDGET } from './channel.js';

/** Chats on sites, in the word of integrators. */
export const WIDGET = 'widget';

/**
 * The messenger behind a transport, as integrators' programs name it: `whatsapp` for every way to WhatsApp. Our transports are called
 * `<messenger>-<provider>`, and programs care for the messenger.
 */
export const messengerOf = (transport: string): string => (transport === SITE_WIDGET ? WIDGET : (transport.split('-')[0] ?? transport));
