import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { scenarioContentQuery } from '../../../../api/scenarios.js';
import type { Choice } from '../fields/pick-field.js';
import { stepName } from '../step-summary.js';

/** The steps of another scenario, to choose from; empty until they are known. */
export function useStepChoices(scenarioId: number | null): Choice[] {
  const { t } = useTranslation(['steps', 'scenarios']);
  const { data } = useQuery({ ...scenarioContentQuery(scenarioId ?? 0), enabled: scenarioId !== null });
  return (
    data?.steps.map((step) => ({ value: step.id, label: stepName(step, t as TFunction), note: t(`scenarios:kind.${step.kind}`) })) ?? []
  );
}
