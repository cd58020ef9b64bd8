import { Loader } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../ui/use-width.js';
import { TrialPane } from '../trial/trial-pane.js';
import { ConflictBanner } from './conflict-banner.js';
import classes from './designer.module.css';
import { Outline } from './outline/outline.js';
import { SidePane } from './panes/side-pane.js';
import type { DesignerSearch } from './search.js';
import { TopBar } from './top-bar.js';
import { useDesignerActions } from './use-designer-actions.js';
import { useClipboard } from './use-clipboard.js';
import { useKeptInStep } from './use-kept-in-step.js';
import { useLeaving } from './use-leaving.js';
import { OpenWindow } from './windows/open-window.js';
import { showStep, useDesigner, useSaver, useView, useWorkshop } from './workshop.js';

const Canvas = lazy(() => import('./canvas/canvas.js'));

/** The designer's page: what it is called, the drawing or the list, and what is said of the chosen step. */
export function Desk() {
  const { t } = useTranslation('scenarios');
  const name = useSaver((saver) => saver.name);
  const pane = useView((view) => view.pane);
  const narrow = useNarrow();
  const view = useShownAs();
  useDesignerActions(view);
  useClipboard();
  useKeptInStep();
  useChosenByAddress();
  useRunByAddress();
  useEffect(() => {
    document.title = `${name} · Deskwire`;
  }, [name]);
  const coversAll = narrow && pane !== null;
  return (
    <div className={classes.page} data-whole-window={narrow || undefined}>
      <TopBar view={view} />
      <ConflictBanner />
      <div className={classes.body}>
        {coversAll ? null : view === 'list' ? (
          <Outline />
        ) : (
          <Suspense fallback={<Waiting label={t('designer.loading')} />}>
            <Canvas />
          </Suspense>
        )}
        {pane !== null ? <SidePane /> : null}
        <Trial />
      </div>
      <OpenWindow />
      <Leaving />
    </div>
  );
}

/** On a narrow screen a list is easier to use than a drawing, unless somebody wants it. */
function useShownAs(): 'canvas' | 'list' {
  const narrow = useNarrow();
  const { view } = useSearch({ strict: false }) as DesignerSearch;
  return view ?? (narrow ? 'list' : 'canvas');
}

/**
 * A link to a step chooses it, and brings it into view once there is something to see it on; afterwards one goes where one likes. The
 * form is there before the canvas: whoever is at work in it by then keeps the focus.
 */
function useChosenByAddress(): void {
  const { designer, view } = useWorkshop();
  const { step } = useSearch({ strict: false }) as DesignerSearch;
  const stage = useView((state) => state.stage);
  const shown = useRef<string>(undefined);
  const isAtWork = useRef(false);
  useEffect(() => {
    if (step === undefined) return;
    isAtWork.current = false;
    const begin = (): void => void (isAtWork.current = true);
    document.addEventListener('focusin', begin, { once: true });
    return () => document.removeEventListener('focusin', begin);
  }, [step]);
  useEffect(() => {
    if (step === undefined) return;
    designer.getState().choose([step]);
    // Without a canvas (on a narrow screen, in the list) the form is what shows it.
    view.setState({ pane: 'step' });
  }, [designer, view, step]);
  useEffect(() => {
    if (step === undefined || !stage || shown.current === step) return;
    shown.current = step;
    stage.show(step, { focus: !isAtWork.current });
  }, [stage, step]);
}

/** A link to a run opens the pane that shows it. */
function useRunByAddress(): void {
  const { view } = useWorkshop();
  const { run } = useSearch({ strict: false }) as DesignerSearch;
  useEffect(() => {
    if (run !== undefined) view.setState({ pane: 'runs' });
  }, [view, run]);
}

function Waiting({ label }: { label: string }) {
  return (
    <div className={classes.loading} role="status">
      <Loader />
      <span className="visually-hidden">{label}</span>
    </div>
  );
}

function Trial() {
  const workshop = useWorkshop();
  const trial = useView((view) => view.trial);
  const content = useDesigner((designer) => designer.content);
  if (!trial) return null;
  return (
    <TrialPane
      scenarioId={workshop.scenarioId}
      content={content}
      saved={() => workshop.saver.flush()}
      onShow={(stepId) => showStep(workshop, stepId)}
      onClose={() => workshop.view.setState({ trial: false })}
    />
  );
}

function Leaving() {
  return useLeaving();
}
