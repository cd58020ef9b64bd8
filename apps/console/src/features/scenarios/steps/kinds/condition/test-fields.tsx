import { Autocomplete, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COMPARISONS, type Test } from '../../../model/content.js';
import { ClientFieldChoice } from '../../fields/client-field-choice.js';
import { ExpressionField } from '../../fields/expression-field.js';
import classes from '../../fields/fields.module.css';
import { TagChoice } from '../../fields/tag-choice.js';
import { TemplateField } from '../../fields/template-field.js';
import { useComplaint, useScope } from '../../logic/scope.js';
import { rootOf } from '../../logic/template-text.js';
import { ChannelTest, LanguageTest, TransportTest } from './list-tests.js';

interface Props {
  test: Test;
  at: string;
  onChange(test: Test): void;
}

/** What one test asks. */
export function TestFields({ test, at, onChange }: Props) {
  const { t } = useTranslation('steps');
  switch (test.kind) {
    case 'variable':
      return <VariableTest test={test} at={at} onChange={onChange} />;
    case 'client':
      return (
        <div className={classes.stack}>
          <ClientFieldChoice field={`${at}.field`} value={test.field} onChange={(field) => onChange({ ...test, field })} />
          <Comparison test={test} at={at} onChange={onChange} />
        </div>
      );
    case 'tag':
      return (
        <div className={classes.stack}>
          <TagChoice field={`${at}.tagId`} value={test.tagId} onChange={(tagId) => onChange({ ...test, tagId })} />
          <TwoWays
            label={t('condition.has')}
            yes={t('condition.hasTag')}
            no={t('condition.hasNoTag')}
            value={test.has}
            onChange={(has) => onChange({ ...test, has })}
          />
        </div>
      );
    case 'channel':
      return <ChannelTest ids={test.channelIds} at={at} onChange={(channelIds) => onChange({ ...test, channelIds })} />;
    case 'transport':
      return <TransportTest names={test.transports} at={at} onChange={(transports) => onChange({ ...test, transports })} />;
    case 'working_hours':
      return (
        <TwoWays
          label={t('condition.now')}
          yes={t('condition.inside')}
          no={t('condition.outside')}
          value={test.inside}
          onChange={(inside) => onChange({ ...test, inside })}
        />
      );
    case 'language':
      return <LanguageTest languages={test.languages} at={at} onChange={(languages) => onChange({ ...test, languages })} />;
    case 'expression':
      return (
        <ExpressionField
          label={t('condition.expression')}
          placeholder={'order.total > 100 && client.name != ""'}
          field={`${at}.expression`}
          value={test.expression}
          onChange={(expression) => onChange({ ...test, expression })}
        />
      );
  }
}

interface TwoWaysProps {
  label: string;
  yes: string;
  no: string;
  value: boolean;
  onChange(value: boolean): void;
}

function TwoWays({ label, yes, no, value, onChange }: TwoWaysProps) {
  return (
    <NativeSelect
      label={label}
      value={value ? 'yes' : 'no'}
      data={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      onChange={(event) => onChange(event.currentTarget.value === 'yes')}
    />
  );
}

function VariableTest({ test, at, onChange }: { test: Extract<Test, { kind: 'variable' }>; at: string; onChange: (test: Test) => void }) {
  const { t } = useTranslation('steps');
  const { variables } = useScope();
  const complaint = useComplaint(`${at}.name`);
  // What every run knows has tests of its own, or stands in an expression.
  const known = variables.filter(({ group }) => group === 'own').map(({ path }) => path);
  const unknown = test.name !== '' && !known.includes(rootOf(test.name));
  return (
    <div className={classes.stack}>
      <div>
        <Autocomplete
          label={t('condition.variable')}
          classNames={{ input: classes.mono }}
          comboboxProps={{ withinPortal: false }}
          data={known}
          limit={10}
          value={test.name}
          error={complaint ?? (test.name === '' ? t('variableName.missing') : null)}
          onChange={(name) => onChange({ ...test, name: name.trim() })}
        />
        {unknown && !complaint && <p className={classes.told}>{t('template.unknown', { names: test.name })}</p>}
      </div>
      <Comparison test={test} at={at} onChange={onChange} />
    </div>
  );
}

type Compared = Extract<Test, { kind: 'variable' | 'client' }>;

function Comparison({ test, at, onChange }: { test: Compared; at: string; onChange: (test: Test) => void }) {
  const { t } = useTranslation('steps');
  const alone = test.comparison === 'exists' || test.comparison === 'missing';
  return (
    <>
      <NativeSelect
        label={t('condition.comparison')}
        value={test.comparison}
        data={COMPARISONS.map((value) => ({ value, label: t(`comparison.${value}`) }))}
        onChange={(event) => onChange({ ...test, comparison: COMPARISONS.find((each) => each === event.currentTarget.value) ?? 'is' })}
      />
      {!alone && (
        <TemplateField
          label={t('condition.value')}
          field={`${at}.value`}
          value={test.value}
          onChange={(value) => onChange({ ...test, value })}
        />
      )}
    </>
  );
}
