import { ActionIcon, Textarea } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Another message is edited: the field takes the focus, behind its last letter. */
  messageId: number;
  text: string;
  /** What stands above the field: that one edits, or that it is too long. */
  note: string;
  tooLong: boolean;
  onChange(text: string): void;
  onSave(): void;
  onCancel(): void;
}

/** In the place of the composer while a message is changed: Enter saves, Escape leaves it as it was. */
export function EditField({ field, messageId, text, note, tooLong, onChange, onSave, onCancel }: Props) {
  const { t } = useTranslation('composer');
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, [field, messageId]);
  const key = (event: KeyboardEvent): void => {
    const enter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!enter && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (enter) onSave();
    else onCancel();
  };
  return (
    <>
      <div className={classes.bar} data-tone="plain">
        <IconPencil size={15} aria-hidden />
        <span className={classes.barText}>{note}</span>
      </div>
      <div className={classes.line}>
        <ActionIcon aria-label={t('editCancel')} title={t('editCancel')} onClick={onCancel}>
          <IconX size={19} stroke={1.75} />
        </ActionIcon>
        <Textarea
          ref={field}
          className={classes.field}
          classNames={{ input: classes.input }}
          autosize
          minRows={1}
          maxRows={9}
          variant="unstyled"
          data-region-focus
          aria-label={t('editField')}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={key}
        />
        <ActionIcon
          variant="filled"
          color="petrol"
          size={34}
          aria-label={t('editSave')}
          title={t('editSave')}
          disabled={tooLong}
          onClick={onSave}
        >
          <IconCheck size={18} stroke={2} />
        </ActionIcon>
      </div>
    </>
  );
}
