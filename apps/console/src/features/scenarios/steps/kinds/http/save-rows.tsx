import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HttpStep } from '../../../model/content.js';
import { ExpressionField } from '../../fields/expression-field.js';
import classes from '../../fields/fields.module.css';
import { VariableName } from '../../fields/variable-name.js';
import { replaced, without } from '../../logic/move.js';

type Row = HttpStep['save'][number];

/** What of the answer is kept, each in a variable of its own. */
export function SaveRows({ rows, onChange }: { rows: Row[]; onChange: (rows: Row[]) => void }) {
  const { t } = useTranslation('steps');
  return (
    <fieldset className={classes.bare}>
      <legend className={classes.legend}>{t('http.save')}</legend>
      <p className={classes.hint}>{t('http.saveHint')}</p>
      <div className={classes.choices}>
        {rows.map((row, index) => (
          <div key={index} className={classes.test} role="group" aria-label={t('http.saveNumbered', { number: index + 1 })}>
            <div className={classes.row}>
              <div className={classes.grow}>
                <VariableName
                  label={t('http.saveVariable')}
                  field={`save.${index}.variable`}
                  value={row.variable}
                  onChange={(variable) => onChange(replaced(rows, index, { ...row, variable }))}
                />
              </div>
              <ActionIcon
                size={26}
                aria-label={t('list.delete', { name: row.variable || t('http.saveNumbered', { number: index + 1 }) })}
                onClick={() => onChange(without(rows, index))}
              >
                <IconX size={15} />
              </ActionIcon>
            </div>
            <ExpressionField
              label={t('http.saveExpression')}
              placeholder="response.body.status"
              field={`save.${index}.expression`}
              value={row.expression}
              onChange={(expression) => onChange(replaced(rows, index, { ...row, expression }))}
            />
          </div>
        ))}
      </div>
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...rows, { variable: '', expression: 'response.body' }])}
      >
        {t('http.addSave')}
      </Button>
    </fieldset>
  );
}
