import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addScenario, SCENARIO_EXAMPLES, type ScenarioExample } from '../../../api/scenarios.js';
import { currentLocale } from '../../../i18n/index.js';
import classes from './list.module.css';
import { useOpenScenario } from './use-open-scenario.js';
import { useScenarioChange } from './use-scenario-change.js';

type From = 'empty' | ScenarioExample;

/** Asks for a name, and whether to begin with nothing or with an example. */
export function NewScenario({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const open = useOpenScenario();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<From>('empty');
  const wanted = name.trim() || (from === 'empty' ? '' : t(`scenarios:example.${from}.name`));
  const add = useScenarioChange(
    () => addScenario(wanted, from === 'empty' ? undefined : { example: from, language: currentLocale() }),
    (scenario) => open(scenario),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted) add.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={t('scenarios:new.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.window} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('scenarios:new.name')}
          placeholder={from === 'empty' ? t('scenarios:new.namePlaceholder') : wanted}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('scenarios:new.from')} value={from} onChange={(value) => setFrom(value as From)}>
          <div className={classes.choices}>
            <Radio value="empty" label={t('scenarios:new.empty')} />
            {SCENARIO_EXAMPLES.map((example) => (
              <Radio
                key={example}
                value={example}
                label={t(`scenarios:example.${example}.name`)}
                description={t(`scenarios:example.${example}.about`)}
              />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.buttons}>
          <Button type="submit" loading={add.isPending} disabled={!wanted}>
            {t('scenarios:new.action')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
