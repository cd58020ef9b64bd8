import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimButton, SimMessage } from '../model/sim-types.js';
import classes from './phone.module.css';

interface ListSheetProps {
  message: SimMessage;
  onPress: (button: SimButton) => void;
  onClose: () => void;
}

/** The rows of a message's list, one of which is chosen. */
export function ListSheet({ message, onPress, onClose }: ListSheetProps) {
  const { t } = useTranslation('simulator');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div role="group" aria-label={t('bubble.list')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className={classes.sheetHead}>
        <span>{t('bubble.list')}</span>
        <button type="button" className={classes.round} aria-label={t('bubble.closeList')} onClick={onClose}>
          <IconX size={18} />
        </button>
      </div>
      <div className={classes.listRows}>
        {message.buttons?.map((button, index) => (
          <button
            key={button.payload}
            ref={index === 0 ? first : undefined}
            type="button"
            className={classes.listRow}
            onClick={() => onPress(button)}
          >
            {button.title}
          </button>
        ))}
      </div>
    </div>
  );
}
