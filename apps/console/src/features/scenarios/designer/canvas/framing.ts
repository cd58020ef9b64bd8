import type { FitViewOptions } from '@xyflow/react';

/** The palette lies over the left of the canvas: what is fitted stands beside it. */
const BESIDE_PALETTE = { wide: '164px', narrow: '64px' } as const;
const NARROW = '(max-width: 767px)';
const STILL = '(prefers-reduced-motion: reduce)';

/** The whole scenario is in view. */
export const fitting = (): FitViewOptions => ({
  padding: { x: '24px', y: '24px', left: matchMedia(NARROW).matches ? BESIDE_PALETTE.narrow : BESIDE_PALETTE.wide },
  maxZoom: 1,
});

/** How the canvas moves by itself: in an instant for whoever wants no movement. */
export const moving = (): { duration: number } => ({ duration: matchMedia(STILL).matches ? 0 : 160 });
