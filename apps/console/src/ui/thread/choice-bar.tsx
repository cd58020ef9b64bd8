import { Button } from '@mantine/core';
import { IconCornerUpRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionId } from '../actions/definitions.js';
import { useAction } from '../actions/registry.js';
import { endChoice, useChoice } from './choosing.js';
import classes from './choice.module.css';

interface Props {
  thread: string;
  /** Whose key forwards what was chosen. */
  action: ActionId;
  /** With the messages in the order in which they were written. */
  onForward(ids: number[]): void;
}

/** What is to be done with the messages that were chosen; there only while some are being chosen. */
export function ChoiceBar(props: Props) {
  const { thread } = props;
  const choosing = useChoice((choice) => choice.thread === thread);
  // Whoever leaves the thread does not choose in it any more.
  useEffect(() => () => endChoice(thread), [thread]);
  return choosing ? <Bar {...props} /> : null;
}

/** The bar and the boxes go with the choice: the focus is to stay with the message, or in the thread. */
function backToThread(): void {
  const message = document.activeElement?.closest<HTMLElement>('[data-message-id]');
  (message ?? document.querySelector<HTMLElement>('[data-region="thread"] [data-region-focus]'))?.focus();
}

function Bar({ action, onForward }: Props) {
  const { t } = useTranslation('thread');
  const count = useChoice(({ ids }) => ids.length);
  const forward = (): void => {
    backToThread();
    onForward(useChoice.getState().ids.toSorted((a, b) => a - b));
  };
  useAction(action, forward, count > 0);
  const cancel = (): void => {
    backToThread();
    endChoice();
  };
  useAction('general.escape', cancel);
  return (
    <div className={classes.bar} role="group" aria-label={t('choice.label')}>
      <span role="status">{t('choice.count', { count })}</span>
      <span className={classes.hint}>{t('choice.hint')}</span>
      <Button size="xs" leftSection={<IconCornerUpRight size={15} />} disabled={count === 0} onClick={forward}>
        {t('choice.forward')}
      </Button>
      <Button size="xs" variant="default" onClick={cancel}>
        {t('ui:cancel')}
      </Button>
    </div>
  );
}
