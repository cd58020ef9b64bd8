import { useMay } from '../../api/use-may.js';

/** Whether whoever looks draws scenarios; undefined until it is known who looks. */
export function useMayDraw(): boolean | undefined {
  return useMay('manage_scenarios');
}
