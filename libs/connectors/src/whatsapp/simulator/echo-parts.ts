import type { PhoneMessage } from '../../simulator/phones.js';
import type { Phone } from '../../simulator/phones.js';
import type { EchoChange } from '../../simulator/provider-simulator.js';
import { nowInSeconds, userIdOf } from './webhook-parts.js';

type Json = Record<string, unknown>;

/** What the company wrote in its phone app; beside a message of the client's the direction is the only difference. */
export const echoPart = ({ shown }: PhoneMessage, phone: Phone, own: string): Json => ({
  message_echoes: [
    {
      ...{ from: own, to: phone.number, to_user_id: userIdOf(phone), id: shown.id, timestamp: nowInSeconds() },
      ...(shown.quotes === undefined ? {} : { context: { id: shown.quotes } }),
      ...{ type: 'text', text: { body: shown.text ?? '' } },
    },
  ],
});

/** It changed such a message, or took it back. */
export function echoChangePart({ id, type, message: { shown } }: EchoChange, phone: Phone, own: string): Json {
  const what =
    type === 'edit'
      ? { edit: { original_message_id: shown.id, message: { type: 'text', text: { body: shown.text ?? '' } } } }
      : { revoke: { original_message_id: shown.id } };
  const address = { from: own, to: phone.number, to_user_id: userIdOf(phone), id, timestamp: nowInSeconds() };
  return { message_echoes: [{ ...address, type, ...what }] };
}
