import { ActionIcon, Popover } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList, type PickGroup } from '../../../../ui/pick-list.js';
import { HelpLink } from '../help/help-link.js';
import { useScope } from '../logic/scope.js';
import classes from './fields.module.css';

interface Props {
  label: string;
  secrets: readonly string[];
  onPick(path: string): void;
}

const GROUPS = ['own', 'client', 'dialog', 'company', 'http'] as const;

/** Everything that can be put into a text, by groups; where it comes from stands beside it. */
export function VariableMenu({ label, secrets, onPick }: Props) {
  const { t } = useTranslation('steps');
  const { variables } = useScope();
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const fits = (path: string): boolean => path.toLowerCase().includes(search.trim().toLowerCase());
  const item = (path: string, note: string | null) => ({
    key: path,
    content: (
      <span className={classes.variable}>
        <code>{path}</code>
        {note && <small>{note}</small>}
      </span>
    ),
    onPick: () => {
      setOpened(false);
      onPick(path);
    },
  });
  const note = (path: string): string | null => t(`variable.${path.replaceAll('.', '_')}`, { defaultValue: '' }) || null;
  const groups: PickGroup[] = GROUPS.map((group) => ({
    title: t(`variableGroup.${group}`),
    items: variables
      .filter((each) => each.group === group && fits(`${each.path} ${each.name ?? ''}`))
      .map(({ path, name }) => item(path, name ?? (group === 'own' ? null : note(path)))),
  }));
  const hidden = secrets.map((name) => `secrets.${name}`).filter(fits);
  if (hidden.length > 0) groups.push({ title: t('variableGroup.secrets'), items: hidden.map((path) => item(path, null)) });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon size={26} aria-label={label} title={t('template.insert')} onClick={() => setOpened(!opened)}>
          <IconBraces size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <PickList
          label={t('template.insert')}
          placeholder={t('template.search')}
          search={search}
          onSearch={setSearch}
          groups={groups}
          empty={t('template.noVariable')}
        />
        <div className={classes.menuFoot}>
          <HelpLink />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
