import { useTranslation } from 'react-i18next';
import type { MessageStep, RatingStep } from '../../model/content.js';
import classes from '../fields/fields.module.css';
import { TemplateField } from '../fields/template-field.js';
import { VariableName } from '../fields/variable-name.js';
import { TakeoverField, WaitFields } from '../fields/wait-fields.js';
import { ChannelPreview } from '../preview/channel-preview.js';

interface Props {
  step: RatingStep;
  onChange(step: RatingStep): void;
}

const MARKS: MessageStep['buttons'] = ['5', '4', '3', '2', '1'].map((text) => ({
  ...{ id: text, type: 'reply', text, description: '', payload: null, target: '', color: null },
}));

/** The question for a mark from 1 to 5. */
export function RatingForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  return (
    <div className={classes.stack}>
      <TemplateField
        label={t('rating.text')}
        description={t('rating.textHint')}
        multiline
        field="text"
        value={step.text}
        onChange={(text) => onChange({ ...step, text })}
      />
      <VariableName
        label={t('rating.variable')}
        description={t('rating.variableHint')}
        field="variable"
        optional
        value={step.variable}
        onChange={(variable) => onChange({ ...step, variable })}
      />
      <WaitFields wait={step.wait} onChange={(wait) => onChange({ ...step, wait })} />
      <TakeoverField step={step} onChange={(takeover) => onChange({ ...step, takeover })} />
      <ChannelPreview message={{ text: step.text, file: null, buttons: MARKS, list: null }} />
    </div>
  );
}
