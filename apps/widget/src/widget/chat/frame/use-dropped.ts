import type { TargetedDragEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';

type Drag = TargetedDragEvent<HTMLElement>;

/** Files that are dragged over the window, and let go there. */
export function useDropped(add: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  // Entering a part of the window comes before leaving the one around it.
  const depth = useRef(0);
  const withFiles = (event: Drag): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const on = {
    onDragEnter: (event: Drag) => {
      if (!withFiles(event)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragLeave: (event: Drag) => {
      if (!withFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    },
    onDragOver: (event: Drag) => {
      if (withFiles(event)) event.preventDefault();
    },
    onDrop: (event: Drag) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    },
  };
  return { over, on };
}
