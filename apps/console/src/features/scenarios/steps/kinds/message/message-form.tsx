import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MessageStep } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { TemplateField } from '../../fields/template-field.js';
import { TakeoverField, WaitFields } from '../../fields/wait-fields.js';
import { useComplaint } from '../../logic/scope.js';
import { ChannelPreview } from '../../preview/channel-preview.js';
import { useAudience, useStrictest } from '../../preview/use-audience.js';
import { ButtonList } from './button-list.js';
import { FileField } from './file-field.js';

interface Props {
  step: MessageStep;
  onChange(step: MessageStep): void;
}

/** What the bot says: a text, a file, buttons, and how long it waits for the answer. */
export function MessageForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const audience = useAudience();
  const limit = useStrictest(audience, ({ limits }) => (step.file && limits.captionLength > 0 ? limits.captionLength : limits.textLength));
  return (
    <div className={classes.stack}>
      <TemplateField
        label={t('message.text')}
        multiline
        field="text"
        limit={limit}
        value={step.text}
        onChange={(text) => onChange({ ...step, text })}
      />
      <FileField file={step.file} onChange={(file) => onChange({ ...step, file })} />
      <ButtonList step={step} audience={audience} onChange={onChange} />
      {step.buttons.some(({ type }) => type === 'reply') && <ListLabel step={step} onChange={onChange} />}
      <ChannelPreview message={step} />
      <Switch
        label={t('message.waits')}
        description={t(step.wait ? 'message.waitsHint' : 'message.goesOnHint')}
        checked={step.wait !== null}
        onChange={(event) => onChange({ ...step, wait: event.currentTarget.checked ? { timeoutSeconds: null } : null })}
      />
      {step.wait && <WaitFields wait={step.wait} onChange={(wait) => onChange({ ...step, wait })} />}
      {step.wait && <TakeoverField step={step} onChange={(takeover) => onChange({ ...step, takeover })} />}
    </div>
  );
}

/** Buttons behind one, where the channel has lists. */
function ListLabel({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const complaint = useComplaint('list.label');
  return (
    <>
      <Switch
        label={t('message.list')}
        description={t('message.listHint')}
        checked={step.list !== null}
        onChange={(event) => onChange({ ...step, list: event.currentTarget.checked ? { label: t('message.listUsual') } : null })}
      />
      {step.list && (
        <TextInput
          label={t('message.listLabel')}
          maxLength={20}
          value={step.list.label}
          error={complaint ?? (step.list.label.trim() === '' ? t('message.listLabelMissing') : null)}
          onChange={(event) => onChange({ ...step, list: { label: event.currentTarget.value } })}
        />
      )}
    </>
  );
}
