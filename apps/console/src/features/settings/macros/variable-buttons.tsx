import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MACRO_VARIABLES, type MacroVariable } from '../../../ui/macros/variables.js';

/** What an answer may fill in by itself, a button each. */
export function VariableButtons({ onInsert }: { onInsert(variable: MacroVariable): void }) {
  const { t } = useTranslation('settings');
  return (
    <Group gap={6} role="group" aria-label={t('macros.variables')}>
      {MACRO_VARIABLES.map((variable) => (
        <Button key={variable} size="compact-xs" variant="default" title={`{{${variable}}}`} onClick={() => onInsert(variable)}>
          {t(`macros.variable.${variable.replace('.', '_')}`)}
        </Button>
      ))}
    </Group>
  );
}
