import type { ScenarioContent } from '../model/content.js';

export interface TrialPaneProps {
  scenarioId: number;
  content: ScenarioContent;
  /** Resolves when all that was drawn is saved, so that the trial plays what one sees. */
  saved: () => Promise<void>;
  onShow: (stepId: string) => void;
  onClose: () => void;
}

/** The phone simulator beside the canvas, playing the draft. */
export function TrialPane(_: TrialPaneProps) {
  return null;
}
