import { Autocomplete, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { payloadsQuery, type KnownPayload } from '../../../../../api/payloads.js';
import type { StepButton, StepPayload } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { PairRows } from '../../fields/pair-rows.js';
import { payloadLine } from '../../logic/payload-line.js';
import { useComplaint } from '../../logic/scope.js';

/** What the server takes as an action. */
const ACTION = /^[\p{L}\p{M}\p{N}_.:-]{1,64}$/u;
const NOT_OF_AN_ACTION = /[^\p{L}\p{M}\p{N}_.:-]+/gu;

interface Props {
  button: StepButton;
  at: string;
  onChange(payload: StepPayload | null): void;
}

/** What a press brings back: made by itself, or an action with parameters that other scenarios and programs know too. */
export function PayloadFields({ button: { payload }, at, onChange }: Props) {
  const { t } = useTranslation('steps');
  const { data } = useQuery(payloadsQuery);
  const known = data?.items.filter(({ action }) => ACTION.test(action)) ?? [];
  const ofAction = useComplaint(`${at}.payload.action`);
  const ofPayload = useComplaint(`${at}.payload`);
  const complaint = ofAction ?? ofPayload;
  if (!payload) {
    return (
      <div>
        <p className={classes.hint}>{t('payload.ownHint')}</p>
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({ action: '', parameters: [] })}>
          {t('payload.set')}
        </Button>
      </div>
    );
  }
  const choose = (action: string): void => {
    const found = known.find((each) => each.action === action);
    onChange({ action, parameters: withNames(payload.parameters, found) });
  };
  return (
    <div className={classes.stack}>
      <Autocomplete
        label={t('payload.action')}
        description={t('payload.actionHint')}
        classNames={{ input: classes.mono }}
        comboboxProps={{ withinPortal: false }}
        data={known.map(({ action }) => action)}
        limit={8}
        value={payload.action}
        maxLength={64}
        error={complaint ?? (payload.action.trim() === '' ? t('payload.actionMissing') : null)}
        onChange={(action) => onChange({ ...payload, action: action.replace(NOT_OF_AN_ACTION, '_') })}
        onOptionSubmit={choose}
      />
      <PairRows
        label={t('payload.parameters')}
        description={t('payload.parametersHint')}
        field={`${at}.payload.parameters`}
        add={t('payload.addParameter')}
        nameLabel={t('payload.name')}
        valueLabel={t('payload.value')}
        pairs={payload.parameters}
        onChange={(parameters) => onChange({ ...payload, parameters })}
      />
      <p className={classes.hint}>
        {t('payload.line')} <code className={classes.line}>{payloadLine(payload)}</code>
      </p>
      <div>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(null)}>
          {t('payload.own')}
        </Button>
      </div>
    </div>
  );
}

/** A chosen payload brings the names of its parameters along; values that are there already stay. */
function withNames(pairs: StepPayload['parameters'], known: KnownPayload | undefined): StepPayload['parameters'] {
  const missing = known?.parameters.filter((name) => !pairs.some((pair) => pair.name === name)) ?? [];
  return [...pairs, ...missing.map((name) => ({ name, value: '' }))];
}
