import { useTranslation } from 'react-i18next';
import { toggleChosen, useChoice } from './choosing.js';
import classes from './choice.module.css';

interface Props {
  thread: string;
  messageId: number;
  /** The arrows stand on its message. */
  tabbable: boolean;
}

/** While messages are being chosen, a press anywhere on one chooses it. */
export function ChoiceBox({ thread, messageId, tabbable }: Props) {
  const { t } = useTranslation('thread');
  const isChosen = useChoice(({ ids }) => ids.includes(messageId));
  return (
    <label className={classes.box} data-chosen={isChosen || undefined}>
      <input
        type="checkbox"
        aria-label={t('choice.one')}
        tabIndex={tabbable ? 0 : -1}
        checked={isChosen}
        onChange={() => toggleChosen(thread, messageId)}
        data-choice
      />
    </label>
  );
}

/** Whether messages of the thread are being chosen. */
export const useIsChoosing = (thread: string): boolean => useChoice((choice) => choice.thread === thread);
