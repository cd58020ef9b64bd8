import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPLY_CHECKS, type ReplyStep } from '../../model/content.js';
import classes from '../fields/fields.module.css';
import { TemplateField } from '../fields/template-field.js';
import { VariableName } from '../fields/variable-name.js';
import { TakeoverField, WaitFields } from '../fields/wait-fields.js';
import { tryPattern } from '../logic/pattern.js';
import { useComplaint } from '../logic/scope.js';

interface Props {
  step: ReplyStep;
  onChange(step: ReplyStep): void;
}

/** The client's words: where they are kept, what they must be like, what is said when they aren't. */
export function ReplyForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const attempts = useComplaint('attempts');
  return (
    <div className={classes.stack}>
      <VariableName
        label={t('reply.variable')}
        description={t('reply.variableHint')}
        field="variable"
        value={step.variable}
        onChange={(variable) => onChange({ ...step, variable })}
      />
      <NativeSelect
        label={t('reply.check')}
        description={t(`reply.checks.${step.check}Hint`)}
        value={step.check}
        data={REPLY_CHECKS.map((value) => ({ value, label: t(`reply.checks.${value}`) }))}
        onChange={(event) => onChange({ ...step, check: REPLY_CHECKS.find((each) => each === event.currentTarget.value) ?? 'any' })}
      />
      {step.check === 'pattern' && <PatternFields pattern={step.pattern} onChange={(pattern) => onChange({ ...step, pattern })} />}
      {step.check !== 'any' && (
        <>
          <TemplateField
            label={t('reply.retryText')}
            description={t('reply.retryTextHint')}
            multiline
            field="retryText"
            value={step.retryText}
            onChange={(retryText) => onChange({ ...step, retryText })}
          />
          <NumberInput
            label={t('reply.attempts')}
            description={t('reply.attemptsHint')}
            min={1}
            max={20}
            allowDecimal={false}
            value={step.attempts}
            error={attempts}
            onChange={(value) => typeof value === 'number' && onChange({ ...step, attempts: value })}
          />
        </>
      )}
      <WaitFields wait={step.wait} onChange={(wait) => onChange({ ...step, wait })} />
      <TakeoverField step={step} onChange={(takeover) => onChange({ ...step, takeover })} />
    </div>
  );
}

/** A regular expression with a field to try it on. */
function PatternFields({ pattern, onChange }: { pattern: string; onChange: (pattern: string) => void }) {
  const { t } = useTranslation('steps');
  const complaint = useComplaint('pattern');
  const [sample, setSample] = useState('');
  const [tried, setTried] = useState<{ error: string | null; fits: boolean } | null>(null);
  useEffect(() => {
    let gone = false;
    void tryPattern(pattern, sample).then((result) => gone || setTried(result));
    return () => {
      gone = true;
    };
  }, [pattern, sample]);
  const wrong = pattern === '' ? t('reply.patternMissing') : tried?.error ? t('reply.patternWrong', { detail: tried.error }) : null;
  return (
    <>
      <TextInput
        label={t('reply.pattern')}
        description={t('reply.patternHint')}
        placeholder="[A-Z]{2}-\d{4}"
        classNames={{ input: classes.mono }}
        spellCheck={false}
        maxLength={500}
        value={pattern}
        error={wrong ?? complaint}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div>
        <TextInput label={t('reply.try')} value={sample} onChange={(event) => setSample(event.currentTarget.value)} />
        {sample !== '' && tried && !wrong && (
          <p className={tried.fits ? classes.ok : classes.told} role="status">
            {t(tried.fits ? 'reply.fits' : 'reply.fitsNot')}
          </p>
        )}
      </div>
    </>
  );
}
