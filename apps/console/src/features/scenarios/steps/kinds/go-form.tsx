import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scenariosQuery } from '../../../../api/scenarios.js';
import type { GoStep } from '../../model/content.js';
import classes from '../fields/fields.module.css';
import { PickField } from '../fields/pick-field.js';
import { useStepChoices } from '../logic/use-step-choices.js';

const HERE = 'here';
const START = 'start';

interface Props {
  step: GoStep;
  onChange(step: GoStep): void;
}

/** To another scenario, at its start or at one of its steps; or on within this one. */
export function GoForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const { scenarioId: own } = useParams({ strict: false });
  const { data: scenarios = [] } = useQuery(scenariosQuery);
  const steps = useStepChoices(step.scenarioId);
  return (
    <div className={classes.stack}>
      <PickField
        label={t('go.scenario')}
        field="scenarioId"
        value={step.scenarioId === null ? HERE : String(step.scenarioId)}
        choices={[
          { value: HERE, label: t('go.here') },
          ...scenarios
            .filter(({ id }) => String(id) !== own)
            .map(({ id, name, revision }) => ({ value: String(id), label: name, ...(revision ? {} : { note: t('go.unpublished') }) })),
        ]}
        placeholder={t('go.gone')}
        searchLabel={t('go.searchScenario')}
        empty={t('go.noScenario')}
        onChange={(value) => onChange({ ...step, scenarioId: value === HERE ? null : Number(value), stepId: null })}
      />
      {step.scenarioId === null ? (
        <p className={classes.hint}>{t('go.hereHint')}</p>
      ) : (
        <PickField
          label={t('go.step')}
          field="stepId"
          value={step.stepId ?? START}
          choices={[{ value: START, label: t('go.start') }, ...steps]}
          placeholder={t('go.stepGone')}
          searchLabel={t('go.searchStep')}
          empty={t('go.noStep')}
          onChange={(value) => onChange({ ...step, stepId: value === START ? null : value })}
        />
      )}
    </div>
  );
}
