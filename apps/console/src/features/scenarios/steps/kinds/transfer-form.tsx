import { NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery, operatorsQuery } from '../../../../api/company.js';
import type { TransferStep } from '../../model/content.js';
import classes from '../fields/fields.module.css';
import { PickField } from '../fields/pick-field.js';
import { TemplateField } from '../fields/template-field.js';

interface Props {
  step: TransferStep;
  onChange(step: TransferStep): void;
}

const KINDS = ['rules', 'group', 'operator'] as const;

/** To whom the dialog goes, and whether limits and absence count. */
export function TransferForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const { data: operators = [] } = useQuery(operatorsQuery);
  const { data: groups = [] } = useQuery(groupsQuery);
  const { to } = step;
  const setKind = (kind: string): void => {
    if (kind === 'operator') onChange({ ...step, to: { kind, operatorId: operators[0]?.id ?? 0 } });
    else if (kind === 'group') onChange({ ...step, to: { kind, groupId: groups[0]?.id ?? 0 } });
    else onChange({ ...step, to: { kind: 'rules' } });
  };
  return (
    <div className={classes.stack}>
      <NativeSelect
        label={t('transfer.to')}
        description={t(`transfer.${to.kind}Hint`)}
        value={to.kind}
        data={KINDS.map((value) => ({ value, label: t(`transfer.kinds.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      {to.kind === 'operator' && (
        <PickField
          label={t('transfer.operator')}
          field="to"
          value={String(to.operatorId)}
          choices={operators.map(({ id, name }) => ({ value: String(id), label: name }))}
          placeholder={t('transfer.chooseOperator')}
          searchLabel={t('transfer.searchOperator')}
          empty={t('transfer.noOperator')}
          onChange={(value) => onChange({ ...step, to: { kind: 'operator', operatorId: Number(value) } })}
        />
      )}
      {to.kind === 'group' && (
        <PickField
          label={t('transfer.group')}
          field="to"
          value={String(to.groupId)}
          choices={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          placeholder={t('transfer.chooseGroup')}
          searchLabel={t('transfer.searchGroup')}
          empty={t('transfer.noGroup')}
          onChange={(value) => onChange({ ...step, to: { kind: 'group', groupId: Number(value) } })}
        />
      )}
      {to.kind !== 'rules' && (
        <Radio.Group
          label={t('transfer.force')}
          value={step.forceAssign === false ? 'rules' : 'always'}
          onChange={(value) => onChange({ ...step, forceAssign: value === 'rules' ? false : null })}
        >
          <div className={classes.choices}>
            <Radio value="always" label={t('transfer.always')} description={t('transfer.alwaysHint')} />
            <Radio value="rules" label={t('transfer.byRules')} description={t('transfer.byRulesHint')} />
          </div>
        </Radio.Group>
      )}
      <TemplateField
        label={t('transfer.comment')}
        description={t('transfer.commentHint')}
        multiline
        field="comment"
        value={step.comment}
        onChange={(comment) => onChange({ ...step, comment })}
      />
    </div>
  );
}
