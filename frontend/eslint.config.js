import { defineConfig } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'
import layers from './lint/layers.js'
import words from './lint/words.js'

// Which feature may use another one; every further pair is a decision.
const pairs = {
  sessions: ['people', 'notes', 'goals'],
  notes: ['people'],
  goals: ['people', 'actions', 'evidence'],
  actions: ['people', 'library', 'evidence'],
  kudos: ['people'],
  stream: ['people'],
  feedback: ['people'],
  items: ['people', 'notes', 'metrics', 'feedback', 'library', 'evidence'],
  evidence: ['people', 'library'],
  pairing: ['people'],
  sharing: ['people', 'pairing', 'files'],
  recap: ['people', 'settings'],
}

const src = fileURLToPath(new URL('./src', import.meta.url))

export default defineConfig(
  { ignores: ['dist', 'wailsjs', 'src/lib/messages', 'project.inlang', 'test-results'] },
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'svelte/no-unused-svelte-ignore': 'off', // svelte-check says so, and knows all of its own warnings
      'svelte/prefer-svelte-reactivity': 'off', // a Set that no screen reads may be a plain one
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { alongside: { rules: { layers, words } } },
    rules: {
      'alongside/layers': ['error', { src, pairs }],
      'svelte/no-at-html-tags': 'error',
    },
  },
  { files: ['src/**/*.svelte'], rules: { 'alongside/words': 'error' } },
  {
    files: ['src/**/*.test.ts'],
    ignores: ['src/**/*.alone.*'],
    rules: { 'no-restricted-properties': ['error', { object: 'vi', property: 'mock', message: 'Tests share their modules. Name a file that replaces one *.alone.test.ts.' }] },
  },
)
