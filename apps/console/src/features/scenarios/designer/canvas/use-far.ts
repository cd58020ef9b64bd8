import { useStore } from '@xyflow/react';

/** From so far nobody can read what stands in a step. */
const READABLE_FROM = 0.45;

/** Whether the canvas is seen from so far that its steps are boxes with a title: hundreds of them must move smoothly. */
export const useFar = (): boolean => useStore(({ transform }) => transform[2] < READABLE_FROM);
