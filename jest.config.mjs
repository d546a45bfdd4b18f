/** Sources are TypeScript with types that Node strips; Jest strips them in the same way, and nothing is compiled. */
const typescript = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/harness/strip-types.mjs' },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.greenlang/'],
}
const workspaces = ['<rootDir>/gateway', '<rootDir>/shared', '<rootDir>/subgraphs']

export default {
  projects: [
    // needs nothing running
    { ...typescript, displayName: 'unit', roots: workspaces, testMatch: ['**/src/**/*.test.ts'] },
    // one part on real servers
    {
      ...typescript,
      displayName: 'part',
      roots: workspaces,
      testMatch: ['**/{shared,subgraphs,gateway}/*/test/**/*.test.ts', '**/gateway/test/**/*.test.ts'],
    },
    // the whole platform as its users see it
    { ...typescript, displayName: 'story', roots: ['<rootDir>/test'], testMatch: ['**/test/*/**/*.test.ts'] },
  ],
}
