import { ActionIcon, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconHistory, IconPencil, IconRoute, IconSettings, IconX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { HintTooltip } from '../../../../ui/actions/action-button.js';
import { useNarrow } from '../../../../ui/use-width.js';
import { RunOverlay } from '../../trace/run-overlay.js';
import { PANES, pointAt, showStep, useDesigner, useView, useWorkshop, type Pane } from '../workshop.js';
import { ComplaintsPane } from './complaints-pane.js';
import classes from './panes.module.css';
import { RevisionsPane } from './revisions-pane.js';
import { SettingsPane } from './settings-pane.js';
import { StepPane } from './step-pane.js';
import { TriggersPane } from './triggers-pane.js';

const ICONS: Record<Pane, Icon> = {
  step: IconPencil,
  triggers: IconBolt,
  settings: IconSettings,
  revisions: IconHistory,
  runs: IconRoute,
  complaints: IconAlertTriangle,
};

/** Beside the drawing: the chosen step, and what belongs to the scenario as a whole. */
export function SidePane() {
  const { t } = useTranslation(['scenarios', 'ui']);
  const { view } = useWorkshop();
  const pane = useView((state) => state.pane) ?? 'step';
  return (
    <aside className={classes.pane} aria-label={t('scenarios:designer.pane')} data-region="pane">
      <Tabs value={pane} onChange={(value) => view.setState({ pane: value as Pane })} className={classes.tabs} keepMounted={false}>
        <div className={classes.head}>
          <Tabs.List className={classes.list}>
            {PANES.map((one) => {
              const Icon = ICONS[one];
              return (
                <HintTooltip key={one} label={t(`scenarios:pane.${one}`)}>
                  <Tabs.Tab value={one} aria-label={t(`scenarios:pane.${one}`)} className={classes.tab}>
                    <Icon size={18} stroke={1.75} aria-hidden />
                  </Tabs.Tab>
                </HintTooltip>
              );
            })}
          </Tabs.List>
          <ActionIcon aria-label={t('ui:close')} onClick={() => view.setState({ pane: null })}>
            <IconX size={18} />
          </ActionIcon>
        </div>
        <Tabs.Panel value={pane} className={classes.panel}>
          <Content pane={pane} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

function Content({ pane }: { pane: Pane }) {
  switch (pane) {
    case 'step':
      return <StepPane />;
    case 'triggers':
      return <TriggersPane />;
    case 'settings':
      return <SettingsPane />;
    case 'revisions':
      return <RevisionsPane />;
    case 'complaints':
      return <ComplaintsPane />;
    case 'runs':
      return <Runs />;
  }
}

function Runs() {
  const workshop = useWorkshop();
  const narrow = useNarrow();
  const content = useDesigner((designer) => designer.content);
  return (
    <RunOverlay scenarioId={workshop.scenarioId} content={content} onShow={(stepId) => (narrow ? showStep : pointAt)(workshop, stepId)} />
  );
}
