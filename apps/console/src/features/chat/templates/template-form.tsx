import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../api/channel-types.js';
import type { Shared } from '../composer/share-menu.js';
import { filledTemplate, problemOf, shownButtons, slotsOf, textOf, tooLong, type Slot, type Values } from './fill-template.js';
import { HeaderFile, type HeaderUpload } from './header-file.js';
import { TemplatePreview } from './template-preview.js';
import classes from './templates.module.css';

interface Props {
  template: ListedTemplate;
  onBack(): void;
  onShare(shared: Shared): void;
}

/** The template's variables and what its buttons carry, beside what the client will see. */
export function TemplateForm({ template, onBack, onShare }: Props) {
  const { t } = useTranslation('chat');
  const [values, setValues] = useState<Values>({});
  const [file, setFile] = useState<HeaderUpload | null>(null);
  const [complained, setComplained] = useState(false);
  const slots = slotsOf(template);
  const kind = template.header && template.header.kind !== 'text' && template.header.kind !== 'location' ? template.header.kind : null;
  const lacksFile = kind !== null && !file?.upload;
  const overlong = tooLong(template, values);
  const complete = slots.every((slot) => problemOf(slot, values[slot.key] ?? '') === null) && !lacksFile && !overlong;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!complete) return setComplained(true);
    const { name, language } = template;
    const buttons = shownButtons(template, values);
    onShare({
      text: textOf(template, values),
      files: file?.upload ? [{ uploadId: file.upload.id, ...file.shown }] : [],
      content: { template: { name, language }, ...(buttons.length > 0 && { buttons }) },
      parts: { template: filledTemplate(template, values) },
    });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Stack gap="sm" className={classes.fields}>
        {kind ? <HeaderFile kind={kind} file={file} lacking={complained && lacksFile} onChange={setFile} /> : null}
        {slots.map((slot, index) => (
          <SlotField
            key={slot.key}
            slot={slot}
            value={values[slot.key] ?? ''}
            complained={complained}
            first={index === 0 && !kind}
            onChange={(value) => setValues((before) => ({ ...before, [slot.key]: value }))}
          />
        ))}
        {slots.length === 0 && !kind ? <p className={classes.hint}>{t('template.nothingToFill')}</p> : null}
        {overlong ? (
          <p className={classes.error} role="alert">
            {t('template.tooLong')}
          </p>
        ) : null}
      </Stack>
      <div className={classes.side}>
        <TemplatePreview template={template} values={values} previewUrl={file?.shown.previewUrl ?? null} />
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button variant="default" onClick={onBack}>
            {t('ui:back')}
          </Button>
          <Button type="submit" autoFocus={slots.length === 0 && !kind}>
            {t('composer.send')}
          </Button>
        </Group>
      </div>
    </form>
  );
}

interface SlotFieldProps {
  slot: Slot;
  value: string;
  /** The operator tried to send: what is missing may be said. */
  complained: boolean;
  first: boolean;
  onChange(value: string): void;
}

function SlotField({ slot, value, complained, first, onChange }: SlotFieldProps) {
  const { t } = useTranslation('chat');
  const problem = problemOf(slot, value);
  const shown = problem && (problem !== 'missing' || complained) ? t(`template.problem.${problem}`, { count: slot.most }) : null;
  const label = slot.button
    ? t(`template.slot.${slot.button.kind}`, { name: slot.name })
    : t(`template.slot.${slot.part}`, { name: slot.name });
  return (
    <TextInput
      autoFocus={first}
      label={label}
      required={slot.required}
      error={shown}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
