import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode, type BundleOptions, type WorkflowBundleOption } from '@temporalio/worker';

/** Where the build leaves the bundle, seen from the compiled file. */
export const BUNDLE_FILE = fileURLToPath(new URL('../../../../workflow-bundle.js', import.meta.url));

/** Compiled sources import each other as they lie in dist; TypeScript sources by the condition `source`. */
export function bundleOptions(): BundleOptions {
  const compiled = fileURLToPath(new URL('../../../../workflows/src/index.js', import.meta.url));
  const sources = compiled.replace(/\.js$/, '.ts');
  const fromSources = !existsSync(compiled);
  return {
    workflowsPath: fromSources ? sources : compiled,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => {
      config.resolve = { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } };
      if (fromSources) config.resolve.conditionNames = ['source', 'import', 'require', 'node', 'default'];
      return config;
    },
  };
}

/** The bundle of the build, or one made now where nothing was built. */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
  return existsSync(BUNDLE_FILE) ? { codePath: BUNDLE_FILE } : bundleWorkflowCode(bundleOptions());
}
