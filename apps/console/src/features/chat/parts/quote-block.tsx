import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.js';
import { Quote } from '../../../ui/message/quote.js';

interface Props {
  quoted: NonNullable<Message['quoted']>;
  clientName?: string;
  onClick?(id: number): Promise<void>;
}

/** The message that this one answers; a press goes there. */
export function QuoteBlock({ quoted, clientName, onClick }: Props) {
  const { t } = useTranslation('chat');
  const author = quoted.kind === 'from_client' ? (clientName ?? t('message.client')) : t('message.us');
  return <Quote author={author} text={quoted.text || t('list.attachment')} onClick={onClick && (() => void onClick(quoted.id))} />;
}
