import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  id: number;
  /** All that stand in the same list, in their order. */
  ids: number[];
  onArrange: (ids: number[]) => void;
}

/** One step up or down; works by keyboard as well. */
export function MoveButtons({ name, id, ids, onArrange }: Props) {
  const { t } = useTranslation('settings');
  const at = ids.indexOf(id);
  const step = (by: number): void => {
    const moved = ids.filter((each) => each !== id);
    moved.splice(at + by, 0, id);
    onArrange(moved);
  };
  return (
    <>
      <ActionIcon aria-label={t('up', { name })} disabled={at <= 0} onClick={() => step(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('down', { name })} disabled={at >= ids.length - 1} onClick={() => step(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </>
  );
}
