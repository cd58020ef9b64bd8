import { MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../../../api/company.js';
import { changeStaffMember, type StaffMember, type StaffPatch } from '../../../../api/staff.js';
import { fieldErrors } from '../../../../ui/field-errors.js';
import { GroupTicks } from '../../../../ui/people/group-ticks.js';
import { toast } from '../../../../ui/toast.js';
import { SaveBar } from '../../section.js';
import settings from '../../settings.module.css';
import { cardValues, fieldOf, patchOf } from './card-values.js';
import { languageChoices } from './languages.js';
import { RoleField } from './role-field.js';
import { useStaffChange } from './use-staff-change.js';

/** What can be changed of somebody; it takes effect at once, in open windows too. */
export function CardForm({ member }: { member: StaffMember }) {
  const { t, i18n } = useTranslation('operators');
  const { data: company } = useQuery(companyQuery);
  const form = useForm({
    initialValues: cardValues(member),
    validate: { firstName: (name) => (name.trim() ? null : t('firstNameMissing')) },
  });
  const save = useStaffChange(
    (patch: StaffPatch) => changeStaffMember(member.id, patch),
    () => toast(t('saved')),
    (error) => {
      for (const [field, words] of Object.entries(fieldErrors(error))) form.setFieldError(fieldOf(field), words);
    },
  );
  const patch = patchOf(form.values, member);
  const dirty = Object.keys(patch).length > 0;
  const chosen = form.values.languages;
  const languages = useMemo(() => languageChoices(i18n.language, chosen), [i18n.language, chosen]);
  return (
    <form
      className={settings.form}
      onSubmit={form.onSubmit(() => {
        if (dirty) save.mutate(patch);
      })}
      noValidate
    >
      <div className={settings.fields}>
        <TextInput label={t('firstName')} maxLength={100} autoComplete="off" {...form.getInputProps('firstName')} />
        <TextInput label={t('lastName')} maxLength={100} autoComplete="off" {...form.getInputProps('lastName')} />
        <TextInput label={t('phone')} type="tel" maxLength={40} autoComplete="off" {...form.getInputProps('phone')} />
        <RoleField
          member={member}
          value={form.values.role}
          error={form.errors['role']}
          onChange={(role) => {
            form.setFieldValue('role', role);
            form.clearFieldError('role');
          }}
        />
        <NumberInput
          label={t('ownLimit')}
          description={t('ownLimitHint')}
          placeholder={company && t('asCompany', { limit: company.maxOpenDialogs })}
          min={0}
          max={10_000}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('limit')}
          value={form.values.limit}
          onChange={(limit) => form.setFieldValue('limit', typeof limit === 'number' ? limit : '')}
        />
        <MultiSelect
          label={t('languages')}
          description={t('languagesHint')}
          placeholder={chosen.length === 0 ? t('languagesNone') : undefined}
          data={languages}
          searchable
          hidePickedOptions
          maxDropdownHeight={220}
          nothingFoundMessage={t('languageNotFound')}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('languages')}
        />
      </div>
      <GroupTicks
        label={t('groups')}
        description={t('groupsHint')}
        chosen={form.values.groupIds}
        onChange={(ids) => form.setFieldValue('groupIds', ids)}
      />
      <Switch label={t('queue')} description={t('queueHint')} {...form.getInputProps('takesPartInQueue', { type: 'checkbox' })} />
      <SaveBar dirty={dirty} saving={save.isPending} error={save.error} onReset={form.reset} />
    </form>
  );
}
