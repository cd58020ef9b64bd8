import { createContext, use } from 'react';
import { create, useStore, type StoreApi, type UseBoundStore } from 'zustand';
import type { Complaint } from '../model/complaint.js';
import type { Designer, DesignerStore } from '../model/designer.js';
import type { Exit, Place } from '../model/edit.js';
import type { Size } from '../model/arrange.js';
import type { DraftSaver, Saver } from '../model/saver.js';

export const PANES = ['step', 'triggers', 'settings', 'revisions', 'runs', 'complaints'] as const;
export type Pane = (typeof PANES)[number];

/** A window that lies over the designer. */
export type OpenWindow =
  /** Choosing what comes next: a new step, or one that is there. */
  | { kind: 'next'; from: Exit | null; at: Place | null }
  /** Choosing which way out to lead somewhere. */
  | { kind: 'exit'; stepId: string }
  | { kind: 'search' }
  | { kind: 'publish' };

/** Where the steps are seen: the canvas, or the list. */
export interface Stage {
  /** Brings a step into view and gives it the focus, unless it is to stay where it is. */
  show: (stepId: string, options?: { focus?: boolean }) => void;
  fit: () => void;
  zoom: (by: 'in' | 'out') => void;
  /** The middle of what is seen; null where nothing has a place. */
  middle: () => Place | null;
  sizes: () => ReadonlyMap<string, Size>;
}

export interface View {
  pane: Pane | null;
  trial: boolean;
  window: OpenWindow | null;
  complaints: readonly Complaint[];
  byStep: ReadonlyMap<string, Complaint[]>;
  stage: Stage | null;
}

export type ViewStore = UseBoundStore<StoreApi<View>>;

export const createView = (pane: Pane | null): ViewStore =>
  create<View>(() => ({ pane, trial: false, window: null, complaints: [], byStep: new Map(), stage: null }));

/** All that the parts of the designer share, for as long as one scenario is open. */
export interface Workshop {
  scenarioId: number;
  designer: DesignerStore;
  saver: DraftSaver;
  view: ViewStore;
}

export const WorkshopContext = createContext<Workshop | null>(null);

export function useWorkshop(): Workshop {
  const workshop = use(WorkshopContext);
  if (!workshop) throw new Error('This is a part of the designer');
  return workshop;
}

export const useDesigner = <T>(select: (designer: Designer) => T): T => useStore(useWorkshop().designer, select);
export const useView = <T>(select: (view: View) => T): T => useStore(useWorkshop().view, select);
export const useSaver = <T>(select: (saver: Saver) => T): T => useStore(useWorkshop().saver.store, select);

export const open = (view: ViewStore, window: OpenWindow | null): void => view.setState({ window });

export function setComplaints(view: ViewStore, complaints: readonly Complaint[]): void {
  const byStep = new Map<string, Complaint[]>();
  for (const complaint of complaints) {
    if (complaint.stepId !== null) byStep.set(complaint.stepId, [...(byStep.get(complaint.stepId) ?? []), complaint]);
  }
  view.setState({ complaints, byStep });
}

/** Chooses a step and brings it into view, wherever the designer is at the moment. */
export function showStep({ designer, view }: Workshop, stepId: string): void {
  designer.getState().choose([stepId]);
  view.setState({ pane: 'step' });
  view.getState().stage?.show(stepId);
}

/** Brings a step into view and leaves open what led there. */
export function pointAt({ designer, view }: Workshop, stepId: string): void {
  designer.getState().choose([stepId]);
  view.getState().stage?.show(stepId);
}
