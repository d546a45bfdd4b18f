/** Imports point inwards: app → features → domain → shared/kernel. `npm run check` holds everybody to it. */
const domainTests = '\\.test\\.ts$'

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-knows-only-the-kernel',
      comment: 'The law is pure functions: no package, no database, no GraphQL, no clock.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/src/domain/', pathNot: domainTests },
      to: { pathNot: ['^subgraphs/$1/src/domain/', '^shared/kernel/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/(features|events|jobs|reference)/' },
      to: { path: '^subgraphs/[^/]+/src/(app|main|resolvers)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'subgraphs-do-not-know-each-other',
      comment: 'The gateway joins their data, events carry news between them.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: ['^subgraphs/(?!$1/)', '^gateway/', '^bin/'] },
    },
    {
      name: 'gateway-knows-no-subgraph',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: ['^subgraphs/', '^bin/'] },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/[^/]+/test/' },
      to: { path: ['^subgraphs/', '^gateway/', '^bin/', '^test/'] },
    },
    {
      name: 'kernel-is-the-innermost',
      severity: 'error',
      from: { path: '^shared/kernel/src/', pathNot: domainTests },
      to: { path: '^shared/(?!kernel/)' },
    },
    {
      name: 'sources-do-not-know-tests',
      severity: 'error',
      from: { path: '/src/', pathNot: domainTests },
      to: { path: ['^test/', domainTests] },
    },
    {
      name: 'shield-has-one-door',
      severity: 'error',
      from: { pathNot: '^shared/rights/src/load-shield\\.ts$' },
      to: { path: 'node_modules/graphql-(shield|middleware)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/generated/', 'node_modules/(?!graphql-(shield|middleware))'] },
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
    progress: { type: 'none' },
  },
}
