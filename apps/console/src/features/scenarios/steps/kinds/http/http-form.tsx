import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HTTP_METHODS, type HttpStep } from '../../../model/content.js';
import { SecretsLink } from '../../../secrets/secrets-link.js';
import { DurationField } from '../../fields/duration-field.js';
import classes from '../../fields/fields.module.css';
import { PairRows } from '../../fields/pair-rows.js';
import { TemplateField } from '../../fields/template-field.js';
import { TakeoverField } from '../../fields/wait-fields.js';
import { jsonProblem } from '../../logic/json-template.js';
import { useSecretNames, type SecretNames } from '../../logic/use-secret-names.js';
import { SaveRows } from './save-rows.js';

interface Props {
  step: HttpStep;
  onChange(step: HttpStep): void;
}

const BODIES = ['none', 'json', 'form'] as const;

/** A request to another program: what is asked, and what of the answer is kept. */
export function HttpForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const secrets = useSecretNames();
  return (
    <div className={classes.stack}>
      <NativeSelect
        label={t('http.method')}
        value={step.method}
        data={[...HTTP_METHODS]}
        onChange={(event) => onChange({ ...step, method: HTTP_METHODS.find((each) => each === event.currentTarget.value) ?? 'GET' })}
      />
      <TemplateField
        label={t('http.url')}
        placeholder="https://shop.example.com/orders/{{ number }}"
        field="url"
        mono
        secrets={secrets}
        error={addressProblem(step.url) ? t('http.urlWrong') : null}
        value={step.url}
        onChange={(url) => onChange({ ...step, url })}
      />
      <PairRows
        label={t('http.headers')}
        field="headers"
        add={t('http.addHeader')}
        nameLabel={t('http.header')}
        valueLabel={t('http.value')}
        secrets={secrets}
        pairs={step.headers}
        onChange={(headers) => onChange({ ...step, headers })}
      />
      <p className={classes.hint}>
        {t('http.secretsHint')} <SecretsLink />
      </p>
      <BodyFields step={step} secrets={secrets} onChange={onChange} />
      <DurationField
        label={t('http.timeout')}
        field="timeoutSeconds"
        most={60}
        seconds={step.timeoutSeconds}
        onChange={(timeoutSeconds) => onChange({ ...step, timeoutSeconds })}
      />
      <SaveRows rows={step.save} onChange={(save) => onChange({ ...step, save })} />
      <TakeoverField step={step} onChange={(takeover) => onChange({ ...step, takeover })} />
    </div>
  );
}

/** Something that no value of a variable can make an address. */
const addressProblem = (url: string): boolean => url !== '' && !/^(?:https?:\/\/[^\s/]|\{\{|\{%)/i.test(url.trim());

function BodyFields({ step, secrets, onChange }: Props & { secrets: SecretNames }) {
  const { t } = useTranslation('steps');
  const { body } = step;
  if (step.method === 'GET' || step.method === 'DELETE') {
    if (body.kind === 'none') return null;
  }
  const problem = body.kind === 'json' ? jsonProblem(body.text) : null;
  return (
    <>
      <NativeSelect
        label={t('http.body')}
        value={body.kind}
        data={BODIES.map((value) => ({ value, label: t(`http.bodies.${value}`) }))}
        onChange={(event) =>
          onChange({ ...step, body: { ...body, kind: BODIES.find((each) => each === event.currentTarget.value) ?? 'none' } })
        }
      />
      {body.kind !== 'none' && (
        <TemplateField
          label={t(`http.bodyText.${body.kind}`)}
          description={t(`http.bodyHint.${body.kind}`)}
          placeholder={body.kind === 'json' ? '{ "order": "{{ number }}" }' : 'order={{ number }}'}
          multiline
          mono
          field="body.text"
          secrets={secrets}
          error={problem === null ? null : t('http.jsonWrong', { detail: problem })}
          value={body.text}
          onChange={(text) => onChange({ ...step, body: { ...body, text } })}
        />
      )}
    </>
  );
}
