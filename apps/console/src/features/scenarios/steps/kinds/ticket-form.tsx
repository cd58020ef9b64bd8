import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TicketStep } from '../../model/content.js';
import classes from '../fields/fields.module.css';
import { TemplateField } from '../fields/template-field.js';
import { VariableName } from '../fields/variable-name.js';

interface Props {
  step: TicketStep;
  onChange(step: TicketStep): void;
}

const PRIORITIES = ['low', 'normal', 'high'] as const;

/** The ticket that is opened for the client. */
export function TicketForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  return (
    <div className={classes.stack}>
      <TemplateField
        label={t('ticket.subject')}
        field="subject"
        value={step.subject}
        onChange={(subject) => onChange({ ...step, subject })}
      />
      <TemplateField
        label={t('ticket.description')}
        multiline
        field="description"
        value={step.description}
        onChange={(description) => onChange({ ...step, description })}
      />
      <NativeSelect
        label={t('ticket.priority')}
        value={step.priority}
        data={PRIORITIES.map((value) => ({ value, label: t(`ticket.priorities.${value}`) }))}
        onChange={(event) => onChange({ ...step, priority: PRIORITIES.find((each) => each === event.currentTarget.value) ?? 'normal' })}
      />
      <VariableName
        label={t('ticket.variable')}
        description={t('ticket.variableHint')}
        field="variable"
        optional
        value={step.variable}
        onChange={(variable) => onChange({ ...step, variable })}
      />
    </div>
  );
}
