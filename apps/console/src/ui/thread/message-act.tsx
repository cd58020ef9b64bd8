import { ActionIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { HintTooltip } from '../actions/action-button.js';
import type { ActionId } from '../actions/definitions.js';

interface Props {
  icon: Icon;
  label: string;
  action?: ActionId;
  /** Only those of the message that has the focus are walked through. */
  tabbable: boolean;
  onClick(event: MouseEvent): void;
}

/** One thing that can be done with a message. */
export function MessageAct({ icon: ActIcon, label, action, tabbable, onClick }: Props) {
  return (
    <HintTooltip label={label} action={action}>
      <ActionIcon size={26} tabIndex={tabbable ? 0 : -1} aria-label={label} onClick={onClick}>
        <ActIcon size={15} />
      </ActionIcon>
    </HintTooltip>
  );
}
