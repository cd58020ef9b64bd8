import { ColorInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { addTag, changeTag, type Tag, type TagGroup } from '../../../api/tags.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { FormWindow } from '../form-window.js';
import rows from '../rows.module.css';
import { useTagChange } from './use-tag-change.js';

/** Readable on dark text each; the last is for dark backgrounds. */
const SWATCHES = ['#d6e4ff', '#d1f2e0', '#fff0c2', '#ffd9d6', '#ead9ff', '#e4e7ec', '#0b677d', '#1d2939', '#ffffff'];

/** A tag as a form: a new one, or one that is there already. */
export function TagWindow({ tag, groups, onClose }: { tag: Tag | null; groups: TagGroup[]; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: {
      label: tag?.label ?? '',
      description: tag?.description ?? '',
      groupId: tag?.groupId ? String(tag.groupId) : '',
      backgroundColor: `#${tag?.backgroundColor ?? 'd6e4ff'}`,
      textColor: `#${tag?.textColor ?? '1d2939'}`,
    },
    validate: { label: (label) => (label.trim() ? null : t('tags.labelMissing')) },
  });
  const { label, description, groupId, backgroundColor, textColor } = form.values;
  const fields = {
    ...{ label, description, groupId: groupId === '' ? null : Number(groupId) },
    ...{ backgroundColor: bare(backgroundColor), textColor: bare(textColor) },
  };
  const save = useTagChange((values: typeof fields) => (tag ? changeTag(tag.id, values) : addTag(values)), {
    onDone: onClose,
    onRefused: (error) => isApiError(error) && form.setErrors(error.byField),
  });
  const color = { format: 'hex', swatches: SWATCHES, swatchesPerRow: 9, withEyeDropper: false } as const;
  return (
    <FormWindow
      title={tag ? t('tags.change') : t('tags.add')}
      saving={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit(() => save.mutate(fields))}
      onClose={onClose}
    >
      <TextInput label={t('tags.label')} maxLength={60} data-autofocus {...form.getInputProps('label')} />
      <TextInput label={t('tags.description')} maxLength={500} {...form.getInputProps('description')} />
      <Select
        label={t('tags.group')}
        allowDeselect={false}
        data={[{ value: '', label: t('tags.noGroup') }, ...groups.map(({ id, name }) => ({ value: String(id), label: name }))]}
        {...form.getInputProps('groupId')}
      />
      <div className={rows.colors}>
        <ColorInput label={t('tags.background')} {...color} {...form.getInputProps('backgroundColor')} />
        <ColorInput label={t('tags.textColor')} {...color} {...form.getInputProps('textColor')} />
      </div>
      <div>
        <TagChip tag={{ ...fields, label: label.trim() || t('tags.sample') }} />
      </div>
    </FormWindow>
  );
}

const bare = (color: string): string => color.replace('#', '').toLowerCase();
