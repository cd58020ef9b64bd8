import type { JSX } from 'preact';
import type { ChatMessage } from '../../../sdk/index.js';
import type { Texts } from '../../texts/en.js';
import { useSurroundings } from '../context.js';
import { Icon, type IconName } from './icons.js';

type Status = 'sending' | 'sent' | 'delivered' | 'read' | 'notDelivered';

const SIGNS: Record<Status, IconName> = { sending: 'clock', sent: 'check', delivered: 'checks', read: 'checks', notDelivered: 'alert' };

/** How far one's own message has come. */
export function statusOf({ status, read }: Pick<ChatMessage, 'status' | 'read'>): Status {
  if (status === 'NOT_DELIVERED') return 'notDelivered';
  if (status === 'SENDING') return 'sending';
  if (read === 'READ') return 'read';
  return status === 'DELIVERED' ? 'delivered' : 'sent';
}

export const statusText = (message: ChatMessage, texts: Texts): string => texts[statusOf(message)];

export function StatusSign({ message }: { message: ChatMessage }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const status = statusOf(message);
  return (
    <span class="status" data-status={status} title={texts[status]}>
      <Icon name={SIGNS[status]} size={15} />
      <span class="hidden">{texts[status]}</span>
    </span>
  );
}
