import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconLayoutSidebarRight, IconListTree, IconSend, IconSitemap } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, HintTooltip } from '../../../ui/actions/action-button.js';
import { runAction } from '../../../ui/actions/registry.js';
import { StateMark } from '../list/state-mark.js';
import { ComplaintButton } from './complaint-button.js';
import classes from './designer.module.css';
import { DesignerMenu } from './designer-menu.js';
import { SaveState } from './save-state.js';
import { useRow } from './use-kept-in-step.js';
import { useSaver, useView, useWorkshop } from './workshop.js';

/** What the scenario is called, how it stands, and what is done with the whole of it. */
export function TopBar({ view: shownAs }: { view: 'canvas' | 'list' }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const { view } = useWorkshop();
  const row = useRow();
  const pane = useView((state) => state.pane);
  return (
    <header className={classes.bar} data-region="head">
      <ActionIcon renderRoot={(props) => <Link to="/scenarios" {...props} />} aria-label={t('scenarios:designer.toList')}>
        <IconArrowLeft size={20} />
      </ActionIcon>
      <h1 className="visually-hidden">{t('scenarios:list.title')}</h1>
      <Name />
      {row ? <StateMark row={row} /> : null}
      <SaveState />
      <span className={classes.gap} />
      <span className={classes.group}>
        <ActionButton action="steps.undo" />
        <ActionButton action="steps.redo" />
        <ActionButton action="steps.add" />
        <ActionButton
          action="steps.view"
          label={t(shownAs === 'list' ? 'scenarios:designer.asCanvas' : 'scenarios:designer.asList')}
          icon={shownAs === 'list' ? <IconSitemap size={18} stroke={1.75} /> : <IconListTree size={18} stroke={1.75} />}
        />
        <ComplaintButton />
        <HintTooltip label={t('scenarios:designer.pane')}>
          <ActionIcon
            aria-label={t('scenarios:designer.pane')}
            aria-pressed={pane !== null}
            onClick={() => view.setState({ pane: pane === null ? 'step' : null })}
          >
            <IconLayoutSidebarRight size={18} stroke={1.75} />
          </ActionIcon>
        </HintTooltip>
        <ActionButton action="steps.try" />
        <DesignerMenu />
      </span>
      <HintTooltip label={t('ui:actions.steps.publish')} action="steps.publish">
        <Button size="compact-sm" leftSection={<IconSend size={14} />} onClick={() => runAction('steps.publish')}>
          {t('scenarios:publish.action')}
        </Button>
      </HintTooltip>
    </header>
  );
}

/** Saved when one leaves the field; an empty name is none. */
function Name() {
  const { t } = useTranslation('scenarios');
  const { saver } = useWorkshop();
  const name = useSaver((state) => state.name);
  const [draft, setDraft] = useState(name);
  useEffect(() => setDraft(name), [name]);
  const done = (): void => {
    if (draft.trim() && draft.trim() !== name) saver.rename(draft.trim());
    else setDraft(name);
  };
  return (
    <TextInput
      className={classes.name}
      variant="unstyled"
      aria-label={t('designer.name')}
      maxLength={100}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(name);
      }}
    />
  );
}
