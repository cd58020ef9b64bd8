import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelLimits } from '../../../sdk/index.js';
import type { Speech } from '../../texts/format.js';
import { chooseFiles } from './file-rules.js';

/** A file that is chosen and not sent; `preview` shows a picture from the disk. */
export interface DraftFile {
  id: number;
  file: File;
  preview: string | undefined;
}

let made = 0;

/** The files beside the text that is being written. */
export function useFiles(limits: ChannelLimits | undefined, speech: Speech) {
  const [files, setFiles] = useState<DraftFile[]>([]);
  const [problems, setProblems] = useState<string[]>([]);
  const add = useCallback(
    (given: readonly File[]) => {
      if (!limits || given.length === 0) return;
      const { taken, problems: refused } = chooseFiles(given, files.length, limits, speech);
      setProblems(refused);
      setFiles((before) => [...before, ...taken.map(drafted)]);
    },
    [limits, speech, files.length],
  );
  const remove = useCallback((id: number) => {
    setProblems([]);
    setFiles((before) => before.filter((one) => one.id !== id));
  }, []);
  const clear = useCallback(() => {
    setFiles([]);
    setProblems([]);
  }, []);
  return { files, problems, add, remove, clear };
}

const drafted = (file: File): DraftFile => {
  made += 1;
  return { id: made, file, preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined };
};

/** What sent files look like, by their message, so that no picture is fetched again that came from here. */
export function usePreviews() {
  const previews = useRef(new Map<string, string>());
  useEffect(() => {
    const known = previews.current;
    return () => known.forEach((url) => URL.revokeObjectURL(url));
  }, []);
  const keep = useCallback((messageKey: string, url: string | undefined) => {
    if (url) previews.current.set(messageKey, url);
  }, []);
  const previewOf = useCallback((messageKey: string) => previews.current.get(messageKey), []);
  return { keep, previewOf };
}
