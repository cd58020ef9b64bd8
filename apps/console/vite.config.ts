import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const api = process.env.API_URL ?? 'http://localhost:3000';
const proxied = { target: api, changeOrigin: false };

export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 41100,
    strictPort: true,
    proxy: {
      '/api': proxied,
      '/docs': proxied,
      '/schemas': proxied,
      '/widget': proxied,
      // `/simulator` itself is a page of the console; everything below it is the simulator's server.
      '/simulator/': proxied,
      '/ws': { target: api.replace(/^http/, 'ws'), ws: true },
    },
  },
  preview: { port: 41101 },
});
