import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './src/desk/build/compress-plugin.ts'
import { messages } from './src/desk/build/messages-plugin.ts'
import { tokensPage } from './src/tokens/page/page-plugin.ts'

export default defineConfig({
  root: 'src/desk',
  base: '/desk/',
  plugins: [
    react(),
    messages({
      folder: 'reference/messages',
      serverOnly: ['documents', 'portal', 'printing', 'report', 'tokens'],
    }),
    compress(new URL('dist/desk', import.meta.url).pathname),
    tokensPage(new URL('dist/tokens', import.meta.url).pathname),
  ],
  server: {
    port: Number(process.env.DESK_PORT ?? 4310),
    strictPort: true,
    host: '127.0.0.1',
    // The server takes changes only from its own pages, so the proxy speaks as one of them.
    proxy: {
      '/api': {
        target: 'http://127.0.0.1:3000',
        changeOrigin: true,
        headers: { origin: 'http://localhost:3000' },
      },
    },
  },
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // Phones and office computers that no longer get updates; <dialog> is the newest thing the desk needs.
    target: ['chrome90', 'edge90', 'firefox98', 'safari15.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Without this every part shared by two screens becomes a request of its own on a slow line.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'parts',
              test: /src[\\/]desk[\\/](parts|forms|use-|api|session\.|languages|reference|passkeys|texts|i18n)|preload-helper|defineProperty/,
            },
          ],
        },
      },
    },
  },
})
