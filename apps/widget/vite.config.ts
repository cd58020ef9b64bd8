import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, defineConfig, type InlineConfig, type Plugin, type UserConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const source = (path: string): string => fileURLToPath(new URL(`src/widget/${path}`, import.meta.url));

const shared = {
  root,
  configFile: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies InlineConfig;

/** One file of a fixed name, without anything to fetch behind it. */
const single = (
  outDir: string,
  entry: string,
  fileName: string,
  format: 'iife' | 'es',
  define: Record<string, string> = {},
): InlineConfig => ({
  ...shared,
  logLevel: 'warn',
  define: { ...define, 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    minify: true,
    lib: { entry: source(entry), formats: [format], name: 'deskwire', fileName: () => fileName },
    rolldownOptions: { output: { exports: format === 'iife' ? 'none' : 'named' } },
  },
});

/**
 * The chat's file has its hash in its name. Behind it are built: the loader, which knows that name and is a classic script within a
 * function, as its names would be the site's names too; and the preview for the console.
 */
function thenTheOthers(): Plugin {
  let outDir = '';
  let chat = '';
  return {
    name: 'then-the-others',
    configResolved: (config) => void (outDir = config.build.outDir),
    writeBundle(_options, bundle) {
      chat = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
    },
    closeBundle: async () => {
      if (!chat) return;
      await build(single(outDir, 'loader/loader.ts', 'widget.js', 'iife', { CHAT_FILE: JSON.stringify(chat) }));
      await build(single(outDir, 'preview/preview.tsx', 'widget/preview.js', 'es'));
      await build(single(outDir, '../sdk/index.ts', 'widget/sdk.js', 'es'));
      compressAll(outDir);
    },
  };
}

/** Once here instead of with each answer. */
function compressAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|css|html|svg)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  }
}

export default defineConfig({
  ...shared,
  publicDir: 'public',
  plugins: [thenTheOthers()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/widget', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: source('chat/chat.ts'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'widget/assets/chat-[hash].js', chunkFileNames: 'widget/assets/[name]-[hash].js' },
    },
  },
} satisfies UserConfig);
