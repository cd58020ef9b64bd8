import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { customFieldsQuery } from '../../../api/custom-fields.js';
import type { Complaint } from '../model/complaint.js';
import type { ScenarioContent, Step } from '../model/content.js';
import { complaintText } from './complaints.js';
import classes from './fields/fields.module.css';
import { HelpLink } from './help/help-link.js';
import { ConditionForm } from './kinds/condition/condition-form.js';
import { DelayForm } from './kinds/delay-form.js';
import { GoForm } from './kinds/go-form.js';
import { HttpForm } from './kinds/http/http-form.js';
import { MessageForm } from './kinds/message/message-form.js';
import { RatingForm } from './kinds/rating-form.js';
import { ReplyForm } from './kinds/reply-form.js';
import { SetForm } from './kinds/set-form.js';
import { TicketForm } from './kinds/ticket-form.js';
import { TransferForm } from './kinds/transfer-form.js';
import { keepExits } from './logic/keep-exits.js';
import { ScopeContext } from './logic/scope.js';
import { useClaims } from './logic/use-claims.js';
import { knownVariables } from './logic/variables.js';

export interface StepEditorProps {
  step: Step;
  /** The whole scenario: its variables, and the steps that can be led to. */
  content: ScenarioContent;
  onChange: (step: Step) => void;
  /** Those of this step. */
  complaints: Complaint[];
}

/** The form of one step; which one goes by its kind. */
export function StepEditor({ step, content, onChange, complaints }: StepEditorProps) {
  const { t } = useTranslation(['steps', 'scenarios']);
  const { claimed, claim } = useClaims();
  const { data: fields } = useQuery(customFieldsQuery);
  const scope = useMemo(
    () => ({ content, variables: knownVariables(content, fields), complaints, claim }),
    [content, fields, complaints, claim],
  );
  const elsewhere = complaints.filter(({ code, field, severity }) => {
    const shown = field != null && Boolean(claimed.get(field));
    // A field says itself, and at once, what nobody sets.
    return !shown || (severity === 'warning' && code !== 'unknown_variable');
  });
  const change = useCallback((next: Step) => onChange(keepExits(next)), [onChange]);
  return (
    <ScopeContext value={scope}>
      {/* Another step is another form: half-typed times and open menus don't go over. */}
      <div key={step.id} className={classes.stack}>
        <StepComplaints complaints={elsewhere} />
        <TextInput
          label={t('steps:title')}
          placeholder={t('steps:titlePlaceholder')}
          maxLength={200}
          value={step.title}
          onChange={(event) => change({ ...step, title: event.currentTarget.value })}
        />
        <KindForm step={step} onChange={change} />
        <p className={classes.hint}>
          <HelpLink />
        </p>
      </div>
    </ScopeContext>
  );
}

/** What is wrong with the step as a whole, or with something that has no field; the rest stands at its field. */
function StepComplaints({ complaints }: { complaints: Complaint[] }) {
  const { t } = useTranslation('steps');
  if (complaints.length === 0) return null;
  return (
    <ul className={classes.complaints}>
      {complaints.map((complaint, index) => (
        <li key={index} data-severity={complaint.severity}>
          {complaintText(complaint, t as TFunction)}
        </li>
      ))}
    </ul>
  );
}

function KindForm({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const { t } = useTranslation('steps');
  switch (step.kind) {
    case 'message':
      return <MessageForm step={step} onChange={onChange} />;
    case 'reply':
      return <ReplyForm step={step} onChange={onChange} />;
    case 'condition':
      return <ConditionForm step={step} onChange={onChange} />;
    case 'set':
      return <SetForm step={step} onChange={onChange} />;
    case 'http':
      return <HttpForm step={step} onChange={onChange} />;
    case 'delay':
      return <DelayForm step={step} onChange={onChange} />;
    case 'go':
      return <GoForm step={step} onChange={onChange} />;
    case 'transfer':
      return <TransferForm step={step} onChange={onChange} />;
    case 'rating':
      return <RatingForm step={step} onChange={onChange} />;
    case 'ticket':
      return <TicketForm step={step} onChange={onChange} />;
    case 'close':
    case 'end':
      return <p className={classes.hint}>{t(`${step.kind}.what`)}</p>;
  }
}
