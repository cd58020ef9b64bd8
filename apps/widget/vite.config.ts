import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin, type UserConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const source = (path: string): string => fileURLToPath(new URL(`src/widget/${path}`, import.meta.url));

const shared = {
  root,
  configFile: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies InlineConfig;

/** The script that sites embed: one classic script of a fixed name, which knows where the chat of this build is. */
const loader = (outDir: string, chat: string): InlineConfig => ({
  ...shared,
  logLevel: 'warn',
  define: { CHAT_FILE: JSON.stringify(chat) },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    // Within a function: a classic script's names would be the site's names too.
    lib: { entry: source('loader/loader.ts'), formats: ['iife'], name: 'deskwire', fileName: () => 'widget.js' },
    rolldownOptions: { output: { exports: 'none' } },
  },
});

/** The chat's file has its hash in its name; the loader is built behind it. */
function thenTheLoader(): Plugin {
  let outDir = '';
  let chat = '';
  return {
    name: 'then-the-loader',
    configResolved: (config) => void (outDir = config.build.outDir),
    writeBundle(_options, bundle) {
      chat = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
    },
    closeBundle: async () => {
      if (chat) await build(loader(outDir, chat));
    },
  };
}

export default defineConfig({
  ...shared,
  plugins: [thenTheLoader()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/widget', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: source('chat/chat.tsx'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'widget/assets/chat-[hash].js', chunkFileNames: 'widget/assets/[name]-[hash].js' },
    },
  },
} satisfies UserConfig);
