import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import classes from './resize-handle.module.css';

interface Props {
  label: string;
  width: number;
  limits: { min: number; max: number };
  /** The pane lies to the right of the handle: dragging left makes it wider. */
  reversed?: boolean;
  onChange(width: number): void;
}

const STEP = 16;

const clampTo = ({ min, max }: { min: number; max: number }, width: number): number => Math.min(max, Math.max(min, Math.round(width)));

/** The line between two panes: drag it, or focus it and press the arrows. */
export function ResizeHandle({ label, width, limits, reversed = false, onChange }: Props) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const sign = reversed ? -1 : 1;

  const move = (event: PointerEvent): void => {
    if (start.current) onChange(clampTo(limits, start.current.width + sign * (event.clientX - start.current.x)));
  };
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(clampTo(limits, width + sign * step));
  };

  return (
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      onKeyDown={key}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
    />
  );
}
