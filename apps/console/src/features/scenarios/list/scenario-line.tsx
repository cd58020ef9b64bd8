import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { duplicateScenario, switchScenario, type ScenarioRow } from '../../../api/scenarios.js';
import { useFormats } from '../../../ui/format.js';
import { toast } from '../../../ui/toast.js';
import { downloadScenario } from './download-scenario.js';
import classes from './list.module.css';
import { StateMark } from './state-mark.js';
import { useScenarioChange } from './use-scenario-change.js';

/** One scenario: a press opens its designer. */
export function ScenarioLine({ row, onDelete }: { row: ScenarioRow; onDelete: () => void }) {
  const { t } = useTranslation('scenarios');
  const formats = useFormats();
  const turn = useScenarioChange((enabled: boolean) => switchScenario(row.id, enabled));
  const isOn = turn.isPending ? turn.variables : row.state === 'published';
  const changed = t(row.updatedBy ? 'list.changedBy' : 'list.changed', { at: formats.short(row.updatedAt), name: row.updatedBy?.name });
  return (
    <li className={classes.row}>
      <Link to="/scenarios/$scenarioId" params={{ scenarioId: String(row.id) }} className={classes.what}>
        <span className={classes.name}>{row.name}</span>
        <StateMark row={row} />
        <span className={classes.facts}>
          {row.triggers.length > 0 ? row.triggers.map((kind) => t(`trigger.${kind}.name`)).join(', ') : t('designer.noTriggers')}
        </span>
        <span className={classes.facts}>{[t('list.steps', { count: row.steps }), changed].join(' · ')}</span>
      </Link>
      <span className={classes.runs} data-some={row.runs > 0 || undefined}>
        {t('list.runs', { count: row.runs })}
      </span>
      {row.state === 'draft' ? (
        <span className={classes.noSwitch} />
      ) : (
        <Switch
          checked={isOn}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
          aria-label={t('list.heard', { name: row.name })}
        />
      )}
      <LineMenu row={row} onDelete={onDelete} />
    </li>
  );
}

function LineMenu({ row, onDelete }: { row: ScenarioRow; onDelete: () => void }) {
  const { t } = useTranslation('scenarios');
  const duplicate = useScenarioChange(
    () => duplicateScenario(row.id),
    ({ name }) => toast(t('list.duplicated', { name })),
  );
  const download = useScenarioChange(() => downloadScenario(row.id));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('list.moreNamed', { name: row.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          renderRoot={(props) => <Link to="/scenarios/$scenarioId" params={{ scenarioId: String(row.id) }} {...props} />}
          leftSection={<IconPencil size={16} />}
        >
          {t('list.open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate.mutate(undefined)}>
          {t('list.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => download.mutate(undefined)}>
          {t('list.export')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={onDelete}>
          {t('list.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
