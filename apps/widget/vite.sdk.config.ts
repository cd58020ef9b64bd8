import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The SDK as the package that package.json describes: one ES module, whose types `tsc -p tsconfig.sdk.json` lays beside it. */
export default defineConfig({
  publicDir: false,
  root: path('.'),
  build: {
    outDir: path('dist'),
    target: 'es2022',
    minify: false,
    lib: { entry: path('src/sdk/index.ts'), formats: ['es'], fileName: () => 'sdk.js' },
  },
});
