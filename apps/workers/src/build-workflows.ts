/** Bundles the workflows at build time, so that workers start without a bundler. */
import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';
import { BUNDLE_FILE, bundleOptions } from './temporal/workflow-bundle.js';

const { code } = await bundleWorkflowCode(bundleOptions());
await writeFile(BUNDLE_FILE, code);
