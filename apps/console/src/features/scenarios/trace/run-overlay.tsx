import type { ScenarioContent } from '../model/content.js';

export interface RunOverlayProps {
  scenarioId: number;
  content: ScenarioContent;
  /** Brings a step into view and chooses it. */
  onShow: (stepId: string) => void;
}

/** The pane "Runs" of the designer: runs of this scenario, and one of them step by step; marks its steps by `StepMark`. */
export function RunOverlay(_: RunOverlayProps) {
  return null;
}
