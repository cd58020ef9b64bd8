/**
 * The messenger behind a transport, as `/v1` names it: `whatsapp` for every way to WhatsApp. Our transports are called
 * `<messenger>-<provider>`, and integrators' programs care for the messenger.
 */
export const messengerOf = (transport: string): string => transport.split('-')[0] ?? transport;

/** What a program may write for `transport`: the messenger, or the very transport. */
export const TRANSPORT_PATTERN = /^[a-z0-9_-]{1,64}$/;
