/** Sources are TypeScript with types that Node strips; Jest strips them in the same way, and nothing is compiled. */
const typescript = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.mjs' },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.greenlang/'],
}

export default {
  projects: [
    {
      ...typescript,
      displayName: 'unit',
      roots: ['<rootDir>/gateway', '<rootDir>/shared', '<rootDir>/subgraphs'],
      testMatch: ['**/src/**/*.test.ts'],
    },
  ],
}
