import { exportScenario } from '../../../api/scenarios.js';

const NOT_IN_FILE_NAMES = /[\\/:*?"<>|\u0000-\u001f]+/g;

/** Hands the scenario to the person as a file. */
export async function downloadScenario(id: number): Promise<void> {
  const document_ = await exportScenario(id);
  const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${document_.name.replace(NOT_IN_FILE_NAMES, ' ').trim() || 'scenario'}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
