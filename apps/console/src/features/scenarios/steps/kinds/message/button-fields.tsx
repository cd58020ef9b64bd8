import { Button, Collapse, NativeSelect } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ButtonColor, StepButton } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { TemplateField } from '../../fields/template-field.js';
import { payloadLine } from '../../logic/payload-line.js';
import { useScope } from '../../logic/scope.js';
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

/** One button: what it says, and what a press does; what is seldom needed opens below. */
export function ButtonFields(props: Props) {
  const { button, at, limit, onChange } = props;
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
      <More {...props} />
    </div>
  );
}

function More({ button, at, asList, colours, onChange }: Props) {
  const { t } = useTranslation('steps');
  const id = useId();
  const { complaints } = useScope();
  const [opened, setOpened] = useState(false);
  const reply = button.type === 'reply';
  // What the check objects to must be in sight.
  const shown = opened || complaints.some(({ field }) => field?.startsWith(`${at}.payload`) || field === `${at}.description`);
  if (!reply && !colours) return null;
  const Icon = shown ? IconChevronUp : IconChevronDown;
  return (
    <>
      <div className={classes.more}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={shown}
          aria-controls={id}
          rightSection={<Icon size={14} />}
          onClick={() => setOpened(!shown)}
        >
          {t(reply ? 'button.more' : 'button.color')}
        </Button>
        {!shown && button.payload && <code className={classes.line}>{payloadLine(button.payload)}</code>}
      </div>
      <Collapse id={id} expanded={shown} transitionDuration={0}>
        <div className={classes.stack}>
          {reply && <PayloadFields button={button} at={at} onChange={(payload) => onChange({ ...button, payload })} />}
          {reply && asList && (
            <TemplateField
              label={t('button.description')}
              field={`${at}.description`}
              value={button.description}
              onChange={(description) => onChange({ ...button, description })}
            />
          )}
          {colours && (
            <NativeSelect
              label={t('button.color')}
              description={t('button.colorHint')}
              value={button.color ?? 'none'}
              data={['none' as const, ...COLORS].map((value) => ({ value, label: t(`button.colors.${value}`) }))}
              onChange={(event) => onChange({ ...button, color: COLORS.find((each) => each === event.currentTarget.value) ?? null })}
            />
          )}
        </div>
      </Collapse>
    </>
  );
}
