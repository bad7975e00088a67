import { RuleTester } from 'eslint'
import { after, describe, it } from 'node:test'
import parser from 'svelte-eslint-parser'
import tseslint from 'typescript-eslint'
import layers from './layers.js'
import words from './words.js'

Object.assign(RuleTester, { afterAll: after, describe, it })

new RuleTester({ languageOptions: { parser } }).run('words', words, {
  valid: [
    '<p>{m.hello()}</p>',
    '<p>12:30 · — ×</p>',
    '<Field label={m.name()} name="name" class="wide" />',
    '<style>p { color: red }</style>',
    '<p data-kind={`note`} style:color={`red`}></p>',
  ],
  invalid: [
    '<p>Hello</p>',
    '<p>{"Hello"}</p>',
    '<p>{count} Über</p>',
    '<button aria-label="Close"></button>',
    '<Field label="Name" />',
    '<input placeholder={`Search ${what}`} />',
    '<img alt={"Ada"} />',
  ].map((code) => ({ code, errors: [{ messageId: 'words' }] })),
})

const options = [{ src: '/src', pairs: { sessions: ['people'] } }]
const at = (filename, code) => ({ filename: `/src/${filename}`, code, options })
const refused = (filename, code, messageId = 'layer') => ({ ...at(filename, code), errors: [{ messageId }] })

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('layers', layers, {
  valid: [
    at('ui/editor/keys.ts', "import { m } from '$lib/messages/messages'; import '../Button.svelte'; import 'svelte'"),
    at('sessions/log.ts', "import '$ui/Button.svelte'; import '$people/Person.svelte'; import './Turn.svelte'"),
    at('views/Today.ts', "import '$sessions/Log.svelte'; import '$settings/x'"),
    at('main.ts', "import { Ready } from '$wails/go/main/App'; import './App.svelte'"),
    at('goals/Goal.ts', "import type { coaching } from '$wails/go/models'"),
    at('goals/goals.svelte.ts', "import * as Goals from '$wails/go/coaching/Goals'"),
    at('lib/problem.ts', "import { problem } from '$wails/go/models'"),
  ],
  invalid: [
    refused('ui/Face.ts', "import '$people/Person.svelte'"),
    refused('ui/Face.ts', "import '../people/Person.svelte'"),
    refused('lib/x.ts', "import '$ui/Button.svelte'"),
    refused('people/x.ts', "import '$sessions/Log.svelte'"),
    refused('people/x.ts', "export { a } from '../sessions/a'"),
    refused('people/x.ts', "import '$views/People.svelte'"),
    refused('people/x.ts', "import '../App.svelte'"),
    refused('people/x.ts', "const a = import('$goals/a')"),
    refused('people/Card.ts', "import { Save } from '$wails/go/coaching/People'", 'bridge'),
    refused('views/Today.ts', "import { coaching } from '$wails/go/models'", 'bridge'),
  ],
})
