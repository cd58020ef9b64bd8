import { Button, Input } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transport } from '../../../../../api/channel-types.js';
import { skinOf } from '../../../../../ui/messenger/skin.js';
import { newId } from '../../../model/new-id.js';
import type { MessageStep, StepButton } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { Sortable } from '../../fields/sortable.js';
import { replaced } from '../../logic/move.js';
import { useComplaint } from '../../logic/scope.js';
import { useStrictest } from '../../preview/use-audience.js';
import { ButtonFields } from './button-fields.js';

interface Props {
  step: MessageStep;
  audience: readonly Transport[];
  onChange(step: MessageStep): void;
}

const fresh = (): StepButton => ({ id: newId(), type: 'reply', text: '', description: '', payload: null, target: '', color: null });

/** The buttons under a message, in their order. */
export function ButtonList({ step, audience, onChange }: Props) {
  const { t } = useTranslation('steps');
  const box = useRef<HTMLFieldSetElement>(null);
  const complaint = useComplaint('buttons');
  const limit = useStrictest(audience, ({ limits }) => limits.buttonTitleLength);
  const change = (buttons: StepButton[]): void => onChange({ ...step, buttons });
  const add = (): void => {
    change([...step.buttons, fresh()]);
    requestAnimationFrame(() => [...(box.current?.querySelectorAll<HTMLElement>('[data-title]') ?? [])].at(-1)?.focus());
  };
  return (
    <fieldset ref={box} className={classes.bare}>
      <legend className={classes.legend}>{t('message.buttons')}</legend>
      <div className={classes.choices}>
        <Sortable
          label={t('message.buttons')}
          items={step.buttons}
          keyOf={({ id }) => id}
          titleOf={({ text }, index) => text.trim() || t('button.numbered', { number: index + 1 })}
          onChange={change}
        >
          {(button, index) => (
            <ButtonFields
              button={button}
              at={`buttons.${index}`}
              limit={limit}
              asList={step.list !== null}
              colours={audience.some(({ transport }) => skinOf(transport).colours)}
              onChange={(next) => change(replaced(step.buttons, index, next))}
            />
          )}
        </Sortable>
        {complaint && <Input.Error>{complaint}</Input.Error>}
        <div>
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('button.add')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
