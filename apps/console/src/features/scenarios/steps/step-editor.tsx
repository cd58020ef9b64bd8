import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Complaint } from '../model/complaint.js';
import type { ScenarioContent, Step } from '../model/content.js';

export interface StepEditorProps {
  step: Step;
  /** The whole scenario: its variables, and the steps that can be led to. */
  content: ScenarioContent;
  onChange: (step: Step) => void;
  /** Those of this step. */
  complaints: Complaint[];
}

/** The form of one step; which one goes by its kind. */
export function StepEditor({ step, onChange }: StepEditorProps) {
  const { t } = useTranslation('scenarios');
  return (
    <TextInput
      label={t('designer.title')}
      value={step.title}
      onChange={(event) => onChange({ ...step, title: event.currentTarget.value })}
    />
  );
}
