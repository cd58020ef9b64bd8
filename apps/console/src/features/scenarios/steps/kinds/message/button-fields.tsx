import { Group, NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ButtonColor, StepButton } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { TemplateField } from '../../fields/template-field.js';
import { PayloadFields } from './payload-fields.js';

interface Props {
  button: StepButton;
  /** Its place in the step, for the check's complaints. */
  at: string;
  limit: { most: number; channel: string } | null;
  asList: boolean;
  colours: boolean;
  onChange(button: StepButton): void;
}

const TYPES = ['reply', 'url', 'phone'] as const;
const COLORS = ['red', 'green', 'blue', 'yellow'] as const satisfies readonly ButtonColor[];

/** One button: what it says, and what a press does. */
export function ButtonFields({ button, at, limit, asList, colours, onChange }: Props) {
  const { t } = useTranslation('steps');
  const { type } = button;
  return (
    <div className={classes.stack}>
      <TemplateField
        label={t('button.title')}
        marks="title"
        field={`${at}.text`}
        limit={limit}
        value={button.text}
        onChange={(text) => onChange({ ...button, text })}
      />
      <NativeSelect
        label={t('button.does')}
        value={type}
        data={TYPES.map((value) => ({ value, label: t(`button.type.${value}`) }))}
        onChange={(event) => {
          const next = TYPES.find((each) => each === event.currentTarget.value) ?? 'reply';
          onChange({ ...button, type: next, payload: next === 'reply' ? button.payload : null });
        }}
      />
      {type !== 'reply' && (
        <TemplateField
          label={t(`button.target.${type}`)}
          placeholder={type === 'url' ? 'https://example.com/orders/{{ order.id }}' : '+74951234567'}
          field={`${at}.target`}
          value={button.target}
          onChange={(target) => onChange({ ...button, target })}
        />
      )}
      {asList && type === 'reply' && (
        <TemplateField
          label={t('button.description')}
          field={`${at}.description`}
          value={button.description}
          onChange={(description) => onChange({ ...button, description })}
        />
      )}
      {colours && (
        <Radio.Group
          label={t('button.color')}
          description={t('button.colorHint')}
          value={button.color ?? 'none'}
          onChange={(value) => onChange({ ...button, color: COLORS.find((each) => each === value) ?? null })}
        >
          <Group gap="sm" mt={6}>
            <Radio size="xs" value="none" label={t('button.noColor')} />
            {COLORS.map((color) => (
              <Radio key={color} size="xs" value={color} label={t(`button.colors.${color}`)} />
            ))}
          </Group>
        </Radio.Group>
      )}
      {type === 'reply' && <PayloadFields button={button} at={at} onChange={(payload) => onChange({ ...button, payload })} />}
    </div>
  );
}
