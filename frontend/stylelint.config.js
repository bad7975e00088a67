// Colours and sizes have one home, styles/tokens.css: everything else uses its names.
const colours = ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color']

export default {
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': colours,
    // A media query cannot read a token.
    'unit-disallowed-list': [['px'], { ignoreMediaFeatureNames: { px: [/width/, /height/] } }],
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': true,
    'no-duplicate-selectors': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
  },
  overrides: [
    { files: ['**/*.svelte'], customSyntax: 'postcss-html' },
    {
      files: ['src/styles/tokens.css'],
      rules: { 'color-no-hex': null, 'color-named': null, 'function-disallowed-list': null, 'unit-disallowed-list': null, 'no-duplicate-selectors': null },
    },
  ],
}
