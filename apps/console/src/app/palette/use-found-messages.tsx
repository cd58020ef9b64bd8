import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { searchMessages, type FoundMessage } from '../../api/search.js';
import { Excerpt } from '../../ui/excerpt.js';
import { useFormats } from '../../ui/format.js';
import type { PickGroup } from '../../ui/pick-list.js';
import classes from './palette.module.css';

const SHOWN = 6;
/** Of fewer letters too much begins with them. */
const LETTERS = 3;

/** Messages with the words of the search, the newest first. */
export function useFoundMessages(search: string, onClose: () => void): { group: PickGroup; searching: boolean } {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [query] = useDebouncedValue(search.trim(), 250);
  const enabled = query.length >= LETTERS;
  const { data, isFetching } = useQuery({
    queryKey: ['palette-messages', query],
    queryFn: ({ signal }) => searchMessages({ query, limit: SHOWN }, null, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const found = enabled && search.trim().length >= LETTERS ? (data?.items ?? []) : [];
  const pick = ({ message, dialog }: FoundMessage): void => {
    onClose();
    void navigate({ to: '/chat/$dialogId', params: { dialogId: String(dialog.id) }, search: { message: message.id } });
  };
  return {
    searching: isFetching,
    group: {
      title: t('palette.messages'),
      items: found.map((one) => ({ key: `message-${one.message.id}`, content: <MessageLine found={one} />, onPick: () => pick(one) })),
    },
  };
}

function MessageLine({ found: { message, dialog, excerpt } }: { found: FoundMessage }) {
  const formats = useFormats();
  return (
    <>
      <span className={classes.name}>
        <Excerpt parts={excerpt} />
      </span>
      <span className={classes.side}>
        {dialog.client.name} · {formats.short(message.sentAt)}
      </span>
    </>
  );
}
