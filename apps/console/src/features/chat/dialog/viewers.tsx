import { Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../api/live.js';
import type { Viewer } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import classes from './viewers.module.css';

const NOBODY: Viewer[] = [];

/** The colleagues who look at the same dialog now. */
export function useOtherViewers(dialogId: number, operatorId: number): Viewer[] {
  const viewers = useLive((state) => state.viewers[dialogId]) ?? NOBODY;
  return viewers.some(({ id }) => id === operatorId) ? viewers.filter(({ id }) => id !== operatorId) : viewers;
}

export function Viewers({ dialogId, operatorId }: { dialogId: number; operatorId: number }) {
  const { t } = useTranslation('chat');
  const viewers = useOtherViewers(dialogId, operatorId);
  if (viewers.length === 0) return null;
  const sentence = (viewer: Viewer): string => t(viewer.typing ? 'viewers.typing' : 'viewers.looking', { name: viewer.name });
  return (
    <ul className={classes.viewers} aria-label={t('viewers.label')}>
      {viewers.slice(0, 3).map((viewer) => (
        <Tooltip key={viewer.id} label={sentence(viewer)}>
          <li className={classes.viewer} data-typing={viewer.typing || undefined}>
            <Avatar name={viewer.name} size={26} />
            <span className="visually-hidden">{sentence(viewer)}</span>
            {viewer.typing ? (
              <span className={classes.pen}>
                <IconPencil size={10} />
              </span>
            ) : null}
          </li>
        </Tooltip>
      ))}
      {viewers.length > 3 ? <li className={classes.more}>+{viewers.length - 3}</li> : null}
    </ul>
  );
}
