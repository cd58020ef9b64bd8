import { ActionIcon, Button, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSettings, Variable } from '../../model/content.js';
import { useDesigner, useWorkshop } from '../workshop.js';
import classes from './panes.module.css';

/** What holds for the whole scenario. */
export function SettingsPane() {
  const { t } = useTranslation('scenarios');
  return (
    <div className={classes.form}>
      <h2 className={classes.heading}>{t('pane.settings')}</h2>
      <Behaviour />
      <Variables />
    </div>
  );
}

function Behaviour() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const settings = useDesigner(({ content }) => content.settings);
  const change = (patch: Partial<ScenarioSettings>): void => {
    const { content, change: apply } = designer.getState();
    apply({ ...content, settings: { ...content.settings, ...patch } });
  };
  return (
    <>
      <Radio.Group
        label={t('settings.whileOperator')}
        value={settings.whileOperator}
        onChange={(value) => change({ whileOperator: value as ScenarioSettings['whileOperator'] })}
      >
        <div className={classes.choices}>
          {(['silent', 'answer'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`settings.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group
        label={t('settings.giveBack')}
        value={settings.giveBack}
        onChange={(value) => change({ giveBack: value as ScenarioSettings['giveBack'] })}
      >
        <div className={classes.choices}>
          {(['by_hand', 'on_close'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`settings.${value}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

function Variables() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const variables = useDesigner(({ content }) => content.variables);
  const change = (next: Variable[], group?: string): void => {
    const { content, change: apply } = designer.getState();
    apply({ ...content, variables: next }, group);
  };
  const edit = (index: number, patch: Partial<Variable>): void =>
    change(
      variables.map((variable, at) => (at === index ? { ...variable, ...patch } : variable)),
      `variable ${index} ${Object.keys(patch).join()}`,
    );
  return (
    <section className={classes.section} aria-labelledby="variables-title">
      <h3 className={classes.subheading} id="variables-title">
        {t('settings.variables')}
      </h3>
      <p className={classes.note}>{t('settings.variablesText')}</p>
      {variables.map((variable, index) => (
        <div key={index} className={classes.variable} role="group" aria-label={variable.name || t('settings.variable')}>
          <TextInput
            label={t('settings.variableName')}
            maxLength={64}
            value={variable.name}
            error={variable.name === '' || /^[A-Za-z_]\w*$/.test(variable.name) ? null : t('settings.variableNameWrong')}
            onChange={(event) => edit(index, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('settings.variableValue')}
            value={variable.value}
            onChange={(event) => edit(index, { value: event.currentTarget.value })}
          />
          <TextInput
            className={classes.variableNote}
            label={t('settings.variableNote')}
            maxLength={1000}
            value={variable.note}
            onChange={(event) => edit(index, { note: event.currentTarget.value })}
          />
          <ActionIcon
            className={classes.variableRemove}
            aria-label={t('settings.removeVariable', { name: variable.name })}
            onClick={() => change(variables.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => change([...variables, { name: '', value: '', note: '' }])}
      >
        {t('settings.addVariable')}
      </Button>
    </section>
  );
}
