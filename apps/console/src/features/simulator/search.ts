export interface SimulatorSearch {
  /** Key of the channel to write to. */
  channel?: string;
}

export const simulatorSearch = ({ channel }: Record<string, unknown>): SimulatorSearch => (typeof channel === 'string' ? { channel } : {});
