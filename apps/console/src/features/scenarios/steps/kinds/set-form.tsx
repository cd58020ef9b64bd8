import { Button, Menu, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change, SetStep } from '../../model/content.js';
import { ClientFieldChoice } from '../fields/client-field-choice.js';
import { ExpressionField } from '../fields/expression-field.js';
import classes from '../fields/fields.module.css';
import { Sortable } from '../fields/sortable.js';
import { TagChoice } from '../fields/tag-choice.js';
import { TemplateField } from '../fields/template-field.js';
import { VariableName } from '../fields/variable-name.js';
import { replaced } from '../logic/move.js';

interface Props {
  step: SetStep;
  onChange(step: SetStep): void;
}

const FRESH: Record<Change['kind'], Change> = {
  variable: { kind: 'variable', name: '', value: '', expression: null },
  tag: { kind: 'tag', tagId: 0, assign: true },
  client: { kind: 'client', field: 'name', value: '' },
};

/** Values, tags and fields of the client that this step changes, in their order. */
export function SetForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const change = (changes: Change[]): void => onChange({ ...step, changes });
  const titleOf = (each: Change, index: number): string =>
    each.kind === 'variable' && each.name ? each.name : t('set.numbered', { kind: t(`set.kinds.${each.kind}`), number: index + 1 });
  return (
    <div className={classes.stack}>
      {step.changes.length === 0 && <p className={classes.hint}>{t('set.none')}</p>}
      <Sortable label={t('set.changes')} items={step.changes} keyOf={(_, index) => String(index)} titleOf={titleOf} onChange={change}>
        {(each, index) => (
          <ChangeFields change={each} at={`changes.${index}`} onChange={(next) => change(replaced(step.changes, index, next))} />
        )}
      </Sortable>
      <div>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />}>
              {t('set.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['variable', 'tag', 'client'] as const).map((kind) => (
              <Menu.Item key={kind} onClick={() => change([...step.changes, FRESH[kind]])}>
                {t(`set.kinds.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function ChangeFields({ change, at, onChange }: { change: Change; at: string; onChange: (change: Change) => void }) {
  const { t } = useTranslation('steps');
  switch (change.kind) {
    case 'variable':
      return <VariableChange change={change} at={at} onChange={onChange} />;
    case 'tag':
      return (
        <div className={classes.stack}>
          <NativeSelect
            label={t('set.tagDoes')}
            value={change.assign ? 'assign' : 'take'}
            data={[
              { value: 'assign', label: t('set.assign') },
              { value: 'take', label: t('set.take') },
            ]}
            onChange={(event) => onChange({ ...change, assign: event.currentTarget.value === 'assign' })}
          />
          <TagChoice field={`${at}.tagId`} value={change.tagId} onChange={(tagId) => onChange({ ...change, tagId })} />
        </div>
      );
    case 'client':
      return (
        <div className={classes.stack}>
          <ClientFieldChoice field={`${at}.field`} value={change.field} written onChange={(field) => onChange({ ...change, field })} />
          <TemplateField
            label={t('set.value')}
            field={`${at}.value`}
            value={change.value}
            onChange={(value) => onChange({ ...change, value })}
          />
        </div>
      );
  }
}

interface VariableChangeProps {
  change: Extract<Change, { kind: 'variable' }>;
  at: string;
  onChange(change: Change): void;
}

function VariableChange({ change, at, onChange }: VariableChangeProps) {
  const { t } = useTranslation('steps');
  return (
    <div className={classes.stack}>
      <VariableName label={t('set.name')} field={`${at}.name`} value={change.name} onChange={(name) => onChange({ ...change, name })} />
      <NativeSelect
        label={t('set.how')}
        description={t(change.expression === null ? 'set.textHint' : 'set.expressionHint')}
        value={change.expression === null ? 'text' : 'expression'}
        data={[
          { value: 'text', label: t('set.text') },
          { value: 'expression', label: t('set.expression') },
        ]}
        onChange={(event) => onChange({ ...change, value: '', expression: event.currentTarget.value === 'text' ? null : '' })}
      />
      {change.expression === null ? (
        <TemplateField
          label={t('set.value')}
          field={`${at}.value`}
          value={change.value}
          onChange={(value) => onChange({ ...change, value })}
        />
      ) : (
        <ExpressionField
          label={t('set.expression')}
          field={`${at}.expression`}
          value={change.expression}
          onChange={(expression) => onChange({ ...change, expression })}
        />
      )}
    </div>
  );
}
