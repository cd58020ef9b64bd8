import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './tag-chip.module.css';

interface Props {
  tag: { label: string; backgroundColor: string; textColor: string };
  /** How the button is called that takes it off; there is none without. */
  removeLabel?: string;
  onRemove?: () => void;
}

/** A tag in the colours that the company gave it. */
export function TagChip({ tag, removeLabel, onRemove }: Props) {
  return (
    <span className={classes.chip} style={{ backgroundColor: `#${tag.backgroundColor}`, color: `#${tag.textColor}` }}>
      <span className={classes.label}>{tag.label}</span>
      {onRemove ? (
        <ActionIcon size={18} variant="transparent" className={classes.remove} aria-label={removeLabel} onClick={onRemove}>
          <IconX size={12} aria-hidden />
        </ActionIcon>
      ) : null}
    </span>
  );
}
