import { messengerOf } from '../channels/messenger.js';

/** Telegram has a short name in what integrators' programs read. */
const MARKS: Record<string, string> = { telegram: 'tg' };

/** The number by which integrators' programs know a client; where his messenger has none, his id there behind its mark: `[tg] 807892`. */
export function phoneForPrograms(client: { phone: string | null; identity: string | null; transport: string }): string | null {
  const messenger = messengerOf(client.transport);
  return client.phone ?? (client.identity === null ? null : `[${MARKS[messenger] ?? messenger}] ${client.identity}`);
}
