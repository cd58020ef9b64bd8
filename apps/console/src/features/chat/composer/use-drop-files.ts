import { useState, type DragEvent } from 'react';
import { useMay } from '../../../api/use-may.js';
import { attachFiles } from '../sending/attach-files.js';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files dropped anywhere on the dialog go into its composer. */
export function useDropFiles(dialogId: number) {
  const [depth, setDepth] = useState(0);
  if (useMay('write_messages') === false) return { over: false, handlers: {} };
  return {
    over: depth > 0,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (hasFiles(event)) setDepth((count) => count + 1);
      },
      onDragLeave: (event: DragEvent) => {
        if (hasFiles(event)) setDepth((count) => Math.max(0, count - 1));
      },
      onDragOver: (event: DragEvent) => {
        if (hasFiles(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        setDepth(0);
        if (!hasFiles(event)) return;
        event.preventDefault();
        attachFiles(dialogId, [...event.dataTransfer.files]);
      },
    },
  };
}
