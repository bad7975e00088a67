import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { plainIcons } from './icons.ts'

const src = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url))

export default defineConfig({
  plugins: [plainIcons(), svelte(), svelteTesting()],
  resolve: {
    alias: {
      $lib: src('lib'),
      $ui: src('ui'),
      $people: src('people'),
      $sessions: src('sessions'),
      $notes: src('notes'),
      $goals: src('goals'),
      $actions: src('actions'),
      $kudos: src('kudos'),
      $agenda: src('agenda'),
      $stream: src('stream'),
      $feedback: src('feedback'),
      $metrics: src('metrics'),
      $items: src('items'),
      $files: src('files'),
      $library: src('library'),
      $evidence: src('evidence'),
      $pairing: src('pairing'),
      $sharing: src('sharing'),
      $recap: src('recap'),
      $settings: src('settings'),
      $views: src('views'),
      $wails: fileURLToPath(new URL('./wailsjs', import.meta.url)),
    },
  },
  build: {
    // The oldest webview that is supported: macOS 13's Safari 16.
    target: 'safari16',
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    modulePreload: { polyfill: false }, // the files come from memory
    rolldownOptions: {
      output: {
        charset: 'ascii',
        // What the first screen needs comes in one piece, the editor and the other screens after it in one each: every file
        // costs a way through the webview. What few people open, like the preview of a PDF file, stays by itself.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'editor', test: /\/ui\/editor\/Editor\.svelte$/ },
            { name: 'screens', test: /\/src\/views\/(?!StartupProblem)\w+\.svelte$|\/SessionPicker\.svelte$/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // What puts other modules in the place of real ones is alone with them; the rest shares one page and one reading of all modules.
    projects: [
      { extends: true, test: { name: 'together', include: ['src/**/*.test.ts'], exclude: ['src/**/*.alone.*'], isolate: false } },
      { extends: true, test: { name: 'alone', include: ['src/**/*.alone.*'] } },
    ],
    setupFiles: ['src/lib/testing.ts'],
    // Generous: property tests and a busy machine share the same clock.
    testTimeout: 30_000,
  },
})
