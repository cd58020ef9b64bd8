import { toastError } from '../../../ui/toast.js';
import type { Workshop } from './workshop.js';

/** The layout is computed by a library that is fetched when it is first wanted. */
export async function arrangeSteps({ designer, view }: Workshop): Promise<void> {
  try {
    const { arrange } = await import('../model/arrange.js');
    const { content, chosen, move } = designer.getState();
    move(arrange(content, view.getState().stage?.sizes() ?? new Map(), chosen));
    requestAnimationFrame(() => view.getState().stage?.fit());
  } catch (error) {
    toastError(error);
  }
}
