import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import { operatorsQuery } from '../../../api/company.js';
import { addGroup, changeWholeGroup, type GroupForm } from '../../../api/staff.js';
import type { OperatorGroup } from '../../../api/types.js';
import { fieldErrors } from '../../../ui/field-errors.js';
import { PickMany } from '../../../ui/people/pick-many.js';
import { useRoleName } from '../../../ui/people/role-names.js';
import { FormWindow } from '../form-window.js';
import settings from '../settings.module.css';
import { useGroupChange } from './use-group-change.js';

/** A group of operators as a form: who is in it, and whose chats come to it. */
export function GroupFormWindow({ group, onClose }: { group: OperatorGroup | null; onClose: () => void }) {
  const { t } = useTranslation('groups');
  const roleName = useRoleName();
  const { data: operators = [] } = useQuery(operatorsQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const form = useForm<GroupForm>({
    initialValues: {
      name: group?.name ?? '',
      autoAssign: group?.autoAssign ?? true,
      operatorIds: group?.operatorIds ?? [],
      channelIds: group?.channelIds ?? [],
    },
    validate: { name: (name) => (name.trim() ? null : t('nameMissing')) },
  });
  const save = useGroupChange((values: GroupForm) => (group ? changeWholeGroup(group.id, values) : addGroup(values)), {
    onDone: onClose,
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  const members = operators.map((operator) => ({
    id: operator.id,
    name: [operator.firstName, operator.lastName].filter(Boolean).join(' '),
    detail: roleName(operator),
  }));
  const { operatorIds, channelIds } = form.values;
  return (
    <FormWindow
      title={t(group ? 'change' : 'add')}
      size="lg"
      saving={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit((values) => save.mutate({ ...values, name: values.name.trim() }))}
      onClose={onClose}
    >
      <TextInput label={t('name')} maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <PickMany
        label={t('members')}
        placeholder={t('findMember')}
        empty={t('noMember')}
        choices={members}
        chosen={operatorIds}
        error={form.errors['operatorIds'] ? String(form.errors['operatorIds']) : undefined}
        onChange={(ids) => form.setFieldValue('operatorIds', ids)}
      />
      {channels.length > 0 && (
        <Checkbox.Group
          label={t('channels')}
          description={t('channelsHint')}
          error={form.errors['channelIds']}
          value={channelIds.map(String)}
          onChange={(ids) => form.setFieldValue('channelIds', ids.map(Number))}
        >
          <div className={settings.radios}>
            {channels.map(({ id, name, phone }) => (
              <Checkbox key={id} value={String(id)} label={phone ? `${name} · ${phone}` : name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Switch label={t('autoAssign')} description={t('autoAssignHint')} {...form.getInputProps('autoAssign', { type: 'checkbox' })} />
    </FormWindow>
  );
}
