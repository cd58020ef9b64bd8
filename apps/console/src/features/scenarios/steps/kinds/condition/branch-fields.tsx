import { ActionIcon, Button, Input, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Branch, Test } from '../../../model/content.js';
import classes from '../../fields/fields.module.css';
import { replaced, without } from '../../logic/move.js';
import { useComplaint } from '../../logic/scope.js';
import { TestFields } from './test-fields.js';

const FRESH: Record<Test['kind'], Test> = {
  variable: { kind: 'variable', name: '', comparison: 'is', value: '' },
  client: { kind: 'client', field: 'name', comparison: 'is', value: '' },
  tag: { kind: 'tag', tagId: 0, has: true },
  channel: { kind: 'channel', channelIds: [] },
  transport: { kind: 'transport', transports: [] },
  working_hours: { kind: 'working_hours', inside: true },
  language: { kind: 'language', languages: [] },
  expression: { kind: 'expression', expression: '' },
};
const KINDS = ['variable', 'client', 'tag', 'channel', 'transport', 'working_hours', 'language', 'expression'] as const;

interface Props {
  branch: Branch;
  /** Its place in the step, for the check's complaints. */
  at: string;
  onChange(branch: Branch): void;
}

/** One branch: its name on the canvas, and when it is taken. */
export function BranchFields({ branch, at, onChange }: Props) {
  const { t } = useTranslation('steps');
  const complaint = useComplaint(`${at}.tests`);
  const change = (tests: Test[]): void => onChange({ ...branch, tests });
  return (
    <div className={classes.stack}>
      <TextInput
        data-title
        label={t('condition.title')}
        placeholder={t('condition.titlePlaceholder')}
        maxLength={200}
        value={branch.title}
        onChange={(event) => onChange({ ...branch, title: event.currentTarget.value })}
      />
      {branch.tests.length > 1 && (
        <NativeSelect
          label={t('condition.match')}
          value={branch.match}
          data={[
            { value: 'all', label: t('condition.all') },
            { value: 'any', label: t('condition.any') },
          ]}
          onChange={(event) => onChange({ ...branch, match: event.currentTarget.value === 'any' ? 'any' : 'all' })}
        />
      )}
      {branch.tests.map((test, index) => (
        <div key={index} className={classes.test} role="group" aria-label={t('condition.testNumbered', { number: index + 1 })}>
          <div className={classes.cardHead}>
            <span className={classes.cardTitle}>{t(`condition.kinds.${test.kind}`)}</span>
            <ActionIcon
              size={26}
              aria-label={t('list.delete', { name: t('condition.testNumbered', { number: index + 1 }) })}
              onClick={() => change(without(branch.tests, index))}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
          <TestFields test={test} at={`${at}.tests.${index}`} onChange={(next) => change(replaced(branch.tests, index, next))} />
        </div>
      ))}
      {branch.tests.length === 0 && !complaint && <p className={classes.told}>{t('condition.noTest')}</p>}
      {complaint && <Input.Error>{complaint}</Input.Error>}
      <div>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />}>
              {t('condition.addTest')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => change([...branch.tests, FRESH[kind]])}>
                {t(`condition.kinds.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
