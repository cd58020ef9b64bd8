import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { addTagGroup, changeTagGroup, type TagGroup, type TagGroupFields } from '../../../api/tags.js';
import { FormWindow } from '../form-window.js';
import { useTagChange } from './use-tag-change.js';

/** A group of tags as a form. */
export function GroupWindow({ group, onClose }: { group: TagGroup | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const form = useForm<TagGroupFields>({
    initialValues: { name: group?.name ?? '', display: group?.display ?? true },
    validate: { name: (name) => (name.trim() ? null : t('tags.groupMissing')) },
  });
  const save = useTagChange((values: TagGroupFields) => (group ? changeTagGroup(group.id, values) : addTagGroup(values)), {
    onDone: onClose,
    onRefused: (error) => isApiError(error) && form.setErrors(error.byField),
  });
  return (
    <FormWindow
      title={group ? t('tags.changeGroup') : t('tags.addGroup')}
      saving={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
    >
      <TextInput label={t('tags.groupName')} maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <Switch label={t('tags.display')} description={t('tags.displayHint')} {...form.getInputProps('display', { type: 'checkbox' })} />
    </FormWindow>
  );
}
