import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { addMacro, changeMacro, macrosQuery, type Macro, type MacroFields } from '../../../api/macros.js';
import { unknownVariables, type MacroVariable } from '../../../ui/macros/variables.js';
import { FormWindow } from '../form-window.js';
import classes from '../settings.module.css';
import { VariableButtons } from './variable-buttons.js';

/** A quick answer as a form. */
export function MacroWindow({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const missing = (value: string): string | null => (value.trim() ? null : t('macros.missing'));
  const form = useForm<MacroFields>({
    initialValues: { command: macro?.command ?? '', name: macro?.name ?? '', text: macro?.text ?? '' },
    validate: {
      command: (command) => (/^\/?[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(command.trim()) ? null : t('macros.badCommand')),
      name: missing,
      text: missing,
    },
  });
  const save = useMutation({
    mutationFn: (values: MacroFields) => (macro ? changeMacro(macro.id, values) : addMacro(values)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: macrosQuery.queryKey });
      onClose();
    },
    onError: (error) => isApiError(error) && form.setErrors(error.byField),
  });
  const answer = useRef<HTMLTextAreaElement>(null);
  const strange = unknownVariables(form.values.text);
  /** Where the cursor stands. */
  const insert = (variable: MacroVariable): void => {
    const place = `{{${variable}}}`;
    const { selectionStart = form.values.text.length, selectionEnd = selectionStart } = answer.current ?? {};
    form.setFieldValue('text', form.values.text.slice(0, selectionStart) + place + form.values.text.slice(selectionEnd));
    requestAnimationFrame(() => {
      answer.current?.focus();
      answer.current?.setSelectionRange(selectionStart + place.length, selectionStart + place.length);
    });
  };
  return (
    <FormWindow
      title={macro ? t('macros.change') : t('macros.add')}
      saving={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
    >
      <TextInput
        label={t('macros.command')}
        description={t('macros.commandHint')}
        maxLength={40}
        leftSection="/"
        data-autofocus
        {...form.getInputProps('command')}
      />
      <TextInput label={t('macros.name')} maxLength={100} {...form.getInputProps('name')} />
      <Textarea
        ref={answer}
        label={t('macros.answer')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4000}
        {...form.getInputProps('text')}
      />
      <VariableButtons onInsert={insert} />
      {strange.length > 0 && (
        <p className={classes.note} role="status">
          {t('macros.unknownVariables', { names: strange.join(', ') })}
        </p>
      )}
    </FormWindow>
  );
}
