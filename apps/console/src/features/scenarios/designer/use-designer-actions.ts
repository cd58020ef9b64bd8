import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../../../ui/actions/registry.js';
import { toastError } from '../../../ui/toast.js';
import { useNarrow } from '../../../ui/use-width.js';
import { arrangeSteps } from './arrange-steps.js';
import { fragmentOf } from '../model/fragment.js';
import { placeAfter } from '../model/place.js';
import { open, showStep, useDesigner, useView, useWorkshop, type Workshop } from './workshop.js';

/** What the keys and buttons of the designer do. */
export function useDesignerActions(shownAs: 'canvas' | 'list'): void {
  const workshop = useWorkshop();
  const { designer, view, saver } = workshop;
  const navigate = useNavigate();
  const narrow = useNarrow();
  const hasChoice = useDesigner(({ chosen }) => chosen.size > 0);
  const hasLine = useDesigner(({ line }) => line !== null);
  const hasCurrent = useDesigner(({ current }) => current !== null);
  const hasSteps = useDesigner(({ content }) => content.steps.length > 0);
  const canUndo = useDesigner(({ history }) => history.done.length > 0);
  const canRedo = useDesigner(({ history }) => history.undone.length > 0);
  const hasComplaints = useView(({ complaints }) => complaints.length > 0);
  const now = designer.getState;

  useAction('steps.add', () => open(view, { kind: 'next', from: null, at: null }));
  useAction('steps.lead', () => open(view, { kind: 'exit', stepId: now().current ?? '' }), hasCurrent);
  useAction('steps.edit', () => edit(workshop), hasCurrent);
  useAction('steps.start', () => now().setStart(now().current ?? ''), hasCurrent);
  useAction('steps.undo', () => now().undo(), canUndo);
  useAction('steps.redo', () => now().redo(), canRedo);
  useAction('steps.duplicate', () => duplicate(workshop), hasChoice);
  useAction('steps.remove', () => remove(workshop), hasChoice || hasLine);
  useAction('steps.all', () => now().choose(now().content.steps.map(({ id }) => id)), hasSteps);
  useAction('steps.search', () => open(view, { kind: 'search' }), hasSteps);
  useAction('steps.arrange', () => void arrangeSteps(workshop), hasSteps);
  useAction('steps.fit', () => view.getState().stage?.fit());
  useAction('steps.zoomIn', () => view.getState().stage?.zoom('in'));
  useAction('steps.zoomOut', () => view.getState().stage?.zoom('out'));
  useAction('steps.view', () => {
    // On a narrow screen the pane would hide what one has asked for.
    if (narrow) view.setState({ pane: null });
    const other = shownAs === 'list' ? 'canvas' : 'list';
    void navigate({ to: '.', search: (old: object) => ({ ...old, view: other }), replace: true } as Parameters<typeof navigate>[0]);
  });
  useAction('steps.complaint', () => nextComplaint(workshop), hasComplaints);
  useAction('steps.save', () => void saver.flush().catch((error: unknown) => toastError(error)));
  useAction('steps.publish', () => open(view, { kind: 'publish' }));
  useAction('steps.try', () => tryOrStop(workshop));
}

function edit({ view }: Workshop): void {
  view.setState({ pane: 'step' });
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-region="pane"] [role="tabpanel"] :is(input, textarea, select, button)')?.focus(),
  );
}

function duplicate({ designer, view }: Workshop): void {
  const { content, chosen, insert } = designer.getState();
  const first = content.steps.find(({ id }) => chosen.has(id));
  if (!first) return;
  insert(fragmentOf(content, chosen), placeAfter(content, first.id), true);
  const [added] = designer.getState().chosen;
  if (added !== undefined) view.getState().stage?.show(added);
}

function remove({ designer }: Workshop): void {
  const { chosen, line, remove: removeSteps, cut } = designer.getState();
  if (line) cut([line]);
  else removeSteps(chosen);
}

function nextComplaint(workshop: Workshop): void {
  const ids = [...workshop.view.getState().byStep.keys()];
  const { current } = workshop.designer.getState();
  const next = ids[(ids.indexOf(current ?? '') + 1) % ids.length];
  if (next === undefined) workshop.view.setState({ pane: 'complaints' });
  else showStep(workshop, next);
}

/** The phone stands beside the drawing; an empty pane between them would only take its place. */
function tryOrStop({ designer, view }: Workshop): void {
  const { trial, pane } = view.getState();
  const isEmpty = pane === 'step' && designer.getState().current === null;
  view.setState({ trial: !trial, pane: !trial && isEmpty ? null : pane });
}
