import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconHistory, IconPower, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicateScenario, switchScenario } from '../../../api/scenarios.js';
import { toast } from '../../../ui/toast.js';
import { DeleteScenario } from '../list/delete-scenario.js';
import { downloadScenario } from '../list/download-scenario.js';
import { useScenarioChange } from '../list/use-scenario-change.js';
import { useRow } from './use-kept-in-step.js';
import { useWorkshop } from './workshop.js';

/** What is seldom done with the whole scenario. */
export function DesignerMenu() {
  const { t } = useTranslation('scenarios');
  const navigate = useNavigate();
  const { scenarioId, saver, view } = useWorkshop();
  const [deleting, setDeleting] = useState(false);
  const row = useRow();
  const duplicate = useScenarioChange(async () => {
    await saver.flush();
    const { id, name } = await duplicateScenario(scenarioId);
    toast(t('list.duplicated', { name }));
    await navigate({ to: '/scenarios/$scenarioId', params: { scenarioId: String(id) } });
  });
  const download = useScenarioChange(async () => {
    await saver.flush();
    await downloadScenario(scenarioId);
  });
  const turn = useScenarioChange((enabled: boolean) => switchScenario(scenarioId, enabled));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('designer.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {row && row.state !== 'draft' ? (
            <Menu.Item leftSection={<IconPower size={16} />} onClick={() => turn.mutate(row.state === 'disabled')}>
              {t(row.state === 'disabled' ? 'list.turnOn' : 'list.turnOff')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => view.setState({ pane: 'revisions' })}>
            {t('pane.revisions')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate.mutate(undefined)}>
            {t('list.duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => download.mutate(undefined)}>
            {t('list.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => setDeleting(true)}>
            {t('list.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && row ? (
        <DeleteScenario
          row={row}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: '/scenarios', ignoreBlocker: true })}
        />
      ) : null}
    </>
  );
}
