import { Connection } from '@temporalio/client';
import { StartError, errorText } from '../start-error.js';

/** Checks the server that the user named. */
export async function checkTemporal(address: string, namespace: string): Promise<void> {
  try {
    await knowsNamespace(address, namespace);
  } catch (error) {
    const text = errorText(error);
    if (/namespace .*not found/i.test(text)) {
      throw new StartError(
        `The Temporal server at TEMPORAL_ADDRESS has no namespace "${namespace}"; make it (temporal operator namespace create ${namespace}) or set TEMPORAL_NAMESPACE.`,
        78,
      );
    }
    throw new StartError(
      `No Temporal server answers at TEMPORAL_ADDRESS (${text}); check the address, or leave it out to start one here.`,
      78,
    );
  }
}

async function knowsNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 3_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
