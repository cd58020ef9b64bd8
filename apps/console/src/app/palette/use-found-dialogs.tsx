import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFrame } from '../../api/frame.js';
import { listDialogs } from '../../api/dialogs.js';
import type { DialogRow } from '../../api/types.js';
import { Avatar } from '../../ui/avatar.js';
import type { PickGroup } from '../../ui/pick-list.js';
import classes from './palette.module.css';

const SHOWN = 8;

/** Dialogs of clients whose name or phone fits, found by the server. */
export function useFoundDialogs(search: string, onClose: () => void): { group: PickGroup; searching: boolean } {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [query] = useDebouncedValue(search.trim(), 150);
  const searches = useFrame(({ dialogId, disabled }) => dialogId === null && !disabled.includes('search'));
  const enabled = searches && query.length >= 2;
  const { data, isFetching } = useQuery({
    queryKey: ['palette', query],
    queryFn: ({ signal }) => listDialogs({ filter: 'all', query }, null, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const rows = enabled && search.trim().length >= 2 ? (data?.items ?? []).slice(0, SHOWN) : [];
  const pick = (row: DialogRow): void => {
    onClose();
    void navigate({ to: '/chat/$dialogId', params: { dialogId: String(row.id) } });
  };
  return {
    searching: isFetching,
    group: {
      title: t('palette.dialogs'),
      items: rows.map((row) => ({ key: `dialog-${row.id}`, content: <DialogLine row={row} />, onPick: () => pick(row) })),
    },
  };
}

function DialogLine({ row }: { row: DialogRow }) {
  return (
    <>
      <Avatar name={row.client.name} size={26} />
      <span className={classes.name}>{row.client.name}</span>
      <span className={classes.side}>
        {row.channel.name}
        {row.operator ? ` · ${row.operator.name}` : ''}
      </span>
    </>
  );
}
